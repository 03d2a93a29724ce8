package dev.overlaylab.labs.driver;

import dev.overlaylab.labs.image.Flavour;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Machines of the kind {@code vm}, over and over. */
@EnabledIfSystemProperty(named = "soak", matches = ".*")
class VmSoakTest extends SoakTest {
    @Override
    String driverId() {
        return "vm";
    }

    @Override
    Flavour flavour() {
        return Flavour.VM;
    }
}
