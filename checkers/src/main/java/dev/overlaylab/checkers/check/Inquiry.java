package dev.overlaylab.checkers.check;

import dev.overlaylab.checkers.probe.Observations;
import dev.overlaylab.checkers.probe.Probe;
import dev.overlaylab.i18n.Text;
import java.util.Collection;
import java.util.List;

/**
 * A check written once, as a judgement that reads answers.
 *
 * <p>What it has to ask follows from the judgement itself: it is tried on the answers known so far, and where it needs
 * more it names them. So asking and judging cannot drift apart.
 */
abstract class Inquiry implements Check {
    private final String id;
    private final Text title;

    Inquiry(String id, Text title) {
        this.id = id;
        this.title = title;
    }

    /** The judgement; gathers what it reads, as much at a time as it can name. */
    abstract Verdict conclude(Answers answers);

    @Override
    public final String id() {
        return id;
    }

    @Override
    public final Text title() {
        return title;
    }

    @Override
    public final Collection<Probe> probes(Observations seen) {
        try {
            conclude(new Answers(seen));
            return List.of();
        } catch (Answers.Unasked unasked) {
            return unasked.probes();
        } catch (Settled | Observations.Unseen nothingMoreToAsk) {
            return List.of();
        }
    }

    @Override
    public final Verdict judge(Observations seen) {
        try {
            return conclude(new Answers(seen));
        } catch (Settled settled) {
            return settled.verdict();
        }
    }
}
