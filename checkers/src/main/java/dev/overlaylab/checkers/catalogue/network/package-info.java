/** Checks of networks, and of what reaches what over them. */
@NullMarked
package dev.overlaylab.checkers.catalogue.network;

import org.jspecify.annotations.NullMarked;
