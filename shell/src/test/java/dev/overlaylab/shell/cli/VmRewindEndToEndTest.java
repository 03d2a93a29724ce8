package dev.overlaylab.shell.cli;

import dev.overlaylab.labs.image.Flavour;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** On virtual machines, which are frozen and go on. Emulated ones take a quarter of an hour: only with {@code -Dsoak}. */
@EnabledIfSystemProperty(named = "soak", matches = ".*")
class VmRewindEndToEndTest extends RewindEndToEndTest {
    VmRewindEndToEndTest() {
        super(Flavour.VM, "vm");
    }
}
