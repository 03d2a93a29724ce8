package dev.overlaylab.labs.driver;

import dev.overlaylab.labs.image.Flavour;

class VmWireContractTest extends WireContractTest {
    @Override
    String driverId() {
        return "vm";
    }

    @Override
    Flavour flavour() {
        return Flavour.VM;
    }
}
