package dev.overlaylab.shell.cli;

import static org.assertj.core.api.Assertions.assertThat;
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
    void should_be_proven_by_typing_at_the_real_program() throws Exception {
        // when
        int exit = run("prove", "overlay-consul", "--driver", "namespace", "--json", "-");

        // then
        var lab = json().get("labs").get(0);
        assertThat(lab.at("/runs/0/summary/commands").asInt()).isEqualTo(45);
        lab.at("/runs/0/steps")
                .forEach(step -> step.get("checks")
                        .forEach(check -> check.get("cells")
                                .forEach(cell -> assertThat(cell.get("state").asText())
                                        .as("%s %s", step.get("id"), check)
                                        .isEqualTo("as-declared"))));
        lab.at("/runs/0/steps")
                .forEach(step -> assertThat(step.get("sabotages"))
                        .isNotEmpty()
                        .allSatisfy(wrong -> wrong.get("cells")
                                .forEach(cell -> assertThat(cell.get("state").asText())
                                        .as("%s %s", step.get("id"), wrong)
                                        .isEqualTo("as-declared"))));
        assertThat(exit).isZero();
    }
}
