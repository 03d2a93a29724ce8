package dev.overlaylab.shell.cli;

import dev.overlaylab.labs.image.Flavour;

/** On virtual machines, which are frozen and go on. */
class VmRewindEndToEndTest extends RewindEndToEndTest {
    VmRewindEndToEndTest() {
        super(Flavour.VM, "vm");
    }
}
