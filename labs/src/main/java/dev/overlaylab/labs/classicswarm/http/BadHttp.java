package dev.overlaylab.labs.classicswarm.http;

import java.io.IOException;

/** The other side does not speak HTTP; says with which status a client is told so. */
public final class BadHttp extends IOException {
    private static final long serialVersionUID = 1L;

    private final int status;

    BadHttp(int status, String what) {
        super(what);
        this.status = status;
    }

    int status() {
        return status;
    }
}
