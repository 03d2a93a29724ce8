package dev.overlaylab.labs.driver;

import dev.overlaylab.labs.image.Flavour;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The promises of all drivers, on machines made as virtual machines. */
class EveryVmContractTest extends EveryDriverContractTest {
    @Override
    String driverId() {
        return "vm";
    }

    @Override
    Flavour flavour() {
        return Flavour.VM;
    }

    @Override
    List<String> traces(Path labDirectory) throws IOException {
        return Traces.of(labDirectory);
    }
}
