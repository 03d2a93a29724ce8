package dev.overlaylab.shell.prove;

import dev.overlaylab.i18n.Language;
import dev.overlaylab.labs.topology.Topology;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One step's part of the matrix.
 *
 * @param topology what was on the machines when the step had become green
 */
public record StepProof(
        String id,
        Map<Language, String> title,
        List<CommandProof> commands,
        List<CheckProof> checks,
        List<SabotageProof> sabotages,
        Topology topology) {
    public StepProof {
        title = Map.copyOf(title);
        commands = List.copyOf(commands);
        checks = List.copyOf(checks);
        sabotages = List.copyOf(sabotages);
    }

    Stream<Cell> cells() {
        return Stream.concat(
                checks.stream().flatMap(it -> it.cells().values().stream()),
                sabotages.stream().flatMap(it -> it.cells().values().stream()));
    }
}
