package dev.overlaylab.checkers.assertion;

import dev.overlaylab.checkers.check.Finding;
import dev.overlaylab.checkers.check.FindingsError;
import dev.overlaylab.checkers.check.Verdict;
import dev.overlaylab.checkers.inquiry.Cluster;
import dev.overlaylab.checkers.probe.Probe;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A verdict made of assertions: all of one stage are tried, and the next only when nothing was wrong.
 *
 * <p>What the assertions of a stage have to ask is asked together. What keeps one of them from being checked keeps from
 * the verdict: it is thrown, and whatever was found by then is not reported.
 */
public final class Judgement {
    private final Cluster cluster;
    private final Set<Finding> findings = new LinkedHashSet<>();

    private Judgement(Cluster cluster) {
        this.cluster = cluster;
    }

    /** A judgement of a cluster, without any assertion yet. */
    public static Judgement of(Cluster cluster) {
        return new Judgement(cluster);
    }

    /** Adds what these assertions find, each thing once; unless something was found by the stages before. */
    public Judgement all(Consumer<ClusterAssert> assertions) {
        if (findings.isEmpty()) {
            var stage = new Stage();
            assertions.accept(new ClusterAssert(cluster, stage));
            stage.requireAsked();
        }
        return this;
    }

    /** What was found, each thing once. */
    public List<Finding> findings() {
        return List.copyOf(findings);
    }

    /** PASS when nothing was found, FAIL otherwise. */
    public Verdict verdict() {
        return Verdict.of(findings());
    }

    private final class Stage implements Failures {
        private final Set<Probe> unasked = new LinkedHashSet<>();

        @Override
        public void failed(FindingsError failure) {
            findings.addAll(failure.findings());
        }

        @Override
        public void unasked(Cluster.Unasked needed) {
            unasked.addAll(needed.probes());
        }

        void requireAsked() {
            if (!unasked.isEmpty()) {
                throw new Cluster.Unasked(unasked);
            }
        }
    }
}
