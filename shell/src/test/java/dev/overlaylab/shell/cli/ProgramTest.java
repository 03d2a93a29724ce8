package dev.overlaylab.shell.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.overlaylab.i18n.Catalogue;
import dev.overlaylab.i18n.Language;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;

class ProgramTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    Path home;

    private int run(String... args) {
        return new Program(environment(), "/", streams()).run(args);
    }

    @Test
    void should_speak_the_language_of_the_last_session_where_the_system_names_none() throws Exception {
        // given: a session in Japanese, a later one in Chinese, and one whose place cannot be read
        spoken("compose", "ja", 1);
        spoken("bridge-vs-overlay", "zh", 2);
        spoken("swarm-mode", "?", 3);

        // when
        var without = new Program(Map.of("OVERLAYLAB_HOME", home.toString(), "LANG", "C.UTF-8"), "/", streams());

        // then
        assertThat(without.run("help", "exit-codes")).isZero();
        assertThat(out()).contains("检查").doesNotContain("確認");
        out.reset();
        assertThat(run("help", "exit-codes")).isZero();
        assertThat(out()).contains("check");
        out.reset();
        assertThat(without.run("help", "exit-codes", "--lang", "ja")).isZero();
        assertThat(out()).contains("確認");
    }

    private void spoken(String lab, String language, long when) throws Exception {
        var progress =
                Files.createDirectories(home.resolve("labs").resolve(lab)).resolve("progress.json");
        Files.writeString(progress, """
                {"format":1,"lab":"%s","language":"%s","step":"x","verdicts":{},"hints":{}}
                """.formatted(lab, language));
        Files.setLastModifiedTime(progress, FileTime.fromMillis(when));
    }

    private Map<String, String> environment() {
        return Map.of("OVERLAYLAB_HOME", home.toString(), "LANG", "en_US.UTF-8");
    }

    private Streams streams() {
        return new Streams(
                new ByteArrayInputStream(new byte[0]),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false);
    }

    private Invocation invocation(Language language) {
        var speaker = new Speaker(Catalogue.ofProduct(), language, streams(), 0);
        var wiring = new Wiring(
                StateHome.of(environment(), "/"), environment(), speaker.catalogue(), new TypedPassphrases(speaker));
        return new Invocation(wiring, speaker, environment(), true);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void should_tell_what_exit_codes_mean(Language language) {
        assertThat(run("help", "exit-codes", "--lang", language.tag())).isZero();
        assertThat(out().lines())
                .hasSize(5)
                .allMatch(it -> it.matches("\\s*(0|1|2|64|130)  \\S.*"))
                .noneMatch(it -> it.contains("⟦"));
    }

    @Test
    void should_help_with_commands_and_say_which_there_are() {
        assertThat(run("help", "machines", "adopt")).isZero();
        assertThat(out()).contains("overlaylab machines adopt", "--hosts");
        assertThat(run("help")).isZero();
        assertThat(out()).contains("completion", "prove");
        assertThat(run("help", "machines", "nonsense")).isEqualTo(64);
        assertThat(err()).contains("machines nonsense", "adopt, cloud-init");
        assertThat(run("help", "nonsense")).isEqualTo(64);
        assertThat(err()).contains("exit-codes");
    }

    /** Without options nothing is parsed; the answer is the same, and so is what is refused. */
    @Test
    void should_list_the_labs_with_and_without_options() {
        assertThat(run("labs", "--lang", "ja")).isZero();
        var unparsed = out();
        out.reset();
        assertThat(run("--lang", "ja", "labs")).isZero();
        assertThat(out()).isEqualTo(unparsed).contains("bridge-vs-overlay");
        assertThat(run("labs", "--lang=xx")).isEqualTo(64);
        assertThat(run("labs", "--lang")).isEqualTo(64);
        assertThat(run("labs", "nonsense")).isEqualTo(64);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void should_explain_every_command_and_option_in_every_language(Language language) {
        var line = Program.commandLine(invocation(language));
        assertThat(all(line)).hasSizeGreaterThan(30).allSatisfy(command -> {
            var spec = command.getCommandSpec();
            assertThat(spec.usageMessage().description())
                    .as(spec.qualifiedName())
                    .isNotEmpty();
            assertThat(spec.args())
                    .filteredOn(it -> !it.hidden())
                    .allSatisfy(it -> assertThat(it.description())
                            .as("%s %s", spec.qualifiedName(), it.paramLabel())
                            .isNotEmpty()
                            .noneMatch(text -> text.contains("⟦")));
            if (language != Language.EN) {
                assertThat(command.getUsageMessage()).doesNotContain("Usage", "Commands", "Options", "Shows", "Writes");
            }
        });
        assertThat(run("prove", "--help", "--lang", language.tag())).isZero();
        assertThat(out()).doesNotContain("--auto");
    }

    private static List<CommandLine> all(CommandLine line) {
        return Stream.concat(
                        Stream.of(line), line.getSubcommands().values().stream().flatMap(it -> all(it).stream()))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "start nosuch|overlay-consul",
                "check nosuch|overlay-consul",
                "start overlay-consul --driver cloud|vm, namespace",
                "--lang fr|en, ja, zh",
                "labs --lang=xx|en, ja, zh",
                "check overlay-consul --step 77|04-application",
                "start|LAB",
                "frobnicate|frobnicate",
                "start overlay-consul --frob|--frob",
                "fault|LAB",
                "fault nosuch|overlay-consul",
                "machines rm|--all",
                "machines rm nosuch|nosuch",
                "start overlay-consul --json x|--auto",
                "start overlay-consul --auto --json /no/such/folder/x|/no/such/folder/x",
                "image build --driver cloud|vm, namespace",
                "image build --driver ssh|--driver namespace",
            })
    void should_refuse_what_is_not_there_and_tell_what_is(String line, String told) {
        // when
        int exit = run(line.split(" "));

        // then
        assertThat(exit).isEqualTo(64);
        assertThat(err()).contains(told).doesNotContain("⟦").doesNotContain("\tat ");
        assertThat(err().lines().count()).as("what happened, and what to type").isGreaterThanOrEqualTo(2);
        assertThat(out()).isEmpty();
    }

    @Test
    void should_complain_in_the_language_asked_for() {
        // when
        run("frobnicate", "--lang", "ja");
        run("frobnicate", "--lang=zh");

        // then
        assertThat(err()).contains("解釈できません: frobnicate", "无法理解：frobnicate");
    }

    @Test
    void should_tell_its_version() {
        assertThat(run("--version")).isZero();
        assertThat(out()).startsWith("overlaylab ");
    }

    @Test
    void should_list_labs_for_people_and_for_programs() throws Exception {
        // when
        assertThat(run("labs", "--lang", "ja")).isZero();

        // then
        assertThat(out().lines())
                .anyMatch(it -> it.startsWith("bridge-vs-overlay: ") && it.contains("4 ステップ"))
                .anyMatch(it -> it.startsWith("overlay-consul: ") && it.contains("6 ステップ"));
        out.reset();
        assertThat(run("labs", "--json")).isZero();
        var labs = new ObjectMapper().readTree(out());
        assertThat(labs.findValuesAsText("id"))
                .containsSubsequence("bridge-vs-overlay", "overlay-consul", "overlay-etcd");
        assertThat(labs).allSatisfy(lab -> {
            assertThat(lab.get("title").get("zh").asText()).isNotBlank();
            assertThat(lab.get("steps")).isNotEmpty();
        });
    }

    @Test
    void should_refuse_a_lab_that_needs_what_its_driver_lacks_before_anything_starts(@TempDir Path labs)
            throws Exception {
        // given
        var lab = labs.resolve("outside");
        Files.createDirectories(lab.resolve("01-one"));
        Files.writeString(
                lab.resolve("lab.yaml"),
                "format: 1\nid: outside\nneeds: [internet]\nmachines: [{name: m1, memory-mb: 512}]\nsteps: [01-one]\n");
        Files.writeString(lab.resolve("01-one/step.yaml"), """
                commands: [{id: look, run: ls}]
                checks: [{id: leads, type: consul-leader, machine: m1}]
                """);
        for (var language : List.of("en", "ja", "zh")) {
            Files.writeString(lab.resolve(language + ".md"), "# Outside\n\nA lab.\n");
            Files.writeString(
                    lab.resolve("01-one/" + language + ".md"),
                    "# One\n\n{{command:look}}\n\n{{hints}}\n\n## any\n1. Look\n");
        }

        // when
        int exit = run("start", "outside", "--labs", labs.toString());

        // then
        assertThat(exit).as(err()).isEqualTo(2);
        assertThat(err()).contains("a way out", "overlaylab start outside --driver vm --internet");
        assertThat(home.resolve("image")).doesNotExist();
        assertThat(run("labs", "--labs", labs.toString())).isZero();
        assertThat(out()).contains("needs a way out");
    }

    @Test
    void should_list_no_machines_where_there_are_none() {
        assertThat(run("machines")).isZero();
        assertThat(run("machines", "ls", "--json")).isZero();
        assertThat(run("machines", "rm", "--all")).isZero();
        assertThat(out()).contains("There are no machines.", "[ ]");
    }

    @Test
    void should_find_and_remove_what_a_killed_proof_has_left() throws Exception {
        // given
        var proof = home.resolve("proof/overlay-consul.namespace");
        var machine = Files.createDirectories(proof.resolve("labs/overlay-consul/machines/mh-keystore"));
        Files.writeString(machine.resolve("machine.json"), """
                {"format": 1, "driver": "namespace", "name": "mh-keystore", "role": "ENGINE", "address": "192.168.99.100",
                 "memoryMb": 512, "created": "2026-11-21T15:33:31Z", "stage": "MADE"}
                """);
        Files.writeString(home.resolve("proof/overlay-consul.namespace.lock"), "1");

        // then
        assertThat(run("machines")).isZero();
        assertThat(out()).contains("overlay-consul (proof)  mh-keystore");
        assertThat(run("machines", "ls", "--json")).isZero();
        assertThat(out()).contains("\"proof\" : true");
        assertThat(run("machines", "rm", "mh-keystore")).isEqualTo(64);
        assertThat(run("machines", "rm", "--all")).isZero();
        assertThat(out()).contains("Removed: mh-keystore (lab overlay-consul)");
        assertThat(proof).doesNotExist();
    }

    @Test
    void should_survive_garbage_in_the_state_folder() throws Exception {
        // given
        for (var lab : List.of("overlay-consul", "no-such-lab")) {
            var folder = Files.createDirectories(home.resolve("labs").resolve(lab));
            Files.writeString(folder.resolve("lab.json"), "\u0000garbage{");
        }
        Files.writeString(home.resolve("labs/file"), "");

        // then
        assertThat(run("machines")).isZero();
    }

    @Test
    void should_say_that_there_is_no_image_yet() {
        assertThat(run("image")).isZero();
        assertThat(run("image", "info")).isZero();
        assertThat(out()).contains("overlaylab image build");
    }

    @ParameterizedTest
    @CsvSource({
        "'overlaylab st', start",
        "'overlaylab machines cl', cloud-init",
        "'overlaylab start --driver na', namespace",
        "'overlaylab start --lang j', ja",
        "'overlaylab start overlay-c', overlay-consul",
        "'overlaylab completion f', fish",
    })
    void should_have_bash_complete_commands_and_known_values(String line, String expected) throws Exception {
        // given
        assertThat(run("completion", "bash")).isZero();
        var words = line.split(" ", -1);
        var script = out() + "\nCOMP_WORDS=(" + line + ") COMP_CWORD=" + (words.length - 1)
                + "; _complete_overlaylab; printf '%s\\n' \"${COMPREPLY[@]}\"";

        // when
        var bash = new ProcessBuilder("bash", "-c", script)
                .redirectErrorStream(true)
                .start();
        var printed = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        // then
        assertThat(printed.lines().map(String::strip)).contains(expected);
    }

    @Test
    void should_tell_fish_every_command_with_its_description() {
        assertThat(run("completion", "fish", "--lang", "ja")).isZero();

        assertThat(out())
                .contains(
                        "complete -c overlaylab -n 'not __fish_seen_subcommand_from start ",
                        " -a 'start' -d 'ラボを",
                        "-n '__fish_seen_subcommand_from start' -l driver -x -a 'vm namespace ssh' -d '",
                        "-n '__fish_seen_subcommand_from machines; and not __fish_seen_subcommand_from ls ");
        assertThat(out().lines()).allMatch(it -> it.startsWith("complete -c overlaylab "));
    }

    @Test
    void should_name_the_shells_it_can_complete_in() {
        assertThat(run("completion", "tcsh")).isEqualTo(64);

        assertThat(err()).contains("tcsh", "bash, zsh, fish");
    }
}
