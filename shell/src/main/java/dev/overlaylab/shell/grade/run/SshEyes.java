package dev.overlaylab.shell.grade.run;

import dev.overlaylab.checkers.check.Runner;
import dev.overlaylab.checkers.machine.Door;
import dev.overlaylab.checkers.machine.MachineException.Cause;
import dev.overlaylab.checkers.machine.Machines;
import dev.overlaylab.checkers.machine.Seconds;
import dev.overlaylab.checkers.probe.Limits;
import dev.overlaylab.checkers.probe.Observation;
import dev.overlaylab.checkers.probe.Observation.NothingSeen;
import dev.overlaylab.checkers.probe.Observations;
import dev.overlaylab.checkers.probe.Observer;
import dev.overlaylab.checkers.probe.Probe;
import dev.overlaylab.labs.adopt.HostTrust;
import dev.overlaylab.labs.inventory.HostLookup;
import dev.overlaylab.labs.lab.Lab;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;

/**
 * Looks by SSH. Host keys are verified, the agent is never forwarded, and a host that is slow costs its own student's time
 * alone: what is not answered when that is over cannot be checked.
 */
public final class SshEyes implements Eyes {
    private final HostLookup lookup;
    private final HostTrust trust;
    private final Door door;
    private final Deadlines deadlines;
    private final ExecutorService threads = Observer.threads();

    /**
     * How long to wait.
     *
     * @param host for one answer of one host
     * @param student for everything about one student
     */
    public record Deadlines(Duration host, Duration student) {}

    public SshEyes(HostLookup lookup, HostTrust trust, Door door, Deadlines deadlines) {
        this.lookup = lookup;
        this.trust = trust;
        this.door = door;
        this.deadlines = deadlines;
    }

    @Override
    public Look look(Lab lab, Map<String, String> hosts) throws InterruptedException {
        long end = System.nanoTime() + deadlines.student().toNanos();
        try (var machines = new StudentMachines(hosts, lookup, trust, door)) {
            var runner = new Runner(probes -> observed(machines, probes, end));
            var judged = runner.judge(
                    lab.steps().stream().flatMap(it -> it.checks().stream()).toList());
            if (Thread.interrupted()) {
                throw new InterruptedException("the look was broken off");
            }
            var seen = new HashMap<Probe, Observation>();
            judged.evidence().values().forEach(it -> seen.putAll(it.byProbe()));
            return new Look(judged.results(), new Observations(seen), machines.seen());
        }
    }

    private Observations observed(Machines machines, Collection<Probe> probes, long end) {
        var left = Duration.ofNanos(end - System.nanoTime());
        if (left.isNegative() || left.isZero()) {
            var late = new NothingSeen(
                    Cause.TIMED_OUT, "the time for this student, " + Seconds.of(deadlines.student()) + ", is over");
            var none = new HashMap<Probe, Observation>();
            probes.forEach(it -> none.put(it, late));
            return new Observations(none);
        }
        try (var observer = new Observer(machines, limits(left), threads)) {
            return observer.observe(probes);
        }
    }

    private Limits limits(Duration left) {
        var usual = Limits.usual();
        return new Limits(
                shorter(usual.script(), deadlines.host()),
                shorter(usual.exec(), deadlines.host()),
                shorter(usual.run(), deadlines.host()),
                shorter(left, usual.whole()));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
