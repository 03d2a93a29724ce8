/**
 * Looks at hosts that are somebody's already: {@code InventoryHost -> trust -> HostFacts -> Findings -> LabFit}.
 *
 * <p>Nothing here changes a host.
 */
@NullMarked
package dev.overlaylab.labs.adopt;

import org.jspecify.annotations.NullMarked;
