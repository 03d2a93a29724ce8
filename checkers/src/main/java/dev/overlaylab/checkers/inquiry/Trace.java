package dev.overlaylab.checkers.inquiry;

import dev.overlaylab.checkers.check.Finding;
import java.util.List;
import java.util.Map;

/**
 * A way that was gone along, hop by hop, because what lies at its end could not be reached.
 *
 * @param from the host it begins on
 * @param to what it leads to
 * @param names what the hops are about, such as a network or a container
 */
public record Trace(String from, String to, Map<String, String> names, List<Hop> hops) {
    public Trace {
        names = Map.copyOf(names);
        hops = List.copyOf(hops);
    }

    /** How a hop was found. */
    public enum State {
        WHOLE,
        BROKEN,
        /** It could not be looked at. */
        UNSEEN,
        /** A hop before it is broken. */
        NOT_REACHED
    }

    /**
     * A hop.
     *
     * @param id such as {@code gossip-tcp}
     * @param name a technical word for it, the same in every language, such as {@code TCP 7946}
     * @param findings what is broken, or what kept us from looking; none when all is well
     */
    public record Hop(String id, String name, State state, List<Finding> findings) {
        public Hop {
            findings = List.copyOf(findings);
        }
    }
}
