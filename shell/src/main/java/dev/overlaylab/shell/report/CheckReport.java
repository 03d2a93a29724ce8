package dev.overlaylab.shell.report;

import dev.overlaylab.checkers.check.CheckResult;
import dev.overlaylab.i18n.Language;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Verdicts on machines as they are now: nothing was typed, and nobody looked before.
 *
 * @param driver what made the machines: {@code vm}, {@code namespace} or {@code ssh}
 */
public record CheckReport(
        String lab, Map<Language, String> title, String driver, Instant judgedAt, Duration took, List<Step> steps) {
    public CheckReport {
        title = Map.copyOf(title);
        steps = List.copyOf(steps);
    }

    /** One step's verdicts. */
    public record Step(String id, Map<Language, String> title, List<CheckResult> checks) {
        public Step {
            title = Map.copyOf(title);
            checks = List.copyOf(checks);
        }
    }

    public Summary summary() {
        return Summary.of(steps.stream().flatMap(it -> it.checks().stream()).toList());
    }

    /** One of {@link ExitCode}'s. */
    public int exitCode() {
        return summary().exitCode();
    }
}
