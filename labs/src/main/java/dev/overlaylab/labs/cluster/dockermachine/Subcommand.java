package dev.overlaylab.labs.cluster.dockermachine;

import dev.overlaylab.checkers.machine.MachineException;
import java.io.IOException;
import java.util.List;

/** One word behind {@code docker-machine}. */
interface Subcommand {
    String name();

    /** One line, as {@code docker-machine help} lists it. */
    String summary();

    /** Such as {@code [OPTIONS] [arg...]}. */
    default String usage() {
        return "[OPTIONS] [arg...]";
    }

    default Flags flags() {
        return new Flags();
    }

    /** The options this very line may have. */
    default Flags flagsFor(List<String> typed) {
        return flags();
    }

    /**
     * Does it and returns the exit status.
     *
     * @throws Refusal when docker-machine itself would say no
     */
    int run(Arguments arguments, Call call) throws MachineException, IOException, InterruptedException;
}
