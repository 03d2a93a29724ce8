/**
 * Proving a lab: a robot types at the real program in a pseudo-terminal, and every outcome is judged from outside, red and
 * green, brought back and forth, done wrong and undone.
 */
@NullMarked
package dev.overlaylab.shell.prove;

import org.jspecify.annotations.NullMarked;
