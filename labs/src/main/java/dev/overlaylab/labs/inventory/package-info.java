/**
 * Lists of hosts that are somebody's already: {@code file -> Inventory -> InventoryHost}.
 *
 * <p>What kind of list a file is shows in its content. Nothing here asks a host.
 */
@NullMarked
package dev.overlaylab.labs.inventory;

import org.jspecify.annotations.NullMarked;
