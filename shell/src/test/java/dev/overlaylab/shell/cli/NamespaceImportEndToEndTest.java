package dev.overlaylab.shell.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.overlaylab.labs.image.Flavour;
import dev.overlaylab.shell.journal.Entry;
import dev.overlaylab.shell.journal.Journal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Begun on one computer, finished on another: here two homes, each with machines of its own. */
@Tag("machines")
@EnabledIfSystemProperty(named = "soak", matches = ".*")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NamespaceImportEndToEndTest {
    private static final String LAB = "bridge-vs-overlay";

    private Path directory = Path.of("");

    @BeforeAll
    void prepare(@TempDir Path temporary) {
        assumeTrue(System.getProperty("user.name").equals("root"), "namespaces need the administrator");
        directory = temporary;
    }

    @AfterAll
    void removeMachines() {
        run("here", "", "machines", "rm", "--all");
        run("there", "", "machines", "rm", "--all");
    }

    @Test
    void should_go_on_with_an_imported_lab_on_machines_made_anew() throws Exception {
        // given: two steps done here, and left
        converse("here", "solve", "next", "solve", "note 続きは家で", "next");
        var archive = directory.resolve("持って行く.zip").toString();
        assertThat(run("here", "", "export", LAB, archive)).contains(archive);

        // when
        run("there", "", "import", archive);
        var said = converse("there", "forward 3", "check", "solve", "check", "journal");

        // then
        assertThat(said).contains("no machines").doesNotContain("✘").doesNotContain("CANNOT CHECK");
        assertThat(run("there", "", "check", LAB, "--step", "01-default-bridge"))
                .contains("PASS");
        assertThat(run("there", "", "check", LAB, "--step", "03-two-hosts")).contains("PASS");
        assertThat(Journal.written(directory.resolve("there/labs/" + LAB + "/journal.jsonl")))
                .filteredOn(Entry.Noted.class::isInstance)
                .extracting(it -> ((Entry.Noted) it).text())
                .containsExactly("続きは家で");
    }

    private String converse(String home, String... lines) {
        return run(
                home,
                String.join("\n", lines) + "\nquit\n",
                "start",
                LAB,
                "--driver",
                "namespace",
                "--keep",
                "--lang",
                "en");
    }

    private String run(String home, String input, String... args) {
        var said = new ByteArrayOutputStream();
        var streams = new Streams(
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(said, true, StandardCharsets.UTF_8),
                new PrintStream(said, true, StandardCharsets.UTF_8),
                false);
        var environment = Map.of(
                "OVERLAYLAB_HOME",
                directory.resolve(home).toString(),
                "OVERLAYLAB_IMAGE",
                FinishedImage.of(Flavour.NAMESPACE));
        int exit = new Program(environment, "/", streams).run(args);
        var text = said.toString(StandardCharsets.UTF_8);
        assertThat(exit).as(text).isZero();
        return text;
    }
}
