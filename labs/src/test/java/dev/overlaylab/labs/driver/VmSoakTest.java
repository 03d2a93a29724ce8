package dev.overlaylab.labs.driver;

import dev.overlaylab.labs.image.Flavour;

/** Machines of the kind {@code vm}, over and over. */
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
