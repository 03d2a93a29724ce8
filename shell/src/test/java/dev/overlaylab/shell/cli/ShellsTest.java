package dev.overlaylab.shell.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.overlaylab.checkers.machine.Passphrases;
import dev.overlaylab.i18n.Catalogue;
import dev.overlaylab.i18n.Language;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What is made for zsh, fish and man is read by them, where they are installed. */
class ShellsTest {
    @TempDir
    Path directory;

    private String said(String... args) {
        var out = new ByteArrayOutputStream();
        var streams = new Streams(
                new ByteArrayInputStream(new byte[0]),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                System.err,
                false);
        var environment = Map.of("OVERLAYLAB_HOME", directory.toString(), "LANG", "en_US.UTF-8");
        assertThat(new Program(environment, "/", streams).run(args)).isZero();
        return out.toString(StandardCharsets.UTF_8);
    }

    private String printedBy(String... command) throws Exception {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().put("HOME", directory.toString());
        var process = builder.start();
        process.getOutputStream().close();
        var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(printed).isZero();
        return printed;
    }

    private static boolean has(String tool) {
        return List.of(System.getenv("PATH").split(":", -1)).stream()
                .anyMatch(it -> Files.isExecutable(Path.of(it, tool)));
    }

    private String file(String content) throws Exception {
        return Files.writeString(directory.resolve("made"), content).toString();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void should_write_a_manual_that_man_shows_without_a_complaint(Language language) throws Exception {
        var page = said("man", "--lang", language.tag());
        assertThat(page).startsWith(".").contains(".TH").doesNotContain("⟦");
        assertThat(page.replace("\\-", "-")).contains("cloud-init", "--driver", "130");
        assumeThat(has("groff")).isTrue();

        // when
        var complaints = printedBy("groff", "-K", "utf8", "-man", "-Tutf8", "-ww", "-Wbreak", "-z", file(page));
        var shown = printedBy("groff", "-K", "utf8", "-man", "-Tutf8", file(page));

        // then
        assertThat(complaints).isEmpty();
        assertThat(shown).contains("overlaylab", "completion");
    }

    @ParameterizedTest
    @CsvSource({
        "'overlaylab st', start",
        "'overlaylab machines cl', cloud-init",
        "'overlaylab start --driver na', namespace"
    })
    void should_have_fish_complete(String line, String expected) throws Exception {
        assumeThat(has("fish")).isTrue();
        var script = file(said("completion", "fish"));

        assertThat(printedBy("fish", "--no-config", "-c", "source " + script + "; complete -C '" + line + "'")
                        .lines()
                        .map(it -> it.split("\t", 2)[0]))
                .contains(expected);
    }

    @Test
    void should_have_zsh_know_who_completes() throws Exception {
        assumeThat(has("zsh")).isTrue();
        var script = file(said("completion", "zsh"));

        assertThat(printedBy(
                        "zsh",
                        "-fc",
                        "autoload -U compinit; compinit -D -u; source " + script + "; print ${_comps[overlaylab]}"))
                .contains("_complete_overlaylab");
    }

    /** Colours and the ghost behind the cursor, never for who has said no. */
    @ParameterizedTest
    @CsvSource({
        "'', xterm-256color, false, true, true",
        "1, xterm-256color, false, true, false",
        "'', dumb, false, true, false",
        "'', xterm-256color, true, true, false",
        "'', xterm-256color, false, false, false",
    })
    void should_colour_only_where_it_is_wanted(
            String noColor, String type, boolean plain, boolean terminal, boolean expected) {
        var streams = new Streams(new ByteArrayInputStream(new byte[0]), System.out, System.err, terminal);
        var environment = Map.of("NO_COLOR", noColor, "TERM", type, "OVERLAYLAB_HOME", directory.toString());
        var catalogue = Catalogue.ofProduct();
        var speaker = new Speaker(catalogue, Language.EN, streams, 0);
        var wiring = new Wiring(StateHome.of(environment, "/"), environment, catalogue, Passphrases.NONE);

        assertThat(new Invocation(wiring, speaker, environment, false).styled(plain))
                .isEqualTo(expected);
    }
}
