package dev.overlaylab.labs.cluster;

import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The documented steps on machines of the vm driver; the play of a whole lab on them types the same: only with {@code -Dsoak}. */
@EnabledIfSystemProperty(named = "soak", matches = ".*")
class VmDocumentedStepsTest extends DocumentedStepsTest {
    @Override
    String driverId() {
        return "vm";
    }
}
