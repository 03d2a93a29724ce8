package dev.overlaylab.labs.driver;

import dev.overlaylab.labs.image.Flavour;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The promises of all drivers, on machines made of namespaces. */
class EveryNamespaceContractTest extends EveryDriverContractTest {
    @Override
    String driverId() {
        return "namespace";
    }

    @Override
    Flavour flavour() {
        return Flavour.NAMESPACE;
    }

    @Override
    List<String> traces(Path labDirectory) throws IOException {
        return Traces.of(labDirectory);
    }
}
