package dev.overlaylab.labs.cluster.dockermachine;

import dev.overlaylab.checkers.machine.Command;
import dev.overlaylab.checkers.machine.CommandResult;
import dev.overlaylab.checkers.machine.MachineException;
import dev.overlaylab.labs.cluster.Connections;
import dev.overlaylab.labs.cluster.Learner;
import dev.overlaylab.labs.driver.Driver;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;

/**
 * What sub-commands work with.
 *
 * @param memory what the lab wants for a machine, in MB, by name
 */
record Bench(
        Driver driver,
        Connections connections,
        Learner learner,
        Hosts hosts,
        Ledger ledger,
        Words words,
        Function<String, Integer> memory,
        SwarmImages swarmImages) {

    static final int USUAL_MEMORY = 1024;

    /** What a question takes at most where everything else on the computer is quicker. */
    static final Duration BUSY = Duration.ofMinutes(1);

    static Bench of(
            Driver driver,
            Connections connections,
            Learner learner,
            Ledger ledger,
            Words words,
            Map<String, Integer> memory,
            SwarmImages swarmImages) {
        return new Bench(
                driver,
                connections,
                learner,
                new Hosts(driver, ledger),
                ledger,
                words,
                name -> memory.getOrDefault(name, USUAL_MEMORY),
                swarmImages);
    }

    /** On a busy computer even the smallest question takes its time; nobody waits longer for it than for what it is part of. */
    CommandResult asked(Host host, String script) throws MachineException {
        return connections.to(host.name()).run(Command.of(script).within(BUSY));
    }

    CommandResult asLearner(String script, String stdin, Duration timeout) throws MachineException {
        return learner.run(connections, script, stdin, timeout);
    }
}
