package dev.overlaylab.checkers.probe;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One question put to one machine. Equal probes are asked once. */
public sealed interface Probe {
    /** The machine's name. */
    String machine();

    /** What is asked, for whoever reads that there is no answer. */
    default String question() {
        return toString();
    }

    /** Whether it starts a container, and so something that other probes could take for the lab's. */
    default boolean startsContainer() {
        return false;
    }

    /** Reads the engine's own state. */
    record EngineProbe(String machine) implements Probe {}

    /** Reads all networks of the engine. */
    record NetworksProbe(String machine) implements Probe {}

    /** Reads all containers of the engine. */
    record ContainersProbe(String machine) implements Probe {}

    /** Reads what the engine knows of its swarm. */
    record SwarmProbe(String machine) implements Probe {}

    /** Runs a script on the machine itself. */
    record ShellProbe(String machine, String script) implements Probe {
        @Override
        public String question() {
            return script;
        }

        /** Written out, like the next: Java puts together a record's own when it is first called, for 20 ms of a short run. */
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof ShellProbe it && machine.equals(it.machine) && script.equals(it.script);
        }

        @Override
        public int hashCode() {
            return 31 * machine.hashCode() + script.hashCode();
        }
    }

    /** Runs a command in a running container. */
    record ExecProbe(String machine, String container, List<String> argv) implements Probe {}

    /** Runs a command in a fresh container, removed afterwards. */
    record RunProbe(String machine, String image, String network, List<String> argv) implements Probe {
        @Override
        public boolean startsContainer() {
            return true;
        }
    }

    /**
     * Runs several commands in one place, each with an exit code and a time limit of its own.
     *
     * <p>What is kept is what is asked, not how: evidence is judged again by later versions that frame it otherwise.
     */
    record TrialsProbe(String machine, Place place, List<String> commands) implements Probe {
        public TrialsProbe {
            commands = List.copyOf(commands);
        }

        @Override
        public String question() {
            return String.join("; ", commands);
        }

        @Override
        public boolean startsContainer() {
            return place instanceof Place.Fresh;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof TrialsProbe it
                    && machine.equals(it.machine)
                    && place.equals(it.place)
                    && commands.equals(it.commands);
        }

        @Override
        public int hashCode() {
            return 31 * (31 * machine.hashCode() + place.hashCode()) + commands.hashCode();
        }
    }
}
