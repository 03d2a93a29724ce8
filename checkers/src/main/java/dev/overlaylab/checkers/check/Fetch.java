package dev.overlaylab.checkers.check;

import dev.overlaylab.checkers.machine.Command;

/** What came of an attempt to get a page with busybox's {@code wget}, by its exit code and its message. */
enum Fetch {
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
    static final String CONTROL = "name=$(hostname) && httpd -p 8099 -h /etc"
            + " && wget -O - \"http://$name:8099/hostname\" | grep -x \"$name\"";

    static String command(String host) {
        return "exec wget -O - " + Command.quoted("http://" + host + "/");
    }

    /** Settles the judgement as CANNOT_CHECK when the probe crashed or its message is none we know. */
    static Fetch of(Trial trial) {
        var output = trial.sound().output();
        if (trial.exitCode() == 0) {
            return PAGE;
        }
        if (trial.late()) {
            return output.contains("Connecting to") ? TIMED_OUT : NOT_RESOLVED;
        }
        if (trial.exitCode() != 1) {
            throw trial.unclear();
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
        throw trial.unclear();
    }

    /** Settles the judgement as CANNOT_CHECK unless the control came out as it must. */
    static void requireControl(Trial control) {
        if (control.sound().exitCode() != 0) {
            throw control.failedAsControl();
        }
    }
}
