package dev.overlaylab.labs.driver;

import dev.overlaylab.labs.image.Flavour;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Troubled moments of virtual machines; several minutes when they are emulated, so only with {@code -Dsoak}. */
@EnabledIfSystemProperty(named = "soak", matches = ".*")
class VmTroubledMomentsTest extends TroubledMomentsTest {
    @Override
    String driverId() {
        return "vm";
    }

    @Override
    Flavour flavour() {
        return Flavour.VM;
    }
}
