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
    private static final int ROUNDS = 20;
    private final Cluster cluster;
    private final Set<Finding> findings = new LinkedHashSet<>();

    private Judgement(Cluster cluster) {
        this.cluster = cluster;
    }

    /** A judgement of a cluster, without any assertion yet. */
    public static Judgement of(Cluster cluster) {
        return new Judgement(cluster);
    }

    /**
     * Adds what these assertions find, each thing once; unless something was found by the stages before.
     *
     * @param assertions run as often as they need something that was not asked for yet
     */
    public Judgement all(Consumer<ClusterAssert> assertions) {
        if (findings.isEmpty()) {
            findings.addAll(found(assertions));
        }
        return this;
    }

    private Set<Finding> found(Consumer<ClusterAssert> assertions) {
        for (int round = 0; round < ROUNDS; round++) {
            var stage = new Stage();
            assertions.accept(new ClusterAssert(cluster.withoutAsking(), stage));
            if (stage.unasked.isEmpty()) {
                return stage.found;
            }
            try {
                cluster.gather(stage.unasked);
            } catch (FindingsError absent) {
                return new LinkedHashSet<>(absent.findings());
            }
        }
        throw new IllegalStateException("these assertions never stop asking");
    }

    /** What was found, each thing once. */
    public List<Finding> findings() {
        return List.copyOf(findings);
    }

    /** PASS when nothing was found, FAIL otherwise. */
    public Verdict verdict() {
        return Verdict.of(findings());
    }

    private static final class Stage implements Failures {
        private final Set<Finding> found = new LinkedHashSet<>();
        private final Set<Probe> unasked = new LinkedHashSet<>();

        @Override
        public void failed(FindingsError failure) {
            found.addAll(failure.findings());
        }

        @Override
        public void unasked(Cluster.Unasked needed) {
            unasked.addAll(needed.probes());
        }
    }
}
