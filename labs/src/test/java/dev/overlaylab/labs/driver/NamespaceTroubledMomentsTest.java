package dev.overlaylab.labs.driver;

import dev.overlaylab.labs.image.Flavour;

/** Troubled moments of machines of the kind {@code namespace}. */
class NamespaceTroubledMomentsTest extends TroubledMomentsTest {
    @Override
    String driverId() {
        return "namespace";
    }

    @Override
    Flavour flavour() {
        return Flavour.NAMESPACE;
    }
}
