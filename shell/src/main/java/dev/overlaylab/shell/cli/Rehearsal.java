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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Goes through a start of the program once, for the archive that the launcher has made of the classes used: lists the labs,
 * converses about one at a terminal of nobody's with machines that do nothing, and loads the classes that reach real ones.
 */
final class Rehearsal {
    private static final String LAB = "bridge-vs-overlay";
    private static final List<String> LINES =
            List.of("help", "ech\t rehearsed", "check", "map", "explain", "diff", "lang ja", "quit");
    private static final int SECONDS = 120;

    private Rehearsal() {}

    public static void main(String[] args) throws IOException {
        endAfter(SECONDS);
        var folder = Files.createTempDirectory("overlaylab-rehearsal");
        try {
            var library = LabLibrary.shipped();
            library.ids().forEach(library::load);
            var program = new Program(
                    Map.of("OVERLAYLAB_HOME", folder.toString()),
                    System.getProperty("user.home", ""),
                    Streams.ofProcess());
            program.run("labs");
            program.run("labs", "--json");
            program.run("start", "--help");
            driver(folder);
            RehearsedSecrets.use();
            ClassPath.load("dev/overlaylab/", "com/jcraft/jsch/");
            converse(library.load(LAB), folder);
        } finally {
            delete(folder);
        }
        System.exit(0);
    }

    /** Whatever happens: somebody waits for the archive, and can do without it. */
    private static void endAfter(int seconds) {
        CompletableFuture.delayedExecutor(seconds, TimeUnit.SECONDS).execute(() -> System.exit(1));
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

    private static void delete(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            for (var each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
