package dev.overlaylab.labs.driver;

import dev.overlaylab.labs.image.Flavour;

/** The contract on machines made of namespaces. */
class NamespaceDriverContractTest extends DriverContractTest {
    @Override
    String driverId() {
        return "namespace";
    }

    @Override
    Flavour flavour() {
        return Flavour.NAMESPACE;
    }
}
