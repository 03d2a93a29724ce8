package dev.overlaylab.shell.grade.result;

import org.jspecify.annotations.Nullable;

/** A text is no grade that this program wrote. */
public final class MalformedGradeException extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedGradeException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
