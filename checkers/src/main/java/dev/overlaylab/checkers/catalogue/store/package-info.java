/** Checks of cluster stores and of the engines that use them. */
@NullMarked
package dev.overlaylab.checkers.catalogue.store;

import org.jspecify.annotations.NullMarked;
