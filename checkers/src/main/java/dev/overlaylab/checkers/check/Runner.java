package dev.overlaylab.checkers.check;

import dev.overlaylab.checkers.probe.Look;
import dev.overlaylab.checkers.probe.Observations;
import dev.overlaylab.checkers.probe.Probe;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;

/** Asks what checks need, all checks together, and has them judge the answers. */
public final class Runner {
    private static final int ROUNDS = 6;
    private static final Duration POLL = Duration.ofMillis(500);
    private final Function<Collection<Probe>, Observations> observer;
    private final LongSupplier clock;
    private final Pause pause;

    /** @param observer asks probes, each once; what a machine does not answer is an observation too */
    public Runner(Function<Collection<Probe>, Observations> observer) {
        this(observer, System::nanoTime, it -> Thread.sleep(it.toMillis()));
    }

    /** @param clock in nanoseconds; one that nobody sets, because a deadline is not to move with the time of day */
    Runner(Function<Collection<Probe>, Observations> observer, LongSupplier clock, Pause pause) {
        this.observer = observer;
        this.clock = clock;
        this.pause = pause;
    }

    /**
     * What a look came to.
     *
     * @param results one for each check, in the same order
     * @param evidence by check's ID, what it asked and what was seen; nothing when we failed before that
     */
    public record Judged(List<CheckResult> results, Map<String, Observations> evidence) {
        public Judged {
            results = List.copyOf(results);
            evidence = Map.copyOf(evidence);
        }
    }

    /** Judges once; one result for each check, in the same order. */
    public List<CheckResult> run(List<Check> checks) {
        return judge(checks).results();
    }

    /** Judges once, and keeps for each check what it was judged on. */
    public Judged judge(List<Check> checks) {
        var look = new Look(observer);
        var asking = new HashMap<String, Set<Probe>>();
        var open = new ArrayList<>(checks);
        for (int round = 0; round < ROUNDS; round++) {
            var asked = new LinkedHashSet<Probe>();
            var seen = look.seen();
            // Who asks nothing new knows all that it has to: more answers to others change nothing for it.
            open.removeIf(check -> {
                var probes = asked(check, seen);
                asked.addAll(probes);
                asking.computeIfAbsent(check.id(), it -> new LinkedHashSet<>()).addAll(probes);
                return probes.stream().allMatch(seen::has);
            });
            if (open.isEmpty()) {
                break;
            }
            try {
                look.at(asked);
            } catch (RuntimeException ourFault) {
                var faults = checks.stream()
                        .map(it -> result(it, ownFault(ourFault)))
                        .toList();
                return new Judged(faults, Map.of());
            }
        }
        var seen = look.seen();
        var evidence = new HashMap<String, Observations>();
        asking.forEach((check, probes) -> evidence.put(check, seen.only(probes)));
        return new Judged(
                checks.stream().map(it -> result(it, judged(it, seen))).toList(), evidence);
    }

    /**
     * Judges until every check has passed or the time is over, observing anew what has not passed; for outcomes that
     * need to settle. Judges at least once, and ends early when the thread is interrupted.
     */
    public List<CheckResult> until(List<Check> checks, Duration within) {
        return judgeUntil(checks, within).results();
    }

    /** The same, and keeps for each check what its last verdict was judged on. */
    public Judged judgeUntil(List<Check> checks, Duration within) {
        var deadline = clock.getAsLong() + within.toNanos();
        var first = judge(checks);
        var results = new ArrayList<>(first.results());
        var evidence = new HashMap<>(first.evidence());
        while (true) {
            var open = IntStream.range(0, results.size())
                    .filter(it -> !passed(results.get(it)))
                    .boxed()
                    .toList();
            if (open.isEmpty() || clock.getAsLong() + POLL.toNanos() - deadline >= 0 || !paused()) {
                return new Judged(results, evidence);
            }
            var again = judge(open.stream().map(checks::get).toList());
            for (int i = 0; i < open.size(); i++) {
                results.set(open.get(i), again.results().get(i));
            }
            evidence.putAll(again.evidence());
        }
    }

    private static boolean passed(CheckResult result) {
        return result.verdict().outcome() == Verdict.Outcome.PASS;
    }

    private boolean paused() {
        try {
            pause.last(POLL);
            return true;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static CheckResult result(Check check, Verdict verdict) {
        return new CheckResult(check.id(), check.title(), verdict);
    }

    private static Verdict ownFault(RuntimeException fault) {
        return Verdict.cannotCheck(
                Reason.CANNOT_OWN_FAULT.at("overlaylab", "", "", Map.of("detail", fault.toString())));
    }

    private static Collection<Probe> asked(Check check, Observations seen) {
        try {
            return check.probes(seen);
        } catch (RuntimeException itsFaultComesOutInJudging) {
            return List.of();
        }
    }

    private static Verdict judged(Check check, Observations seen) {
        try {
            return check.judge(seen);
        } catch (Observations.Unseen unseen) {
            return unseen(unseen);
        } catch (RuntimeException fault) {
            return ownFault(fault);
        }
    }

    private static Verdict unseen(Observations.Unseen unseen) {
        var reason = Reason.forSilence(unseen.why());
        return reason.keepsFromJudging()
                ? Verdict.cannotCheck(CannotCheckException.of(unseen).finding())
                : Verdict.fail(List.of(reason.at(unseen.machine(), unseen.machine(), "")));
    }

    /** Waits between two looks. */
    @FunctionalInterface
    interface Pause {
        void last(Duration time) throws InterruptedException;
    }
}
