package dev.overlaylab.checkers.probe;

import org.jspecify.annotations.Nullable;

/** A text that is no recording; the message says where and why. */
public final class MalformedObservationsException extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedObservationsException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
