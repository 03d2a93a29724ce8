/** Playing a lab without a person: documented commands, checks before and after, one report. */
@NullMarked
package dev.overlaylab.shell.play;

import org.jspecify.annotations.NullMarked;
