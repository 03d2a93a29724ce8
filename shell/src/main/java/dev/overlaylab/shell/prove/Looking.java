package dev.overlaylab.shell.prove;

import dev.overlaylab.checkers.check.Check;
import dev.overlaylab.checkers.check.CheckResult;
import dev.overlaylab.checkers.check.Verdict.Outcome;
import dev.overlaylab.labs.driver.process.Deadline;
import dev.overlaylab.labs.topology.Topology;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Predicate;

/** Judges from outside, over connections of its own, made anew for each look: the machines may be others by now. */
final class Looking {
    private static final Duration POLL = Duration.ofMillis(500);

    private final Eyes eyes;
    private final Duration settling;

    Looking(Eyes eyes, Duration settling) {
        this.eyes = eyes;
        this.settling = settling;
    }

    List<CheckResult> once(List<Check> checks) {
        return until(checks, it -> true);
    }

    /** What is on the machines. */
    Topology topology() {
        try (var open = eyes.open()) {
            return open.topology();
        }
    }

    /** What passes when the machines have settled. */
    List<CheckResult> untilGreen(List<Check> checks) {
        return until(checks, it -> it.verdict().outcome() == Outcome.PASS);
    }

    /** Judges what is not as wished again, until it is or has had its time. */
    List<CheckResult> until(List<Check> checks, Predicate<CheckResult> wished) {
        var results = new LinkedHashMap<String, CheckResult>();
        try (var open = eyes.open()) {
            Deadline.in(settling)
                    .until(
                            () -> {
                                var left = checks.stream()
                                        .filter(it -> Optional.ofNullable(results.get(it.id()))
                                                .filter(wished)
                                                .isEmpty())
                                        .toList();
                                open.runner().run(left).forEach(it -> results.put(it.checkId(), it));
                                return results.values().stream().allMatch(wished);
                            },
                            POLL);
            stopIfInterrupted();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopIfInterrupted();
        }
        return List.copyOf(results.values());
    }

    /** How long each takes to be judged alone, over connections that are open already. */
    List<Duration> times(List<Check> checks) {
        try (var open = eyes.open()) {
            open.runner().run(checks);
            return checks.stream()
                    .map(check -> {
                        long began = System.nanoTime();
                        open.runner().run(List.of(check));
                        return Duration.ofNanos(System.nanoTime() - began);
                    })
                    .toList();
        }
    }

    private static void stopIfInterrupted() {
        if (Thread.currentThread().isInterrupted()) {
            // Judged half blind: worth nothing.
            throw new CancellationException("stopped");
        }
    }
}
