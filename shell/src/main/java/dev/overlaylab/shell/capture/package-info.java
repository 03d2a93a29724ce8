/** Listening to a lab's wire: what is wanted of it, for how long, and where it goes. */
@NullMarked
package dev.overlaylab.shell.capture;

import org.jspecify.annotations.NullMarked;
