package dev.overlaylab.labs.cluster.dockermachine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overlaylab.checkers.machine.Command;
import dev.overlaylab.checkers.machine.MachineException;
import dev.overlaylab.i18n.Catalogue;
import dev.overlaylab.i18n.Language;
import dev.overlaylab.labs.cluster.Learner;
import dev.overlaylab.labs.driver.MachineSpec;
import dev.overlaylab.labs.driver.Progress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A docker-machine whose machines are records, and whose workstation answers from a table. */
abstract class DockerMachineCase {
    private static final String MADE = """
            no
            == ca.pem
            CA
            == server.pem
            SERVER
            == server-key.pem
            KEY
            == id_rsa.pub
            ssh-ed25519 AAAAlearner
            """;

    @TempDir
    Path ledger;

    InMemoryDriver driver = new InMemoryDriver();
    final List<String> scripts = new ArrayList<>();
    boolean engineUp = true;
    boolean engineStarting;
    int unhealthyAnswers;
    boolean agentCutOff;
    Language language = Language.EN;

    @BeforeEach
    void workstation() {
        driver.create(
                new MachineSpec("workstation", MachineSpec.Role.WORKSTATION, "192.168.99.1", 512, List.of()),
                Progress.NONE);
    }

    DockerMachine dockerMachine() {
        return new DockerMachine(
                driver,
                name -> new AnsweringConnection(name, this::answer),
                Learner.OF_IMAGE,
                ledger,
                new Words(Catalogue.ofProduct(), () -> language),
                Map.of("mhs-demo0", 2048),
                progress -> {
                    throw new UnsupportedOperationException();
                });
    }

    private @org.jspecify.annotations.Nullable String answer(Command command) throws MachineException {
        scripts.add(command.script());
        // Less is not enough on a busy computer: then a machine would be given up that only is slow.
        assertThat(command.timeout()).as(command.script()).isGreaterThanOrEqualTo(Duration.ofMinutes(1));
        if (command.script().contains("certs server")) {
            return command.script().contains("ssh-keygen") ? MADE : MADE.replaceFirst("(?s)== id_rsa.*", "");
        }
        if (command.script().contains("/version")) {
            if (!engineUp) {
                return command.script().contains("wait") ? "" : null;
            }
            return "mh-keystore {\"Version\":\"20.10.5\"}\nmhs-demo0 {\"Version\":\"20.10.5\"}\n";
        }
        if (command.script().contains("/info")) {
            return swarmInfo();
        }
        if (command.script().startsWith("docker logs --since")) {
            return agentCutOff ? "" : null;
        }
        if (command.script().startsWith("pgrep")) {
            return engineStarting ? "" : null;
        }
        return command.script().contains("journalctl") ? "level=fatal msg=\"no address\"" : "";
    }

    /** What a Swarm master says to whom all machines have registered; at first that it knows them no better. */
    private String swarmInfo() {
        var status = unhealthyAnswers > 0 ? "Pending" : "Healthy";
        unhealthyAnswers = Math.max(0, unhealthyAnswers - 1);
        return driver.list().stream()
                .map(it ->
                        "[\" %s\", \"%s:2376\"], [\"  └ Status\", \"%s\"]".formatted(it.name(), it.address(), status))
                .collect(Collectors.joining(", ", "{\"SystemStatus\": [", "]}"));
    }

    final TypedCall type(int expectedStatus, String... words) {
        return type(expectedStatus, new TypedCall(words));
    }

    final TypedCall type(int expectedStatus, TypedCall call) {
        assertThat(dockerMachine().run(call))
                .as(() -> call.printed() + call.complained())
                .isEqualTo(expectedStatus);
        return call;
    }
}
