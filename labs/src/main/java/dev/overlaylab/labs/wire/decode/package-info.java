/** The layers of a frame, as far as labs speak of them. */
@NullMarked
package dev.overlaylab.labs.wire.decode;

import org.jspecify.annotations.NullMarked;
