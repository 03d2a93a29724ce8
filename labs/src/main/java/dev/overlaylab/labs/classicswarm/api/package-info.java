/**
 * Docker's interface over a whole cluster: what one engine would answer, answered for all of them.
 *
 * <p>{@code Api} finds the call that a request means. Lists come from what is known of the engines; what is about one
 * container, one image or one network is handed on to an engine that has it and comes back unchanged, streams and
 * taken-over connections included; a new container goes where the scheduler says. Errors are said in classic Swarm's
 * words. They, and all of {@code docker info}, are English in every language, as those of any engine are.
 */
@NullMarked
package dev.overlaylab.labs.classicswarm.api;

import org.jspecify.annotations.NullMarked;
