package dev.overlaylab.shell.cli;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.overlaylab.labs.image.Flavour;
import org.junit.jupiter.api.BeforeAll;

/** On machines made of namespaces, whose disks are saved and which are started again. */
class NamespaceRewindEndToEndTest extends RewindEndToEndTest {
    NamespaceRewindEndToEndTest() {
        super(Flavour.NAMESPACE, "namespace");
    }

    @BeforeAll
    void needAdministrator() {
        assumeTrue(System.getProperty("user.name").equals("root"), "namespaces need the administrator");
    }
}
