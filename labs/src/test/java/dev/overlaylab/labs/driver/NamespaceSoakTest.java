package dev.overlaylab.labs.driver;

import dev.overlaylab.labs.image.Flavour;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Machines of the kind {@code namespace}, over and over. */
@EnabledIfSystemProperty(named = "soak", matches = ".*")
class NamespaceSoakTest extends SoakTest {
    @Override
    String driverId() {
        return "namespace";
    }

    @Override
    Flavour flavour() {
        return Flavour.NAMESPACE;
    }
}
