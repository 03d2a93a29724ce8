package dev.overlaylab.shell.grade.evidence;

import org.jspecify.annotations.Nullable;

/** A record of a chain that fits holds something else than its kind says. */
public final class MalformedRecordException extends Exception {
    private static final long serialVersionUID = 1L;
    private final long record;

    public MalformedRecordException(long record, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.record = record;
    }

    public long record() {
        return record;
    }
}
