package dev.overlaylab.labs.cluster.dockermachine;

/** A sub-command's own "no": the caller sees the message on standard error and exit status 1. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Refusal(String message) {
        super(message);
    }

    static Refusal noSuchMachine(String name) {
        return new Refusal(
                "Docker machine \"" + name + "\" does not exist. Use \"docker-machine ls\" to list machines. "
                        + "Use \"docker-machine create\" to add a new one.");
    }

    static Refusal notRunning() {
        return new Refusal("Host is not running");
    }
}
