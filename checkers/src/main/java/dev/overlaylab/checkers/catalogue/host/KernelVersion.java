package dev.overlaylab.checkers.catalogue.host;

import dev.overlaylab.checkers.catalogue.kind.Parameters;
import dev.overlaylab.checkers.check.CannotCheckException;
import dev.overlaylab.checkers.check.Finding;
import dev.overlaylab.checkers.check.Reason;
import dev.overlaylab.checkers.check.Verdict;
import dev.overlaylab.checkers.inquiry.Cluster;
import dev.overlaylab.checkers.inquiry.Inquiry;
import dev.overlaylab.checkers.inquiry.Trials;
import dev.overlaylab.checkers.probe.Probe;
import dev.overlaylab.i18n.Text;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Every machine's kernel is new enough.
 *
 * <p>The engine says which one it sees. One that refuses to start because of its kernel has said so in its log.
 */
final class KernelVersion extends Inquiry {
    /** What the engine said since it was last started; nothing when its log is elsewhere. */
    private static final String LAST_START =
            "if [ -d /run/systemd/system ]; then journalctl -u docker -o cat --no-pager -n 60;"
                    + " else tail -n 60 /var/log/docker.log; fi 2>/dev/null | sed -n 'H; /Starting up/h; ${g; p}'";

    private static final Pattern REFUSAL =
            Pattern.compile("Your Linux kernel version (\\S+) is not supported for running docker");

    private final List<String> machines;
    private final Release least;

    KernelVersion(String id, Parameters it) {
        super(
                id,
                Text.of(
                        "check.kernel-version",
                        "machines",
                        String.join(", ", it.names("machines")),
                        "least",
                        it.matching("at-least", "3.16", Release.FORM, "3.16")));
        machines = it.names("machines");
        least = Release.of(it.matching("at-least", "3.16", Release.FORM, "3.16"))
                .orElseThrow();
    }

    @Override
    protected Verdict conclude(Cluster cluster) {
        cluster.gather(machines.stream().map(Probe.EngineProbe::new).toList());
        var findings = new ArrayList<Finding>();
        for (var machine : machines) {
            var kernel = kernel(cluster, machine);
            var release = Release.of(kernel)
                    .orElseThrow(() -> Reason.CANNOT_PROBE_UNCLEAR.cannotCheck(
                            machine, "", kernel, Map.of("command", "docker info", "exit", "0")));
            if (release.compareTo(least) < 0) {
                findings.add(Reason.HOST_KERNEL_TOO_OLD.at(machine, least.major() + "." + least.minor(), kernel));
            }
        }
        return Verdict.of(findings);
    }

    private static String kernel(Cluster cluster, String machine) {
        try {
            return cluster.engine(machine).kernel();
        } catch (CannotCheckException blind) {
            if (!blind.finding().reason().equals(Reason.CANNOT_ENGINE_DOWN.code())) {
                throw blind;
            }
            return refused(cluster.tried(Trials.on(machine, LAST_START)).get(0).output())
                    .orElseThrow(() -> blind);
        }
    }

    /** The kernel that the engine named when it gave up. */
    private static Optional<String> refused(String log) {
        var refusal = REFUSAL.matcher(log);
        return refusal.find() ? Optional.of(refusal.group(1)) : Optional.empty();
    }

    private record Release(int major, int minor) implements Comparable<Release> {
        private static final Pattern FORM = Pattern.compile("(\\d{1,4})\\.(\\d{1,4})(\\D.*)?");

        static Optional<Release> of(String text) {
            var parts = FORM.matcher(text);
            return parts.matches()
                    ? Optional.of(new Release(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2))))
                    : Optional.empty();
        }

        @Override
        public int compareTo(Release other) {
            return Comparator.comparingInt(Release::major)
                    .thenComparingInt(Release::minor)
                    .compare(this, other);
        }
    }
}
