package dev.overlaylab.labs.cluster.dockermachine;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** One invocation of docker-machine: what was typed, and the way back to who typed it. */
interface Call {
    /** Everything behind {@code docker-machine}. */
    List<String> arguments();

    /** The caller's DOCKER_HOST, SHELL, NO_PROXY and no_proxy; empty strings where unset. */
    Map<String, String> environment();

    /** Prints a line on the caller's standard output; text of many lines becomes many. */
    void out(String line);

    /** Prints on the caller's standard error. */
    void err(String line);

    /** Asks the caller, who may answer nothing. */
    String ask(String question) throws IOException, InterruptedException;

    /** Lets the caller's own process become this command; nothing more can be said afterwards. */
    void become(List<String> command);
}
