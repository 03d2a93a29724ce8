package dev.overlaylab.labs.driver;

import dev.overlaylab.labs.image.Flavour;

/** Moments of machines of the kind {@code vm}. */
class VmMomentsContractTest extends MomentsContractTest {
    @Override
    String driverId() {
        return "vm";
    }

    @Override
    Flavour flavour() {
        return Flavour.VM;
    }
}
