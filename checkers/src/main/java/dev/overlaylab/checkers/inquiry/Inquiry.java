package dev.overlaylab.checkers.inquiry;

import dev.overlaylab.checkers.check.CannotCheckException;
import dev.overlaylab.checkers.check.Check;
import dev.overlaylab.checkers.check.FindingsError;
import dev.overlaylab.checkers.check.Verdict;
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
public abstract class Inquiry implements Check {
    private final String id;
    private final Text title;

    protected Inquiry(String id, Text title) {
        this.id = id;
        this.title = title;
    }

    /** The judgement; gathers what it reads, as much at a time as it can name. May throw its findings. */
    protected abstract Verdict conclude(Cluster cluster);

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
            conclude(Cluster.asking(seen));
            return List.of();
        } catch (Cluster.Unasked unasked) {
            return unasked.probes();
        } catch (FindingsError | CannotCheckException nothingMoreToAsk) {
            return List.of();
        }
    }

    /** The ways that the judgement of complete observations goes along; none when it had no reason to. */
    public final List<Trace> traces(Observations seen) {
        var cluster = Cluster.asking(seen);
        try {
            conclude(cluster);
        } catch (FindingsError | CannotCheckException | Cluster.Unasked itsVerdictSaysSo) {
            return cluster.traces();
        }
        return cluster.traces();
    }

    @Override
    public final Verdict judge(Observations seen) {
        var cluster = Cluster.asking(seen);
        try {
            var verdict = conclude(cluster);
            if (!cluster.wasRead()) {
                throw new IllegalStateException(id + " was concluded without reading any answer");
            }
            return verdict;
        } catch (FindingsError failure) {
            return Verdict.fail(failure.findings());
        } catch (CannotCheckException blind) {
            return Verdict.cannotCheck(blind.finding());
        } catch (Cluster.Unasked unasked) {
            throw new IllegalStateException(unasked.getMessage(), unasked);
        }
    }
}
