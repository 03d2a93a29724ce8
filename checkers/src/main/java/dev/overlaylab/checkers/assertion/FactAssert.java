package dev.overlaylab.checkers.assertion;

import dev.overlaylab.checkers.check.Finding;
import dev.overlaylab.checkers.check.FindingsError;
import dev.overlaylab.checkers.inquiry.Cluster;
import java.util.List;
import java.util.function.Supplier;
import org.assertj.core.api.AbstractAssert;

/** What all assertions about a cluster share: each is a list of findings, empty when all is well. */
abstract class FactAssert<S extends FactAssert<S>> extends AbstractAssert<S, Cluster> {
    final Cluster cluster;
    private final Failures failures;

    FactAssert(Cluster cluster, Failures failures, Class<S> type) {
        super(cluster, type);
        this.cluster = cluster;
        this.failures = failures;
    }

    /** A part of what {@code whole} is about; described as it is. */
    FactAssert(FactAssert<?> whole, Class<S> type) {
        this(whole, whole.cluster, type);
    }

    FactAssert(FactAssert<?> whole, Cluster part, Class<S> type) {
        this(part, whole.failures, type);
        info.description(whole.info.description());
    }

    /** Fails with these findings, and with those that looking for them meets. */
    final S holds(Supplier<List<Finding>> faults) {
        try {
            var found = faults.get();
            if (!found.isEmpty()) {
                throw new FindingsError(found);
            }
        } catch (FindingsError failure) {
            failures.failed(new FindingsError(info.descriptionText(), failure.findings()));
        } catch (Cluster.Unasked unasked) {
            failures.unasked(unasked);
        }
        return myself;
    }
}
