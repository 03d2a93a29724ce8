package dev.overlaylab.labs.cluster;

/** The documented steps on machines of the namespace driver. */
class NamespaceDocumentedStepsTest extends DocumentedStepsTest {
    @Override
    String driverId() {
        return "namespace";
    }
}
