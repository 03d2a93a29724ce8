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
 * @param regressions checks that had passed after their step and failed in the end
 */
public record RunReport(
        String lab,
        Map<Language, String> title,
        String driver,
        Map<String, String> engines,
        Instant startedAt,
        Duration took,
        List<StepReport> steps,
        List<Regression> regressions) {
    public RunReport {
        title = Map.copyOf(title);
        engines = Map.copyOf(engines);
        steps = List.copyOf(steps);
        regressions = List.copyOf(regressions);
    }

    /** One in which nothing that was green turned red, or nobody looked. */
    public RunReport(
            String lab,
            Map<Language, String> title,
            String driver,
            Map<String, String> engines,
            Instant startedAt,
            Duration took,
            List<StepReport> steps) {
        this(lab, title, driver, engines, startedAt, took, steps, List.of());
    }

    public Summary summary() {
        return steps.stream().map(Summary::of).reduce(Summary.NOTHING, Summary::plus);
    }

    /** One of {@link ExitCode}'s. */
    public int exitCode() {
        return summary().exitCode();
    }
}
