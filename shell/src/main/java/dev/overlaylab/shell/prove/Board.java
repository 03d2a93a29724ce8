package dev.overlaylab.shell.prove;

import dev.overlaylab.checkers.check.Check;
import dev.overlaylab.labs.lab.Lab;
import dev.overlaylab.labs.lab.Step;
import dev.overlaylab.labs.topology.Topology;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The matrix while it is being filled in; what nobody filled in was not reached. */
final class Board {
    /** The columns of a check. */
    enum Column {
        BEFORE,
        AFTER,
        LATER,
        REWOUND,
        FORWARD
    }

    private record Row(String step, String id) {}

    private final Lab lab;
    private final Map<String, EnumMap<Column, Cell>> checks = new HashMap<>();
    private final Map<String, Duration> judging = new HashMap<>();
    private final Map<Row, Cell> noticed = new HashMap<>();
    private final Map<Row, Cell> undone = new HashMap<>();
    private final Map<String, List<CommandProof>> commands = new HashMap<>();
    private final Map<String, Topology> topologies = new HashMap<>();

    Board(Lab lab) {
        this.lab = lab;
    }

    /** Fills in a cell; of several fillings the worst stays. */
    void put(String check, Column column, Cell cell) {
        checks.computeIfAbsent(check, it -> new EnumMap<>(Column.class)).merge(column, cell, Cell::worseOf);
    }

    Cell get(String check, Column column) {
        return checks.getOrDefault(check, new EnumMap<>(Column.class)).getOrDefault(column, Cell.NOT_REACHED);
    }

    /** Fills in every cell. */
    void fill(Cell cell) {
        for (var step : lab.steps()) {
            for (var column : Column.values()) {
                step.checks().forEach(it -> put(it.id(), column, cell));
            }
            for (var sabotage : step.sabotages()) {
                noticed(step, sabotage, cell);
                undone(step, sabotage, cell);
            }
        }
    }

    /** Fills in that what a proof of the documented way does not look at was left out. */
    void leaveOutBesidesDocumented() {
        for (var step : lab.steps()) {
            step.checks().forEach(it -> {
                put(it.id(), Column.REWOUND, Cell.LEFT_OUT);
                put(it.id(), Column.FORWARD, Cell.LEFT_OUT);
            });
            step.sabotages().forEach(it -> {
                noticed(step, it, Cell.LEFT_OUT);
                undone(step, it, Cell.LEFT_OUT);
            });
        }
    }

    void took(String check, Duration time) {
        judging.put(check, time);
    }

    void noticed(Step step, Step.Sabotage sabotage, Cell cell) {
        noticed.merge(new Row(step.id(), sabotage.id()), cell, Cell::worseOf);
    }

    void undone(Step step, Step.Sabotage sabotage, Cell cell) {
        undone.merge(new Row(step.id(), sabotage.id()), cell, Cell::worseOf);
    }

    boolean isUndone(Step step, Step.Sabotage sabotage) {
        return undone.getOrDefault(new Row(step.id(), sabotage.id()), Cell.NOT_REACHED)
                        .state()
                == Cell.State.AS_DECLARED;
    }

    void typed(Step step, CommandProof command) {
        commands.computeIfAbsent(step.id(), it -> new ArrayList<>()).add(command);
    }

    void saw(Step step, Topology topology) {
        topologies.put(step.id(), topology);
    }

    /** Whether a step's commands have made all its checks pass. */
    boolean isGreen(Step step) {
        return step.checks().stream().allMatch(it -> get(it.id(), Column.AFTER).state() == Cell.State.AS_DECLARED);
    }

    List<StepProof> steps() {
        return lab.steps().stream().map(this::proof).toList();
    }

    private StepProof proof(Step step) {
        return new StepProof(
                step.id(),
                step.title(),
                commands.getOrDefault(step.id(), List.of()),
                step.checks().stream().map(this::proof).toList(),
                step.sabotages().stream()
                        .map(it -> {
                            var row = new Row(step.id(), it.id());
                            return new SabotageProof(
                                    it.id(),
                                    it.check(),
                                    it.reason(),
                                    noticed.getOrDefault(row, Cell.NOT_REACHED),
                                    undone.getOrDefault(row, Cell.NOT_REACHED));
                        })
                        .toList(),
                topologies.getOrDefault(step.id(), Topology.NOTHING));
    }

    private CheckProof proof(Check check) {
        return new CheckProof(
                check.id(),
                check.title(),
                get(check.id(), Column.BEFORE),
                get(check.id(), Column.AFTER),
                get(check.id(), Column.LATER),
                get(check.id(), Column.REWOUND),
                get(check.id(), Column.FORWARD),
                Optional.ofNullable(judging.get(check.id())));
    }
}
