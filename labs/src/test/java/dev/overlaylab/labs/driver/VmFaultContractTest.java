package dev.overlaylab.labs.driver;

import dev.overlaylab.labs.image.Flavour;

class VmFaultContractTest extends FaultContractTest {
    @Override
    String driverId() {
        return "vm";
    }

    @Override
    Flavour flavour() {
        return Flavour.VM;
    }
}
