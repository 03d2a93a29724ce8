package dev.overlaylab.checkers.probe;

import java.util.List;

/** One question put to one machine. Equal probes are asked once. */
public sealed interface Probe {
    /** The machine's name. */
    String machine();

    /** Reads the engine's own state. */
    record EngineProbe(String machine) implements Probe {}

    /** Reads all networks of the engine. */
    record NetworksProbe(String machine) implements Probe {}

    /** Reads all containers of the engine. */
    record ContainersProbe(String machine) implements Probe {}

    /** Reads what the engine knows of its swarm. */
    record SwarmProbe(String machine) implements Probe {}

    /** Runs a script on the machine itself. */
    record ShellProbe(String machine, String script) implements Probe {}

    /** Runs a command in a running container. */
    record ExecProbe(String machine, String container, List<String> argv) implements Probe {}

    /** Runs a command in a fresh container, removed afterwards. */
    record RunProbe(String machine, String image, String network, List<String> argv) implements Probe {}
}
