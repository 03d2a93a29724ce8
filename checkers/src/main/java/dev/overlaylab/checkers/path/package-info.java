/** Why one container does not reach another: the way between them, hop by hop, to the first that is broken. */
@NullMarked
package dev.overlaylab.checkers.path;

import org.jspecify.annotations.NullMarked;
