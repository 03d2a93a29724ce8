package dev.overlaylab.shell.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overlaylab.checkers.check.Runner;
import dev.overlaylab.checkers.machine.Passphrases;
import dev.overlaylab.i18n.Catalogue;
import dev.overlaylab.i18n.Language;
import dev.overlaylab.labs.driver.Driver;
import dev.overlaylab.labs.driver.Progress;
import dev.overlaylab.labs.image.EngineVersion;
import dev.overlaylab.labs.lab.Lab;
import dev.overlaylab.labs.workstation.Workstation;
import dev.overlaylab.shell.grade.handin.HandIn;
import dev.overlaylab.shell.grade.handin.HandInReader;
import dev.overlaylab.shell.journal.Bookmark;
import dev.overlaylab.shell.journal.BookmarkFile;
import dev.overlaylab.shell.journal.Journal;
import dev.overlaylab.shell.play.FakeWorkstation;
import dev.overlaylab.shell.play.NoMachines;
import dev.overlaylab.shell.play.TinyLab;
import dev.overlaylab.shell.repl.PlainConsole;
import dev.overlaylab.shell.repl.Repl;
import dev.overlaylab.shell.repl.lesson.LabScreen;
import dev.overlaylab.shell.repl.lesson.LabSession;
import dev.overlaylab.shell.repl.word.Words;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Handing in at the prompt of an open lab; with machines it is tried where machines are. */
class SubmitWordTest {
    @TempDir
    Path temporary;

    private HandIn handedIn(String file) throws Exception {
        return HandInReader.read(temporary.resolve(file));
    }

    @Test
    void should_hand_in_what_is_open_and_say_what_and_where() throws Exception {
        // when
        var file = temporary.resolve("mine.handin");
        var shown = converse(
                "en",
                "make one",
                "submit " + file + " --student alice --challenge \"2026 autumn\"",
                "journal --verify");

        // then
        assertThat(shown)
                .contains(
                        file + " is ready to be handed in", "for alice: 1 of 2 checks hold", "one line of the journal")
                .contains("✔ The only line of the journal is as written.");
        var handIn = handedIn("mine.handin");
        assertThat(handIn.header().student()).isEqualTo("alice");
        assertThat(handIn.header().challenge()).isEqualTo("2026 autumn");
        assertThat(handIn.look().grade().checks()).hasSize(2);
        assertThat(handIn.journal()).hasSize(1);
        assertThat(handIn.journal().get(0).get("line").asText()).isEqualTo("make one");
    }

    @Test
    void should_ask_who_hands_in_once_and_answer_to_its_names_in_all_languages() throws Exception {
        // given
        var file = temporary.resolve("mine.handin").toString();
        assertThat(converse("en", "submit")).contains("submit --student ID");
        assertThat(converse("ja", "提出 " + file + " --student 鈴木 --challenge 秋")).contains("鈴木 の提出物を");

        // when
        var shown = converse("zh", "提交 " + file);

        // then
        assertThat(shown).contains("鈴木 的作业已写入");
        assertThat(handedIn("mine.handin").header().challenge()).isEqualTo("秋");
    }

    @Test
    void should_teach_how_where_it_was_not_understood() throws Exception {
        for (var wrong : List.of("submit --studnt alice", "submit --student", "submit two files")) {
            assertThat(converse("en", wrong)).containsIgnoringWhitespaces("“--student ID” and “--challenge TEXT”");
        }
        assertThat(converse("en", "submit /nowhere/at/all --student alice"))
                .containsIgnoringWhitespaces("/nowhere/at/all cannot be written");
        assertThat(temporary.resolve("mine.handin")).doesNotExist();
    }

    @Test
    void should_say_where_the_journal_was_changed() throws Exception {
        // given
        converse("en", "make one", "make two");
        var journal = temporary.resolve("home/labs/tiny/journal.jsonl");
        Files.writeString(journal, Files.readString(journal).replace("make one", "make six"));

        // then
        assertThat(converse("en", "journal --verify"))
                .contains("not as it was written: line 1 was changed.")
                .doesNotContain("✔");
        assertThat(converse("en", "submit " + temporary.resolve("mine.handin") + " --student alice"))
                .contains("is ready to be handed in", "line 1 was changed");
    }

    private String converse(String language, String... input) throws Exception {
        var catalogue = Catalogue.ofProduct();
        var output = new ByteArrayOutputStream();
        var workstation = new FakeWorkstation();
        var lab = TinyLab.lab();
        var directory = Files.createDirectories(temporary.resolve("home/labs").resolve(lab.id()));
        var observer = TinyLab.observer(workstation);
        var wiring = new Wiring(new StateHome(temporary.resolve("home")), Map.of(), catalogue, Passphrases.NONE);
        try (var journal = new Journal(directory.resolve("journal.jsonl"), Clock.systemUTC());
                var console = new PlainConsole(
                        new ByteArrayInputStream((String.join("\n", input) + "\n").getBytes(StandardCharsets.UTF_8)),
                        new PrintStream(output, true, StandardCharsets.UTF_8))) {
            var cluster = new OneWorkstation(workstation);
            var running = new RunningLab(
                    lab, directory, driver(wiring, lab), cluster, observer, new Runner(observer), List.of());
            var screen = new LabScreen(console, catalogue);
            var session = new LabSession(
                    lab,
                    cluster,
                    running.runner(),
                    observer,
                    journal,
                    new BookmarkFile(directory.resolve("progress.json"), Clock.systemUTC()),
                    Bookmark.atStartOf(lab.id(), language, lab.steps().get(0).id()),
                    screen,
                    1L << 30);
            var submit = new SubmitWord(new HandingIn(wiring, running, "namespace", EngineVersion.DEFAULT));
            new Repl(session, screen, Words.ofLesson(catalogue, directory, List.of(submit))).converse();
        }
        var shown = output.toString(StandardCharsets.UTF_8);
        assertThat(shown).doesNotContain("⟦");
        return shown;
    }

    /** One that has no machines. */
    private static Driver driver(Wiring wiring, Lab lab) {
        try (var open = wiring.open(lab, "namespace", EngineVersion.DEFAULT, false, Progress.NONE, () -> Language.EN)) {
            return open.driver();
        }
    }

    private record OneWorkstation(Workstation workstation) implements NoMachines {}
}
