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
     * <pre>{@code
     * // passes
     * assertThat(cluster).host("mhs-demo0").container("web").isRunning().isAttachedTo("my-net");
     * // fails with container.absent
     * assertThat(cluster).host("mhs-demo0").container("db").isRunning().isAttachedTo("my-net");
     * }</pre>
     */
    public static ClusterAssert assertThat(Cluster cluster) {
        return new ClusterAssert(cluster, Failures.THROWN);
    }

    /**
     * Several assertions of which all failures are reported together, each finding once; what they need is asked together.
     *
     * <pre>{@code
     * // passes
     * assertSoftly(cluster, it -> {
     *     it.overlayNetwork("my-net").hasSameIdOnEveryHost().hasSubnet("10.0.9.0/24");
     *     it.engines().shareOneStore("consul").advertise("eth1", 2376);
     * });
     * // fails with network.absent
     * assertSoftly(cluster, it -> {
     *     it.overlayNetwork("my-net").hasSameIdOnEveryHost();
     *     it.overlayNetwork("other-net").hasSameIdOnEveryHost();
     * });
     * }</pre>
     *
     * @param assertions run as often as they need something that was not asked for yet
     */
    public static void assertSoftly(Cluster cluster, Consumer<ClusterAssert> assertions) {
        var findings = findings(cluster, assertions);
        if (!findings.isEmpty()) {
            throw new FindingsError(findings);
        }
    }

    /**
     * What is wrong, each thing once; empty when all assertions hold.
     *
     * <pre>{@code
     * // passes
     * List<Finding> wrong = ClusterAssertions.findings(cluster, it -> it.overlayNetwork("my-net").isOnEveryHost());
     * assert wrong.isEmpty();
     * }</pre>
     *
     * @param assertions run as often as they need something that was not asked for yet
     */
    public static List<Finding> findings(Cluster cluster, Consumer<ClusterAssert> assertions) {
        return Judgement.of(cluster).all(assertions).findings();
    }
}
