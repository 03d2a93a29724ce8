/**
 * What a command printed, explained at the places that matter.
 *
 * <p>What is known about outputs is data: {@code outputs.rules} says where to look, the catalogue what it means; a step of a lab may say more of its own
 * commands. So the shell's
 * {@code explain} and the pages of the site say the same of the same output.
 */
@NullMarked
package dev.overlaylab.labs.explain;

import org.jspecify.annotations.NullMarked;
