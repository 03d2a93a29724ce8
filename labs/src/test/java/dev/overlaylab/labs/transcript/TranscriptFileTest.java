package dev.overlaylab.labs.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.overlaylab.i18n.Problem;
import dev.overlaylab.labs.lab.Lab;
import dev.overlaylab.labs.lab.LabLibrary;
import dev.overlaylab.labs.lab.Step;
import dev.overlaylab.labs.lab.Step.DocumentedCommand;
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
        var step = new Transcript.Step("01-a", List.of(command), List.of(new Transcript.Check("k", "PASS")));
        var transcript = Transcript.of(lab, "vm", "20.10", Map.of("m1", "20.10.5"), "2026-11-21", List.of(step));

        // when
        var json = TranscriptFile.json(transcript);

        // then
        assertThat(TranscriptFile.read("x", json.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(transcript);
        assertThat(json).endsWith("}\n").contains("  \"engineVersions\"");
        assertThat(transcript.isOf(lab)).isTrue();
    }

    @Test
    void should_name_files_after_driver_and_other_engines() {
        assertThat(TranscriptFile.path(lab, "vm", "20.10")).isEqualTo("transcript/vm.json");
        assertThat(TranscriptFile.path(lab, "namespace", "26.1")).isEqualTo("transcript/namespace-26.1.json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "{}", "{\"format\": 1} {}", "{\"format\": 2}"})
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
