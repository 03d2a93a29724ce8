package dev.overlaylab.labs.driver;

import dev.overlaylab.labs.image.Flavour;

/** Machines of the kind {@code namespace}, over and over. */
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
