package dev.overlaylab.checkers.machine;

import org.jspecify.annotations.Nullable;

/** A machine gave no answer; it is never to be read as one. */
public final class MachineException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Why there is no answer. */
    public enum Cause {
        /** Nobody made a machine of that name: known for certain, without asking it. */
        ABSENT,
        /** No connection could be made. */
        UNREACHABLE,
        /** The host presented another key than the pinned one. */
        WRONG_HOST_KEY,
        /** The host did not accept our key. */
        NOT_ADMITTED,
        /** The answer was lost under way: the connection broke, the wait was interrupted, or there was no end to it. */
        LOST,
        /** The deadline passed. */
        TIMED_OUT,
        /** The engine does not answer on its socket. */
        ENGINE_DOWN,
        /** The engine answered with an error; the message holds it. */
        ENGINE_ERROR,
        /** A recording holds no answer, because nobody asked when it was made. */
        NOT_OBSERVED
    }

    private final String machine;
    private final Cause why;
    private final String detail;

    public MachineException(String machine, Cause why, String message, @Nullable Throwable cause) {
        super(machine + ": " + why + ": " + message, cause);
        this.machine = machine;
        this.why = why;
        detail = message;
    }

    public String machine() {
        return machine;
    }

    public Cause why() {
        return why;
    }

    /** What was seen, in the words of whoever saw it: the engine, the host, the library. */
    public String detail() {
        return detail;
    }
}
