package dev.overlaylab.labs.driver;

import dev.overlaylab.labs.image.Flavour;

class NamespaceFaultContractTest extends FaultContractTest {
    @Override
    String driverId() {
        return "namespace";
    }

    @Override
    Flavour flavour() {
        return Flavour.NAMESPACE;
    }
}
