package dev.overlaylab.shell.repl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overlaylab.checkers.check.Runner;
import dev.overlaylab.i18n.Catalogue;
import dev.overlaylab.labs.lab.Lab;
import dev.overlaylab.labs.lab.Step;
import dev.overlaylab.labs.workstation.Workstation;
import dev.overlaylab.shell.journal.Bookmark;
import dev.overlaylab.shell.journal.BookmarkFile;
import dev.overlaylab.shell.journal.Entry;
import dev.overlaylab.shell.journal.Journal;
import dev.overlaylab.shell.play.FakeWorkstation;
import dev.overlaylab.shell.play.NoMachines;
import dev.overlaylab.shell.play.TinyLab;
import dev.overlaylab.shell.repl.lesson.LabScreen;
import dev.overlaylab.shell.repl.lesson.LabSession;
import dev.overlaylab.shell.repl.typing.LessonAssistance;
import dev.overlaylab.shell.repl.word.Words;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * A conversation about a lab without machines, kept in a directory.
 *
 * @param offers what stood behind the cursor when it ended
 */
record Conversation(Path directory, FakeWorkstation workstation, Lab lab, List<String> offers) {
    Conversation(Path directory, FakeWorkstation workstation, Lab lab) {
        this(directory, workstation, lab, new ArrayList<>());
    }

    private BookmarkFile bookmarks() {
        return new BookmarkFile(directory.resolve("progress.json"), Clock.systemUTC());
    }

    Bookmark saved() {
        return bookmarks().peek().orElseThrow();
    }

    List<Entry> journal() {
        try (var journal = new Journal(directory.resolve("journal.jsonl"), Clock.systemUTC())) {
            return journal.entries();
        }
    }

    /** Converses from where the last conversation ended. */
    String converse(String... input) {
        var catalogue = Catalogue.ofProduct();
        var output = new ByteArrayOutputStream();
        var steps = lab.steps().stream().map(Step::id).toList();
        var bookmark = bookmarks()
                .load(Bookmark.atStartOf(lab.id(), "en", steps.get(0)), steps, List.of())
                .bookmark();
        try (var journal = new Journal(directory.resolve("journal.jsonl"), Clock.systemUTC());
                var console = new PlainConsole(
                        new ByteArrayInputStream((String.join("\n", input) + "\n").getBytes(StandardCharsets.UTF_8)),
                        new PrintStream(output, true, StandardCharsets.UTF_8))) {
            var screen = new LabScreen(console, catalogue);
            var observer = TinyLab.observer(workstation);
            var session = new LabSession(
                    lab,
                    new OneWorkstation(workstation),
                    new Runner(observer),
                    observer,
                    journal,
                    bookmarks(),
                    bookmark,
                    screen,
                    1L << 30);
            var words = Words.ofLesson(catalogue, directory);
            new Repl(session, screen, words).converse();
            offers.clear();
            offers.addAll(new LessonAssistance(session, words).next());
        }
        var shown = output.toString(StandardCharsets.UTF_8);
        assertThat(shown)
                .as("every message is in the catalogue")
                .doesNotContain("⟦lesson")
                .doesNotContain("⟦word");
        return shown;
    }

    /** No machines but the workstation. */
    private record OneWorkstation(Workstation workstation) implements NoMachines {}
}
