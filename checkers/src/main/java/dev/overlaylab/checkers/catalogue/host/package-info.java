/** Checks of hosts, before and beneath Docker. */
@NullMarked
package dev.overlaylab.checkers.catalogue.host;

import org.jspecify.annotations.NullMarked;
