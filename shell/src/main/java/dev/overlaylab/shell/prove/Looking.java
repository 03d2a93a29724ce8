package dev.overlaylab.shell.prove;

import dev.overlaylab.checkers.check.Check;
import dev.overlaylab.checkers.check.CheckResult;
import dev.overlaylab.checkers.check.Runner;
import dev.overlaylab.checkers.check.Verdict.Outcome;
import dev.overlaylab.labs.driver.process.Deadline;
import dev.overlaylab.labs.topology.Topology;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Predicate;
import java.util.stream.IntStream;

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
        try (var open = eyes.open()) {
            var results = new ArrayList<>(open.runner().run(checks));
            Deadline.in(settling)
                    .until(
                            () -> {
                                stopIfInterrupted();
                                return isWished(results, wished)
                                        || isWished(again(open.runner(), checks, results, wished), wished);
                            },
                            POLL);
            return results;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("stopped");
        }
    }

    private static boolean isWished(List<CheckResult> results, Predicate<CheckResult> wished) {
        return results.stream().allMatch(wished);
    }

    private static List<CheckResult> again(
            Runner runner, List<Check> checks, List<CheckResult> results, Predicate<CheckResult> wished) {
        var left = IntStream.range(0, results.size())
                .filter(it -> !wished.test(results.get(it)))
                .boxed()
                .toList();
        var judged = runner.run(left.stream().map(checks::get).toList());
        stopIfInterrupted();
        for (int i = 0; i < judged.size(); i++) {
            results.set(left.get(i), judged.get(i));
        }
        return results;
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
