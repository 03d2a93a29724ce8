/** Checks of applications that Compose starts. */
@NullMarked
package dev.overlaylab.checkers.catalogue.compose;

import org.jspecify.annotations.NullMarked;
