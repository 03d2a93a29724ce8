/** Checks of containers and of what is inside them. */
@NullMarked
package dev.overlaylab.checkers.catalogue.container;

import org.jspecify.annotations.NullMarked;
