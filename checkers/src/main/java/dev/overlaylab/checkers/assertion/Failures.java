package dev.overlaylab.checkers.assertion;

import dev.overlaylab.checkers.check.FindingsError;
import dev.overlaylab.checkers.inquiry.Cluster;

/** What becomes of a failed assertion, and of one that needs answers which were not asked for yet. */
interface Failures {
    /** The first ends the test. */
    Failures THROWN = new Failures() {
        @Override
        public void failed(FindingsError failure) {
            throw failure;
        }

        @Override
        public void unasked(Cluster.Unasked unasked) {
            throw unasked;
        }
    };

    void failed(FindingsError failure);

    void unasked(Cluster.Unasked unasked);
}
