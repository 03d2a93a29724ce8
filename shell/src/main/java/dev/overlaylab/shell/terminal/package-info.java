/** Programs in pseudo-terminals, what those show, and leaving a terminal as it was found. */
@NullMarked
package dev.overlaylab.shell.terminal;

import org.jspecify.annotations.NullMarked;
