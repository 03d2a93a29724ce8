/**
 * The docker-machine of the workstation: a script there asks, and this package answers, one class per sub-command.
 *
 * <p>What docker-machine itself prints stays as its documents show it; our own explanations are in the learner's language.
 */
@NullMarked
package dev.overlaylab.labs.cluster.dockermachine;

import org.jspecify.annotations.NullMarked;
