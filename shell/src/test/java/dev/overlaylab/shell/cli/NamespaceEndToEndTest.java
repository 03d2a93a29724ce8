package dev.overlaylab.shell.cli;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.overlaylab.labs.image.Flavour;
import org.junit.jupiter.api.BeforeAll;

/** The lab on machines made of namespaces. */
class NamespaceEndToEndTest extends OverlayConsulEndToEndTest {
    NamespaceEndToEndTest() {
        super(Flavour.NAMESPACE, "namespace");
    }

    @BeforeAll
    void needAdministrator() {
        assumeTrue(System.getProperty("user.name").equals("root"), "namespaces need the administrator");
    }
}
