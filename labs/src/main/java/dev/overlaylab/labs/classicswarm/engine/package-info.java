/**
 * The engines of a cluster: who they are, whether they answer, and what they have.
 *
 * <p>{@code Cluster} is told addresses and keeps an {@code Engine} for each. A {@code Watch} asks it what it has,
 * listens to its events, and asks again every minute; a list is answered from memory, so that an engine that hangs
 * holds nobody up. Looking something up by name follows classic Swarm: {@code web}, {@code node/web}, an ID's beginning.
 */
@NullMarked
package dev.overlaylab.labs.classicswarm.engine;

import org.jspecify.annotations.NullMarked;
