package dev.overlaylab.checkers.check;

import dev.overlaylab.checkers.probe.Observations;
import dev.overlaylab.checkers.probe.Probe;
import dev.overlaylab.i18n.Text;
import java.util.Collection;

/** A named outcome: what has to be asked, and what the answers mean. Both methods are pure. */
public interface Check {
    /** Unique in its lab, such as {@code overlay-same-id}. */
    String id();

    /** What it says about the machines, under {@code check.TYPE} in the catalogue. */
    Text title();

    /**
     * What to ask, given what is known already; called again with the answers until it asks nothing new.
     *
     * @param seen answers so far, empty at first
     */
    Collection<Probe> probes(Observations seen);

    /** Judges complete observations; reading an answer that is missing ends in CANNOT_CHECK, by the runner. */
    Verdict judge(Observations seen);
}
