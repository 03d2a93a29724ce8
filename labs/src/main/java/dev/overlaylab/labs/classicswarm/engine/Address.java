package dev.overlaylab.labs.classicswarm.engine;

/** Where an engine is to be called, as discovery says. */
public record Address(String host, int port) {
    /**
     * Reads {@code host:port}.
     *
     * @throws IllegalArgumentException if it is something else
     */
    public static Address parse(String text) {
        int colon = text.lastIndexOf(':');
        if (colon <= 0 || !text.substring(colon + 1).matches("[0-9]{1,5}")) {
            throw new IllegalArgumentException("address " + text + ": missing port in address");
        }
        int port = Integer.parseInt(text.substring(colon + 1));
        if (port > 65_535) {
            throw new IllegalArgumentException("address " + text + ": invalid port");
        }
        return new Address(text.substring(0, colon), port);
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
