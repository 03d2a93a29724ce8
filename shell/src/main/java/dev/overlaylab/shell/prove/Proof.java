package dev.overlaylab.shell.prove;

import dev.overlaylab.i18n.Language;
import dev.overlaylab.shell.report.ExitCode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * All proofs of one lab on one kind of machines; there is one at least.
 *
 * @param driver what made the machines: {@code vm} or {@code namespace}
 * @param engine the line of engine versions, such as 20.10
 */
public record Proof(String lab, Map<Language, String> title, String driver, String engine, List<LabProof> runs) {
    public Proof {
        title = Map.copyOf(title);
        runs = List.copyOf(runs);
        if (runs.isEmpty()) {
            throw new IllegalArgumentException("no run");
        }
    }

    /** One of {@link ExitCode}'s; once wrong is wrong. */
    public int exitCode() {
        var codes = runs.stream().map(LabProof::exitCode).toList();
        return codes.contains(ExitCode.FAILED)
                ? ExitCode.FAILED
                : codes.contains(ExitCode.CANNOT_CHECK) ? ExitCode.CANNOT_CHECK : ExitCode.PASSED;
    }

    public LabProof first() {
        return runs.get(0);
    }

    /** One cell in all runs, which {@code cell} finds in a run. */
    public List<Cell> all(Function<LabProof, Cell> cell) {
        return runs.stream().map(cell).toList();
    }

    /** How long a check took to be judged, in each run in which that was measured; sorted. */
    public List<Duration> judging(int step, int check) {
        return runs.stream()
                .flatMap(it -> it.steps().get(step).checks().get(check).judging().stream())
                .sorted()
                .toList();
    }
}
