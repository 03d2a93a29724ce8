package dev.overlaylab.checkers.inquiry;

import dev.overlaylab.checkers.check.CannotCheckException;
import dev.overlaylab.checkers.check.FindingsError;
import dev.overlaylab.checkers.check.Reason;
import dev.overlaylab.checkers.machine.MachineException;
import dev.overlaylab.checkers.probe.Observation;
import dev.overlaylab.checkers.probe.Observations;
import dev.overlaylab.checkers.probe.Probe;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/** What has been seen of a cluster so far, and what becomes of a question that has no answer yet. */
final class Answers {
    private final Map<Probe, Observation> known;
    private final Function<Collection<Probe>, Observations> unasked;
    private final AtomicBoolean read;

    /** @param unasked gives the answers to probes that are not known; or throws */
    Answers(Observations seen, Function<Collection<Probe>, Observations> unasked) {
        this(new ConcurrentHashMap<>(seen.byProbe()), unasked, new AtomicBoolean());
    }

    private Answers(
            Map<Probe, Observation> known, Function<Collection<Probe>, Observations> unasked, AtomicBoolean read) {
        this.known = known;
        this.unasked = unasked;
        this.read = read;
    }

    /** The same answers, but what is not known is thrown as {@link Cluster.Unasked}. */
    Answers withoutAsking() {
        return new Answers(
                known,
                probes -> {
                    throw new Cluster.Unasked(probes);
                },
                read);
    }

    /** Has all of them answered together; a machine that nobody made is a finding. */
    void gather(Collection<? extends Probe> probes) {
        var missing = probes.stream()
                .filter(it -> !known.containsKey(it))
                .map(Probe.class::cast)
                .distinct()
                .toList();
        if (!missing.isEmpty()) {
            known.putAll(unasked.apply(missing).byProbe());
        }
        var absent = probes.stream()
                .filter(it -> known.get(it) instanceof Observation.NothingSeen nothing
                        && nothing.cause() == MachineException.Cause.ABSENT)
                .map(Probe::machine)
                .distinct()
                .map(it -> Reason.MACHINE_ABSENT.at(it, it, ""))
                .toList();
        if (!absent.isEmpty()) {
            read.set(true);
            throw new FindingsError(absent);
        }
    }

    /** One answer. Cannot be checked when the machine gave none. */
    <T> T read(Probe probe, Function<Observations, T> answer) {
        gather(List.of(probe));
        read.set(true);
        try {
            return answer.apply(new Observations(Map.of(probe, seen(probe))));
        } catch (Observations.Unseen unseen) {
            throw CannotCheckException.of(unseen);
        }
    }

    /** What came of asking it, even when nothing did. */
    Observation seen(Probe probe) {
        var seen = known.get(probe);
        if (seen == null) {
            throw new IllegalStateException("asked and not answered: " + probe);
        }
        return seen;
    }

    /** Whether any answer was read: a judgement that read none is worth nothing. */
    boolean wereRead() {
        return read.get();
    }
}
