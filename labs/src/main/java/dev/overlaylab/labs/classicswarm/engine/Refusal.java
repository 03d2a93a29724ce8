package dev.overlaylab.labs.classicswarm.engine;

import java.io.IOException;

/** An engine was reached, and said no. */
public final class Refusal extends IOException {
    private static final long serialVersionUID = 1L;

    private final int status;

    public Refusal(int status, String message) {
        super(message);
        this.status = status;
    }

    /** As HTTP numbers it. */
    public int status() {
        return status;
    }

    /** What it said. */
    public String text() {
        return String.valueOf(getMessage());
    }
}
