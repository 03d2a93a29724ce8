package dev.overlaylab.labs.driver;

import dev.overlaylab.labs.image.Flavour;

/** The contract on virtual machines. */
class VmDriverContractTest extends DriverContractTest {
    @Override
    String driverId() {
        return "vm";
    }

    @Override
    Flavour flavour() {
        return Flavour.VM;
    }
}
