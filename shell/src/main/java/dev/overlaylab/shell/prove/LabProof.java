package dev.overlaylab.shell.prove;

import dev.overlaylab.i18n.Text;
import dev.overlaylab.labs.lab.Lab;
import dev.overlaylab.shell.report.CommandReport;
import dev.overlaylab.shell.report.ExitCode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One proof of a lab on fresh machines.
 *
 * @param engines each engine's version by machine
 * @param ended why it ended early, if it did
 */
public record LabProof(
        Instant startedAt, Duration took, Map<String, String> engines, List<StepProof> steps, Optional<Text> ended) {
    public LabProof {
        engines = Map.copyOf(engines);
        steps = List.copyOf(steps);
    }

    /** One that cannot be made on machines of this kind: every cell says why. */
    public static LabProof notPossible(Lab lab, Instant now, Text why) {
        var board = new Board(lab);
        board.fill(Cell.notPossible(why));
        return new LabProof(now, Duration.ZERO, Map.of(), board.steps(), Optional.of(why));
    }

    public Stream<Cell> cells() {
        return steps.stream().flatMap(StepProof::cells);
    }

    public long count(Cell.State state) {
        return cells().filter(it -> it.state() == state).count();
    }

    public Stream<CommandReport> commands() {
        return steps.stream().flatMap(it -> it.commands().stream()).map(CommandProof::report);
    }

    /** How many documented commands ended otherwise than documented. */
    public long unexpectedExits() {
        return commands().filter(it -> !it.asDocumented()).count();
    }

    /** One of {@link ExitCode}'s. A lab of which no command was executed is not proven. */
    public int exitCode() {
        if (cells().allMatch(it -> it.state() == Cell.State.NOT_POSSIBLE)) {
            return ExitCode.CANNOT_CHECK;
        }
        if (count(Cell.State.WRONG) + unexpectedExits() > 0
                || commands().findAny().isEmpty()) {
            return ExitCode.FAILED;
        }
        return ended.isPresent() || count(Cell.State.CANNOT_CHECK) + count(Cell.State.NOT_REACHED) > 0
                ? ExitCode.CANNOT_CHECK
                : ExitCode.PASSED;
    }
}
