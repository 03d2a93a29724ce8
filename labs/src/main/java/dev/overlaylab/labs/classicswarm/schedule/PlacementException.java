package dev.overlaylab.labs.classicswarm.schedule;

/** There is no node for a container; the message is classic Swarm's. */
public final class PlacementException extends Exception {
    private static final long serialVersionUID = 1L;

    PlacementException(String message) {
        super(message);
    }
}
