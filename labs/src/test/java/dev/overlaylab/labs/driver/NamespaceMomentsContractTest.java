package dev.overlaylab.labs.driver;

import dev.overlaylab.labs.image.Flavour;

/** Moments of machines of the kind {@code namespace}. */
class NamespaceMomentsContractTest extends MomentsContractTest {
    @Override
    String driverId() {
        return "namespace";
    }

    @Override
    Flavour flavour() {
        return Flavour.NAMESPACE;
    }
}
