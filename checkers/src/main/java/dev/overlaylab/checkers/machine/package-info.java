/** The one door to a machine: commands, terminals and its engine, and nothing about what they mean. */
@NullMarked
package dev.overlaylab.checkers.machine;

import org.jspecify.annotations.NullMarked;
