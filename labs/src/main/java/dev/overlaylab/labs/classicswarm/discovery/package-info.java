/**
 * How the nodes of a cluster find each other: a list, a file, or a key-value store in which each keeps an entry alive.
 *
 * <p>Keys and time limits in the stores are those of the engines' own library, so that a cluster may have members of both
 * kinds: {@code PREFIX/docker/swarm/nodes/ADDRESS:PORT} with that address as its value.
 */
@NullMarked
package dev.overlaylab.labs.classicswarm.discovery;

import org.jspecify.annotations.NullMarked;
