package dev.overlaylab.labs.classicswarm.discovery;

import java.io.IOException;

/** A discovery that cannot be used as asked, or does not answer. */
public final class DiscoveryException extends IOException {
    private static final long serialVersionUID = 1L;

    public DiscoveryException(String message) {
        super(message);
    }

    public DiscoveryException(String message, Throwable cause) {
        super(message, cause);
    }
}
