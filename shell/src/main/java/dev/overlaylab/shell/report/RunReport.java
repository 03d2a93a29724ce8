package dev.overlaylab.shell.report;

import dev.overlaylab.i18n.Language;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a whole run came to.
 *
 * @param driver what made the machines: {@code vm}, {@code namespace} or {@code ssh}
 * @param engines each engine's version by machine
 */
public record RunReport(
        String lab,
        Map<Language, String> title,
        String driver,
        Map<String, String> engines,
        Instant startedAt,
        Duration took,
        List<StepReport> steps) {
    public RunReport {
        title = Map.copyOf(title);
        engines = Map.copyOf(engines);
        steps = List.copyOf(steps);
    }

    public Summary summary() {
        return steps.stream().map(Summary::of).reduce(new Summary(0, 0, 0, 0, 0, 0), Summary::plus);
    }

    /** One of {@link ExitCode}'s. */
    public int exitCode() {
        return summary().exitCode();
    }
}
