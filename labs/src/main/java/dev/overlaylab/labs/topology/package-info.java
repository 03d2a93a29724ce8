/**
 * What is on the machines of a lab at one moment, and how it is drawn.
 *
 * <p>It is here because the shell's map and a page of the site show the same picture: one look at real machines, or one that
 * was captured, and pure functions from there.
 */
@NullMarked
package dev.overlaylab.labs.topology;

import org.jspecify.annotations.NullMarked;
