package dev.overlaylab.labs.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overlaylab.i18n.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A lab with parameters is, without a seed, the lab with the documented values in their places. */
class ParametersTest {
    private static final Path SOURCES = Path.of("src/main/resources/labs");
    private static final Pattern DECLARED = Pattern.compile("(?m)^parameters:\n(?:  - .*\n)+\n?");

    @TempDir
    Path directory;

    @Test
    void should_be_the_documented_lab_without_a_seed() throws IOException {
        int seen = 0;
        for (var id : LabLibrary.shipped().ids()) {
            var lab = LabLibrary.shipped().load(id);
            if (!lab.variant().parameters().isEmpty()) {
                var plain = LabLibrary.in(writtenOut(lab)).load(id);

                assertThat(lab)
                        .usingRecursiveComparison()
                        .ignoringFields("steps.checks", "variant")
                        .isEqualTo(plain);
                for (int i = 0; i < lab.steps().size(); i++) {
                    assertThat(lab.steps().get(i).checks())
                            .usingRecursiveComparison()
                            .isEqualTo(plain.steps().get(i).checks());
                }
                seen++;
            }
        }
        assertThat(seen).isGreaterThan(3);
    }

    /** All labs' files with one lab's documented values in the place of its parameters. */
    private Path writtenOut(Lab lab) throws IOException {
        var folder = directory.resolve(lab.id());
        try (var files = Files.walk(SOURCES)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var target = folder.resolve(SOURCES.relativize(file).toString());
                Files.createDirectories(target.resolveSibling("."));
                var text = Files.readString(file);
                for (var value : lab.variant().parameters().entrySet()) {
                    var start = value.getValue().replaceFirst("\\.[^.]*$", "");
                    text = text.replace("{{parameter:" + value.getKey() + ".start}}", start)
                            .replace("{{parameter:" + value.getKey() + "}}", value.getValue());
                }
                boolean own = target.equals(folder.resolve(lab.id()).resolve("lab.yaml"));
                Files.writeString(target, own ? DECLARED.matcher(text).replaceAll("") : text);
            }
        }
        return folder;
    }

    @Test
    void should_document_what_the_walkthroughs_type() {
        assertThat(lines(LabLibrary.shipped().load("overlay-consul")))
                .contains(
                        "docker network create --driver overlay --subnet=10.0.9.0/24 my-net",
                        "docker run -itd --name=web --net=my-net --env=\"constraint:node==mhs-demo0\" nginx",
                        "docker network inspect my-net");
        assertThat(lines(LabLibrary.shipped().load("swarm-mode"))).contains("docker service ps helloworld");
    }

    @Test
    void should_have_the_drawn_values_everywhere_and_the_documented_ones_nowhere() {
        for (var id : List.of("overlay-consul", "overlay-etcd", "overlay-zookeeper", "swarm-mode")) {
            var documented = LabLibrary.shipped().load(id);
            var drawn = LabLibrary.shipped().load(id, Seed.of("a seed"));
            for (var value : drawn.variant().parameters().entrySet()) {
                var before = documented.variant().parameters().getOrDefault(value.getKey(), "");
                assertThat(value.getValue()).isNotEqualTo(before);
                assertThat(everything(documented)).contains(before).doesNotContain(value.getValue());
                assertThat(everything(drawn))
                        .as("%s %s", id, value.getKey())
                        .contains(value.getValue())
                        .doesNotContain(before)
                        .doesNotContain("{{parameter");
            }
        }
    }

    @Test
    void should_fill_in_every_kind_of_text_of_a_lab() throws IOException {
        // given
        var fixture = LabFixture.in(directory);
        fixture.replace("lab.yaml", "machines:", """
                        parameters:
                          - {name: box, type: name, default: m1, draw: "m{1..9}"}
                        machines:""");
        fixture.replace("lab.yaml", "{name: m1,", "{name: \"{{parameter:box}}\",");
        fixture.replace("01-one/step.yaml", "machine: m1", "machine: \"{{parameter:box}}\"");
        fixture.replace("01-one/step.yaml", "docker start x", "\"docker start {{parameter:box}}\"");
        for (var language : Language.values()) {
            var text = "01-one/" + language.tag() + ".md";
            fixture.replace(text, "# One", "# One {{parameter:box}}");
            fixture.replace(text, "1. Vague", "1. On {{parameter:box}}: {{command:look}}");
            fixture.replace(text, "Look, then run.", "On `{{parameter:box}}`.");
        }

        // when
        var seed = Seed.of("s");
        var lab = LabLibrary.in(fixture.labs()).load("tiny", seed);

        // then
        var box = lab.variant().parameters().getOrDefault("box", "");
        var step = lab.steps().get(0);
        assertThat(lab.variant()).isEqualTo(new Lab.Variant(seed, Map.of("box", box)));
        assertThat(box).matches("m[2-9]");
        assertThat(lab.machines()).containsExactly(new Lab.MachineNeed(box, 512));
        assertThat(step.title()).containsEntry(Language.JA, "One " + box);
        assertThat(step.prose().get(Language.ZH)).startsWith("On `" + box + "`.");
        assertThat(step.hintsFor("machine.absent").get(0)).containsEntry(Language.EN, "On " + box + ": `docker ps`");
        assertThat(step.sabotages().get(0).undo()).containsExactly("docker start " + box);
        assertThat(step.checks().get(0).title().arguments()).containsValue(box);
    }

    private static List<String> lines(Lab lab) {
        return lab.steps().stream()
                .flatMap(it -> it.commands().stream())
                .map(Step.DocumentedCommand::line)
                .toList();
    }

    private static String everything(Lab lab) {
        var text = new StringBuilder();
        for (var step : lab.steps()) {
            text.append(step.title()).append(step.prose()).append(step.commands());
            text.append(step.hints()).append(step.sabotages()).append(step.checks());
        }
        return text.toString();
    }
}
