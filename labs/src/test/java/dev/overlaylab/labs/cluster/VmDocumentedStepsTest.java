package dev.overlaylab.labs.cluster;

/** The documented steps on machines of the vm driver. */
class VmDocumentedStepsTest extends DocumentedStepsTest {
    @Override
    String driverId() {
        return "vm";
    }
}
