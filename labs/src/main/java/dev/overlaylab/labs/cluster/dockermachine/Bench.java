package dev.overlaylab.labs.cluster.dockermachine;

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

    CommandResult asLearner(String script, String stdin, Duration timeout) throws MachineException {
        return learner.run(connections, script, stdin, timeout);
    }
}
