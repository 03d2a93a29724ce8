package dev.overlaylab.shell.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.overlaylab.labs.image.Flavour;
import dev.overlaylab.labs.lab.LabLibrary;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** The lab on machines made of namespaces. */
class NamespaceEndToEndTest extends OverlayConsulEndToEndTest {
    private static final String OTHER_KEY =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIKaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";

    NamespaceEndToEndTest() {
        super(Flavour.NAMESPACE, "namespace");
    }

    @BeforeAll
    void needAdministrator() {
        assumeTrue(System.getProperty("user.name").equals("root"), "namespaces need the administrator");
    }

    /** A class whose hosts are the lab's machines: finished, swapped, silent, with another's host key, and with none. */
    @Test
    @Order(3)
    void should_grade_a_class_by_ssh() throws Exception {
        // given
        var hosts = new StringBuilder("hosts:\n");
        var key = home().resolve("keys/id_ed25519");
        for (var machine : List.of("mh-keystore", "mhs-demo0", "mhs-demo1")) {
            var known = new ObjectMapper()
                    .readTree(home().resolve("labs/overlay-consul/machines")
                            .resolve(machine)
                            .resolve("machine.json")
                            .toFile());
            var line = "  - {name: %s-%s, host: 127.0.0.1, user: root, port: %d, key: '%s', host-key: '%s'}%n";
            var port = known.get("port").asInt();
            var hostKey = known.get("hostKey").asText();
            hosts.append(line.formatted("right", machine, port, key, hostKey));
            hosts.append(line.formatted("silent", machine, 9, key, hostKey));
            hosts.append(line.formatted("other", machine, port, key, OTHER_KEY));
        }
        var folder = home().resolve("class");
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("hosts.yaml"), hosts);
        Files.writeString(folder.resolve("class.csv"), """
                id,mh-keystore,mhs-demo0,mhs-demo1
                right,right-mh-keystore,right-mhs-demo0,right-mhs-demo1
                swapped,right-mh-keystore,right-mhs-demo1,right-mhs-demo0
                silent,silent-mh-keystore,silent-mhs-demo0,silent-mhs-demo1
                other,right-mh-keystore,other-mhs-demo0,right-mhs-demo1
                none,right-mh-keystore,,
                """);

        // when
        int exit = run(
                "grade",
                "--lab",
                "overlay-consul",
                "--roster",
                folder.resolve("class.csv").toString(),
                "--ssh-config",
                folder.resolve("hosts.yaml").toString(),
                "--out",
                folder.resolve("grades").toString(),
                "--json");

        // then
        assertThat(exit).isEqualTo(2);
        assertThat(json().get("grades"))
                .extracting(
                        it -> it.get("student").asText(),
                        it -> it.get("total").asText(),
                        it -> cause(it).asText())
                .containsExactly(
                        tuple("right", "12", ""),
                        tuple("swapped", "4", ""),
                        tuple("silent", "null", "cannot.unreachable"),
                        tuple("other", "null", "cannot.wrong-host-key"),
                        tuple("none", "null", "cannot.unreachable"));
    }

    /** The cause of the first check that could not be judged. */
    private static JsonNode cause(JsonNode grade) {
        for (var check : grade.get("checks")) {
            if (check.get("points").isNull()) {
                return check.get("cause");
            }
        }
        return TextNode.valueOf("");
    }

    /** Only here: judging is the same on every kind of machine, and emulated ones would take a quarter of an hour. */
    @Test
    @Order(4)
    void should_be_proven_by_typing_at_the_real_program() throws Exception {
        // when
        int exit = run("prove", "overlay-consul", "--driver", "namespace", "--json", "-");

        // then
        var lab = json().get("labs").get(0);
        var documented = LabLibrary.shipped().load("overlay-consul").steps().stream()
                .mapToInt(it -> it.commands().size())
                .sum();
        assertThat(lab.at("/runs/0/summary/commands").asInt()).isEqualTo(documented);
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
