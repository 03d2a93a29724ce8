package dev.overlaylab.labs.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.overlaylab.i18n.Problem;
import dev.overlaylab.labs.lab.Lab;
import dev.overlaylab.labs.lab.LabLibrary;
import dev.overlaylab.labs.lab.Step;
import dev.overlaylab.labs.lab.Step.DocumentedCommand;
import dev.overlaylab.labs.topology.Topology;
import dev.overlaylab.labs.topology.Topology.Presence;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TranscriptFileTest {
    private final Lab lab = LabLibrary.shipped().load("overlay-consul");

    @Test
    void should_read_what_was_written() {
        // given
        var command = new Transcript.Command("c", "docker \\\n  ps", 0, 12, "容器\n\"x\"\n");
        var step =
                new Transcript.Step("01-a", List.of(command), List.of(new Transcript.Check("k", "PASS")), topology());
        var transcript = Transcript.of(lab, "vm", "20.10", Map.of("m1", "20.10.5"), "2026-11-21", List.of(step));

        // when
        var json = TranscriptFile.json(transcript);

        // then
        assertThat(TranscriptFile.read("x", json.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(transcript);
        assertThat(json).endsWith("}\n").contains("  \"engineVersions\"");
        assertThat(transcript.isOf(lab)).isTrue();
    }

    private static Topology topology() {
        var network = new Topology.Network("5f2c", "my-net", "overlay", "global", List.of("10.0.9.0/24"), "256");
        var on = new Topology.Attachment("5f2c", "my-net", "10.0.9.2");
        var web = new Topology.Container("web", "nginx", "running", List.of("80->80/tcp"), List.of(on));
        var host = new Topology.Host(
                "m1", "192.168.99.100", Presence.RUNNING, "20.10.5", "", "", List.of(network), List.of(web));
        var node = new Topology.Node("m1", "manager", "active", "ready", true);
        var service = new Topology.Service("s", "nginx", 1, 2, List.of());
        return new Topology(List.of(host), List.of(node), List.of(service), List.of("192.168.99.100:2376"));
    }

    @Test
    void should_read_one_that_is_older_than_topologies() {
        // given
        var json = """
                {"format": 1, "lab": "x", "driver": "vm", "engine": "20.10", "engineVersions": {}, "recorded": "2026-11-01",
                 "commands": "0", "steps": [{"id": "01-a", "commands": [], "checks": []}]}
                """;

        // when
        var read = TranscriptFile.read("f.json", json.getBytes(StandardCharsets.UTF_8));

        // then
        assertThat(read.steps()).containsExactly(new Transcript.Step("01-a", List.of(), List.of(), Topology.NOTHING));
    }

    @Test
    void should_name_files_after_driver_and_other_engines() {
        assertThat(TranscriptFile.path(lab, "vm", "20.10")).isEqualTo("transcript/vm.json");
        assertThat(TranscriptFile.path(lab, "namespace", "26.1")).isEqualTo("transcript/namespace-26.1.json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{", "[]", "null", "{}", "{\"format\": 1} {}", "{\"steps\": [1, null]}", "{\"format\": 2}"})
    void should_refuse_what_is_no_transcript(String json) {
        var problem = catchThrowableOfType(
                Problem.class, () -> TranscriptFile.read("f.json", json.getBytes(StandardCharsets.UTF_8)));

        assertThat(problem.text().key()).isEqualTo("problem.lab.transcript");
    }

    @Test
    void should_notice_every_change_of_a_command_and_nothing_else() {
        var hash = CommandHash.of(lab);

        assertThat(hash).matches("[0-9a-f]{16}");
        assertThat(CommandHash.of(with(it -> new DocumentedCommand(it.id() + "x", it.line(), it.expectExit()))))
                .isNotEqualTo(hash);
        assertThat(CommandHash.of(with(it -> new DocumentedCommand(it.id(), it.line() + " ", it.expectExit()))))
                .isNotEqualTo(hash);
        assertThat(CommandHash.of(with(it -> new DocumentedCommand(it.id(), it.line(), 1))))
                .isNotEqualTo(hash);
        assertThat(CommandHash.of(with(it -> it))).isEqualTo(hash);
    }

    /** The lab with its first command changed, and without prose and checks. */
    private Lab with(UnaryOperator<DocumentedCommand> change) {
        var steps = new java.util.ArrayList<Step>();
        for (var step : lab.steps()) {
            var commands = new java.util.ArrayList<>(step.commands());
            if (steps.isEmpty()) {
                commands.set(0, change.apply(commands.get(0)));
            }
            steps.add(new Step(
                    step.id(),
                    Map.of(),
                    Map.of(),
                    commands,
                    List.of(),
                    Step.Declared.NOTHING,
                    Map.of(),
                    List.of(),
                    List.of(),
                    List.of()));
        }
        return new Lab(
                lab.id(),
                Map.of(),
                Map.of(),
                lab.engines(),
                lab.needs(),
                lab.minutes(),
                lab.machines(),
                steps,
                lab.variant());
    }
}
