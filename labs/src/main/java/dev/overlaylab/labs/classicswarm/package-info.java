/**
 * Classic Swarm's endpoint and agent, rebuilt: what runs in the container image {@code swarm} on a lab's machines.
 *
 * <p>It knows nothing of the rest of this program, of which only these classes and Jackson are in the image.
 */
@NullMarked
package dev.overlaylab.labs.classicswarm;

import org.jspecify.annotations.NullMarked;
