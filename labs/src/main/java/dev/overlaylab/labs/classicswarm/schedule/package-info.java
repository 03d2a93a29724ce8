/**
 * Where a new container goes, as classic Swarm decided it: filters say which nodes are fit, a strategy which is best.
 *
 * <p>{@code ContainerWish + Candidates -> Filter… -> Strategy -> Candidate}; all of it is pure.
 */
@NullMarked
package dev.overlaylab.labs.classicswarm.schedule;

import org.jspecify.annotations.NullMarked;
