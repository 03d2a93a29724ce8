package dev.overlaylab.labs.driver;

import dev.overlaylab.labs.image.Flavour;

class NamespaceWireContractTest extends WireContractTest {
    @Override
    String driverId() {
        return "namespace";
    }

    @Override
    Flavour flavour() {
        return Flavour.NAMESPACE;
    }
}
