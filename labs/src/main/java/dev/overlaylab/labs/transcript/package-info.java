/** What a proof captured of a lab: the commands that were typed, what they printed, and the verdicts. */
@NullMarked
package dev.overlaylab.labs.transcript;

import org.jspecify.annotations.NullMarked;
