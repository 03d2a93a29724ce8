package dev.overlaylab.checkers.fact;

import dev.overlaylab.checkers.machine.Command;

/** What came of an attempt to get a page with busybox's {@code wget}, by its exit code and its message. */
public enum Fetch {
    PAGE,
    NOT_RESOLVED,
    REFUSED,
    NO_ROUTE,
    TIMED_OUT,
    HTTP_ERROR;

    /**
     * The control for all of them, in the same container: it serves a page to itself, under its own name. Shows that the
     * shell, the resolver's library, TCP and wget work there.
     */
    public static final String CONTROL = "name=$(hostname) && httpd -p 8099 -h /etc"
            + " && page=$(wget -O - \"http://$name:8099/hostname\") && [ \"$page\" = \"$name\" ]";

    /** The command whose output {@link #of} reads. */
    public static String command(String host) {
        return "exec wget -O - " + Command.quoted("http://" + host + "/");
    }

    /** What came of it; unclear when its message is none we know. */
    public static Fetch of(Said said) throws UnclearException {
        var output = said.output();
        if (said.succeeded()) {
            return PAGE;
        }
        if (said.late()) {
            return output.contains("Connecting to") ? TIMED_OUT : NOT_RESOLVED;
        }
        if (said.exitCode() != 1) {
            throw new UnclearException(said);
        }
        if (output.contains("bad address")) {
            return NOT_RESOLVED;
        }
        if (output.contains("Connection refused")) {
            return REFUSED;
        }
        if (output.contains("No route to host")
                || output.contains("Host is unreachable")
                || output.contains("Network is unreachable")) {
            return NO_ROUTE;
        }
        if (output.contains("timed out")) {
            return TIMED_OUT;
        }
        if (output.contains("server returned error")) {
            return HTTP_ERROR;
        }
        throw new UnclearException(said);
    }
}
