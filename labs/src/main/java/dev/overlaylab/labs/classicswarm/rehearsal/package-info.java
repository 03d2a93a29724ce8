/**
 * What the image's build plays through once: its classes are then kept in the image as a running program wants them.
 *
 * <p>{@code Rehearsal} runs manager and agent as they are, against a {@code StandIn} for an engine and for Consul. A
 * program that does not get through it makes no image.
 */
@NullMarked
package dev.overlaylab.labs.classicswarm.rehearsal;

import org.jspecify.annotations.NullMarked;
