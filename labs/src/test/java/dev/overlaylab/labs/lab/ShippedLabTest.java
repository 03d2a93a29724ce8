package dev.overlaylab.labs.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overlaylab.checkers.check.Check;
import dev.overlaylab.checkers.check.Reason;
import dev.overlaylab.i18n.Catalogue;
import dev.overlaylab.i18n.Glossary;
import dev.overlaylab.i18n.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The labs that come with the product are held to what FORMAT.md asks of every lab, and to more. */
class ShippedLabTest {
    private static final Path SOURCES = Path.of("src/main/resources/labs");
    private final LabLibrary shipped = LabLibrary.shipped();

    @Test
    void should_list_every_lab_there_is() {
        assertThat(shipped.ids())
                .contains("overlay-consul")
                .containsExactlyInAnyOrderElementsOf(LabLibrary.in(SOURCES).ids());
    }

    @Test
    void should_load_the_same_from_the_jar_and_from_a_directory() {
        for (var id : shipped.ids()) {
            var fromJar = shipped.load(id);
            var fromDirectory = LabLibrary.in(SOURCES).load(id);

            assertThat(fromDirectory)
                    .usingRecursiveComparison()
                    .ignoringFields("steps.checks")
                    .isEqualTo(fromJar);
        }
    }

    @Test
    void should_have_the_six_documented_steps() {
        var lab = shipped.load("overlay-consul");

        assertThat(lab.steps())
                .extracting(Step::id)
                .containsExactly(
                        "01-key-value-store",
                        "02-cluster",
                        "03-overlay-network",
                        "04-application",
                        "05-way-out",
                        "06-contrast");
        assertThat(lab.machines())
                .containsExactly(
                        new Lab.MachineNeed("mh-keystore", 768),
                        new Lab.MachineNeed("mhs-demo0", 1024),
                        new Lab.MachineNeed("mhs-demo1", 1024));
        assertThat(lab.steps().stream().flatMap(it -> it.checks().stream()).map(Check::id))
                .containsExactly(
                        "consul-leads",
                        "one-store",
                        "one-overlay",
                        "web-runs",
                        "web-by-name",
                        "web-dns",
                        "gateways",
                        "web-interfaces",
                        "client-runs",
                        "client-interfaces",
                        "client-way-out",
                        "web2-isolated");
    }

    @Test
    void should_document_which_commands_fail_on_purpose() {
        var failing = shipped.load("overlay-consul").steps().stream()
                .flatMap(it -> it.commands().stream())
                .filter(it -> it.expectExit() != 0)
                .map(Step.DocumentedCommand::id);

        assertThat(failing).containsExactly("show-no-master", "fetch-by-name", "fetch-by-address");
    }

    @Test
    void should_keep_the_lines_of_a_documented_command() {
        var run = shipped.load("overlay-consul").steps().get(0).commands().get(2);

        assertThat(run.line()).isEqualTo("""
                        docker run -d \\
                            -p "8500:8500" \\
                            -h "consul" \\
                            progrium/consul -server -bootstrap""");
    }

    @ParameterizedTest
    @EnumSource
    void should_teach_in_every_language(Language language) {
        for (var id : shipped.ids()) {
            var lab = shipped.load(id);
            assertThat(lab.title().get(language)).isNotBlank();
            assertThat(lab.summary().get(language)).isNotBlank();
            for (var step : lab.steps()) {
                var prose = step.prose().getOrDefault(language, "");
                assertThat(step.title().get(language)).as(step.id()).isNotBlank();
                assertThat(prose)
                        .as("%s %s", step.id(), language)
                        .doesNotContain("{{command")
                        .doesNotContain("{{hints");
                assertThat(prose.lines().count()).as("lines of %s", step.id()).isBetween(25L, 160L);
                for (var command : step.commands()) {
                    assertThat(prose).as(command.id()).contains("```sh\n" + command.line() + "\n```");
                }
                assertThat(step.hints()).containsKey(Step.ANY);
                step.hints()
                        .forEach((reason, levels) -> assertThat(levels)
                                .as("hints of %s for %s", step.id(), reason)
                                .hasSizeGreaterThan(1)
                                .allSatisfy(it -> assertThat(it.get(language)).isNotBlank()));
            }
        }
    }

    @Test
    void should_hint_only_at_reasons_that_are_explained() {
        var catalogue = Catalogue.ofProduct();
        for (var id : shipped.ids()) {
            for (var step : shipped.load(id).steps()) {
                var reasons = new TreeSet<>(step.hints().keySet());
                reasons.remove(Step.ANY);
                step.sabotages().forEach(it -> reasons.add(it.reason()));
                for (var reason : reasons) {
                    for (var language : Language.values()) {
                        assertThat(catalogue.knows(language, "reason." + reason))
                                .as("reason.%s in %s", reason, language)
                                .isTrue();
                    }
                }
            }
        }
    }

    @Test
    void should_hint_at_what_every_wrong_way_leads_to() {
        for (var id : shipped.ids()) {
            for (var step : shipped.load(id).steps()) {
                assertThat(step.sabotages())
                        .extracting(Step.Sabotage::reason)
                        .isNotEmpty()
                        .allSatisfy(it -> assertThat(step.hints())
                                .as("hints of %s/%s", id, step.id())
                                .containsKey(it));
            }
        }
    }

    @Test
    void should_have_a_cover_that_says_the_same_without_reading_a_step() {
        for (var id : shipped.ids()) {
            // given
            var lab = shipped.load(id);
            var read = new ArrayList<String>();

            // when
            var cover = shipped.heardBy((file, bytes) -> read.add(file)).cover(id);

            // then
            assertThat(cover).usingRecursiveComparison().ignoringFields("steps").isEqualTo(lab);
            assertThat(cover.steps())
                    .isNotEmpty()
                    .containsExactlyElementsOf(
                            lab.steps().stream().map(Step::id).toList());
            assertThat(read).isNotEmpty().noneMatch(it -> it.endsWith("step.yaml"));
        }
    }

    @Test
    void should_show_a_wrong_way_in_every_step() {
        for (var id : shipped.ids()) {
            for (var step : shipped.load(id).steps()) {
                assertThat(step.sabotages()).as(step.id()).isNotEmpty().allSatisfy(it -> {
                    assertThat(it.run()).isNotEmpty().noneMatch(line -> line.contains("{{command"));
                    assertThat(it.undo()).noneMatch(line -> line.contains("{{command"));
                    assertThat(it.reason()).doesNotStartWith("cannot.");
                });
            }
        }
    }

    @Test
    void should_answer_a_reason_without_hints_of_its_own_with_those_for_any() {
        var step = shipped.load("overlay-consul").steps().get(0);

        assertThat(step.hints()).doesNotContainKey(Reason.CONSUL_NOT_CONSUL.code());
        assertThat(step.hintsFor(Reason.CONSUL_NOT_CONSUL.code())).isEqualTo(step.hintsFor(Step.ANY));
        assertThat(step.hintsFor(Reason.CONSUL_NO_LEADER.code())).isNotEqualTo(step.hintsFor(Step.ANY));
    }

    @Test
    void should_keep_translations_up_to_date() throws IOException {
        assertThat(new Translations(SOURCES).stale()).isEmpty();
    }

    @Test
    void should_use_the_words_of_the_glossary() throws IOException {
        var glossary = Glossary.ofProduct();
        for (var language : new Language[] {Language.JA, Language.ZH}) {
            try (var files = Files.walk(SOURCES)) {
                for (var file :
                        files.filter(it -> it.endsWith(language.tag() + ".md")).toList()) {
                    assertThat(glossary.violations(language, Files.readString(file)))
                            .as(file.toString())
                            .isEmpty();
                }
            }
        }
    }

    @Test
    void should_be_the_same_in_every_language_with_nothing_left_over() {
        for (var id : shipped.ids()) {
            assertThat(LabLibrary.in(SOURCES).proofread(id))
                    .as(id)
                    .extracting(it -> Catalogue.ofProduct().say(Language.EN, it.text()))
                    .isEmpty();
        }
    }

    @Test
    void should_have_no_stray_files() throws IOException {
        var expected = new TreeSet<String>();
        expected.add("index");
        for (var lab : shipped.ids()) {
            expected.add(lab + "/lab.yaml");
            addTexts(expected, lab + "/");
            for (var step : LabFile.read(
                            lab, Files.readAllBytes(SOURCES.resolve(lab).resolve("lab.yaml")), Seed.NONE)
                    .ownSteps()) {
                expected.add(lab + "/" + step + "/step.yaml");
                addTexts(expected, lab + "/" + step + "/");
            }
        }
        try (var files = Files.walk(SOURCES)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(it -> SOURCES.relativize(it).toString())
                            .filter(it -> !it.matches("[^/]+/transcript/[^/]+\\.(json|cast)")))
                    .containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    private static void addTexts(Set<String> expected, String folder) {
        for (var language : Language.values()) {
            expected.add(folder + language.tag() + ".md");
        }
    }
}
