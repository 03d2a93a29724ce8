package dev.overlaylab.labs.classicswarm.http;

import java.io.IOException;

/** Answers requests. */
@FunctionalInterface
public interface Handler {
    /**
     * Answers one request, once.
     *
     * @throws IOException if the client cannot be talked to any more
     */
    void handle(Exchange exchange) throws IOException;
}
