package dev.overlaylab.shell.cli;

import dev.overlaylab.checkers.check.Runner;
import dev.overlaylab.checkers.machine.ssh.SshDoor;
import dev.overlaylab.checkers.probe.Observations;
import dev.overlaylab.i18n.Catalogue;
import dev.overlaylab.labs.driver.DriverSettings;
import dev.overlaylab.labs.driver.Drivers;
import dev.overlaylab.labs.image.MachineImage;
import dev.overlaylab.labs.lab.Lab;
import dev.overlaylab.labs.lab.LabLibrary;
import dev.overlaylab.shell.journal.Bookmark;
import dev.overlaylab.shell.journal.BookmarkFile;
import dev.overlaylab.shell.journal.Journal;
import dev.overlaylab.shell.repl.Repl;
import dev.overlaylab.shell.repl.lesson.LabScreen;
import dev.overlaylab.shell.repl.lesson.LabSession;
import dev.overlaylab.shell.repl.typing.LessonAssistance;
import dev.overlaylab.shell.repl.word.Words;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** A conversation about one lab at a terminal of nobody's, with machines that do nothing. */
final class RehearsedLesson {
    private static final String LAB = "bridge-vs-overlay";
    private static final List<String> LINES =
            List.of("help", "ech\t rehearsed", "check", "map", "explain", "diff", "lang ja", "quit");

    private RehearsedLesson() {}

    static void hold(LabLibrary library, Path folder) {
        driver(folder);
        converse(library.load(LAB), folder);
    }

    /** What can be asked of a driver without machines and rights. */
    private static void driver(Path folder) {
        var settings = new DriverSettings(
                folder.resolve("lab"),
                new MachineImage(folder.resolve("image")),
                folder.resolve("keys/id_ed25519"),
                folder,
                false);
        var driver = Drivers.make("namespace", settings, new SshDoor());
        driver.list();
        driver.resume((what, percent) -> {});
    }

    private static void converse(Lab lab, Path folder) {
        var catalogue = Catalogue.ofProduct();
        var clock = Clock.systemUTC();
        var first = lab.steps().get(0).id();
        try (var journal = new Journal(folder.resolve("journal.jsonl"), clock);
                var console = LearnersTerminal.rehearsed(new RehearsedKeyboard(LINES), folder.resolve("history"))) {
            var file = new BookmarkFile(folder.resolve("progress.json"), clock);
            var fresh = Bookmark.atStartOf(lab.id(), "en", first);
            var bookmark = file.load(fresh, List.of(first), journal.entries()).bookmark();
            file.save(bookmark);
            var screen = new LabScreen(console, catalogue);
            var nothing = new Observations(Map.of());
            var session = new LabSession(
                    lab,
                    new RehearsedCluster(),
                    new Runner(probes -> nothing),
                    probes -> nothing,
                    journal,
                    file,
                    bookmark,
                    screen,
                    1L << 30);
            var words = Words.ofLesson(catalogue, folder);
            console.assist(new LessonAssistance(session, words));
            session.wake(new RehearsedCluster()::resume);
            session.greet();
            new Repl(session, screen, words).converse();
            session.endWaking();
        }
    }
}
