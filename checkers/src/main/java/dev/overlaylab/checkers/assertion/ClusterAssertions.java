package dev.overlaylab.checkers.assertion;

import dev.overlaylab.checkers.check.Finding;
import dev.overlaylab.checkers.check.FindingsError;
import dev.overlaylab.checkers.inquiry.Cluster;
import java.util.List;
import java.util.function.Consumer;

/** Where assertions about a cluster begin. */
public final class ClusterAssertions {
    private ClusterAssertions() {}

    /**
     * Assertions about a cluster; the first that fails ends the test.
     *
     * {@snippet class="AssertionExamples" region="assertThat"}
     */
    public static ClusterAssert assertThat(Cluster cluster) {
        return new ClusterAssert(cluster, Failures.THROWN);
    }

    /**
     * Several assertions of which all failures are reported together, each finding once.
     *
     * {@snippet class="AssertionExamples" region="assertSoftly"}
     */
    public static void assertSoftly(Cluster cluster, Consumer<ClusterAssert> assertions) {
        var findings = findings(cluster, assertions);
        if (!findings.isEmpty()) {
            throw new FindingsError(findings);
        }
    }

    /** What is wrong, each thing once; empty when all assertions hold. */
    public static List<Finding> findings(Cluster cluster, Consumer<ClusterAssert> assertions) {
        return Judgement.of(cluster).all(assertions).findings();
    }
}
