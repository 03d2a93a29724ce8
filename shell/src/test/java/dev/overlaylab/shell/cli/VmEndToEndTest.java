package dev.overlaylab.shell.cli;

import dev.overlaylab.labs.image.Flavour;

/** The lab on virtual machines. */
class VmEndToEndTest extends OverlayConsulEndToEndTest {
    VmEndToEndTest() {
        super(Flavour.VM, "vm");
    }
}
