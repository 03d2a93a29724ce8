package dev.overlaylab.checkers.probe;

/** Where the commands of a {@link Probe.TrialsProbe} run. */
public sealed interface Place {
    /** On the machine itself. */
    record Host() implements Place {}

    /** On the machine, with a container's process in {@code $pid}: that needs no tool inside it. */
    record Beside(String container) implements Place {}

    /** On the machine, with the process of a container made for the purpose in {@code $pid}. */
    record BesideNew(String image, String network) implements Place {}

    /** In a fresh container. */
    record Fresh(String image, String network) implements Place {}
}
