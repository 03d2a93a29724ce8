package dev.overlaylab.shell.cli;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.overlaylab.labs.image.Flavour;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** The lab on machines made of namespaces. */
class NamespaceEndToEndTest extends OverlayConsulEndToEndTest {
    NamespaceEndToEndTest() {
        super(Flavour.NAMESPACE, "namespace");
    }

    @BeforeAll
    void needAdministrator() {
        assumeTrue(System.getProperty("user.name").equals("root"), "namespaces need the administrator");
    }

    /** Only here: judging is the same on every kind of machine, and emulated ones would take a quarter of an hour. */
    @Test
    @Order(4)
    void should_turn_red_for_the_declared_reason_however_a_step_is_done_wrong() throws Exception {
        doEveryStepWrong();
    }
}
