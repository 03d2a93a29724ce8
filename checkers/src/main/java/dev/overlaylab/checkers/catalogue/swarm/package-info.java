/** Checks of a swarm: its members, its services, and the ways to them. */
@NullMarked
package dev.overlaylab.checkers.catalogue.swarm;

import org.jspecify.annotations.NullMarked;
