package dev.overlaylab.checkers.path;

import dev.overlaylab.checkers.check.CannotCheckException;
import dev.overlaylab.checkers.check.Finding;
import dev.overlaylab.checkers.check.FindingsError;
import dev.overlaylab.checkers.check.Reason;
import dev.overlaylab.checkers.inquiry.Cluster;
import dev.overlaylab.checkers.inquiry.Trace;
import dev.overlaylab.checkers.inquiry.Trace.Hop;
import dev.overlaylab.checkers.inquiry.Trace.State;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Goes from hop to hop and stops at the first that is broken.
 *
 * <p>A hop that could not be looked at is never taken for whole: it is said, and the walk goes on behind it. A hop that
 * does not know enough yet throws {@link dev.overlaylab.checkers.inquiry.Cluster.Unasked} as everywhere.
 */
final class Walk {
    private final Map<Blindness, List<String>> unseen = new LinkedHashMap<>();
    private final List<Finding> broken = new ArrayList<>();
    private final List<Hop> hops = new ArrayList<>();

    /**
     * The next hop.
     *
     * @param id of the hop, see {@link Hop}
     * @param name a technical word for it, the same in every language, such as {@code UDP 4789}
     * @param look what is broken there; empty when it is whole
     */
    Walk hop(String id, String name, Supplier<List<Finding>> look) {
        if (!broken.isEmpty()) {
            hops.add(new Hop(id, name, State.NOT_REACHED, List.of()));
            return this;
        }
        try {
            broken.addAll(look.get());
        } catch (FindingsError failure) {
            broken.addAll(failure.findings());
        } catch (CannotCheckException blind) {
            unseen(name, blind.finding());
            hops.add(new Hop(id, name, State.UNSEEN, List.of(blind.finding())));
            return this;
        }
        hops.add(new Hop(id, name, broken.isEmpty() ? State.WHOLE : State.BROKEN, broken));
        return this;
    }

    private void unseen(String name, Finding why) {
        var told = why.actual().isEmpty() ? why.details().getOrDefault("detail", why.reason()) : why.actual();
        unseen.computeIfAbsent(new Blindness(why.where(), told), it -> new ArrayList<>())
                .add(name);
    }

    /**
     * What is broken, behind what could not be looked at; when nothing is, that. The cluster takes note of the way.
     *
     * @param names what the hops are about
     */
    List<Finding> findings(Cluster cluster, String from, String to, Map<String, String> names) {
        cluster.traced(new Trace(from, to, names, hops));
        var all = new ArrayList<Finding>();
        unseen.forEach((why, missed) -> {
            var hop = String.join(", ", missed);
            all.add(Reason.PATH_UNSEEN.at(why.where(), hop, why.told(), Map.of("hop", hop)));
        });
        all.addAll(broken);
        if (all.isEmpty()) {
            all.add(Reason.PATH_CLEAR.at(from, "", "", Map.of("to", to)));
        }
        return List.copyOf(all);
    }

    /** One cause may keep from looking at several hops. */
    private record Blindness(String where, String told) {}
}
