package dev.overlaylab.shell.screen;

import dev.overlaylab.checkers.check.Runner;
import dev.overlaylab.checkers.probe.Observation;
import dev.overlaylab.checkers.probe.Observations;
import dev.overlaylab.checkers.probe.Probe;
import dev.overlaylab.i18n.Catalogue;
import dev.overlaylab.i18n.Problem;
import dev.overlaylab.i18n.Text;
import dev.overlaylab.labs.driver.Driver.Resumed;
import dev.overlaylab.labs.driver.process.Deadline;
import dev.overlaylab.labs.workstation.Workstation;
import dev.overlaylab.shell.journal.Bookmark;
import dev.overlaylab.shell.journal.BookmarkFile;
import dev.overlaylab.shell.journal.Journal;
import dev.overlaylab.shell.play.NoMachines;
import dev.overlaylab.shell.repl.Repl;
import dev.overlaylab.shell.repl.TerminalConsole;
import dev.overlaylab.shell.repl.lesson.LabScreen;
import dev.overlaylab.shell.repl.lesson.LabSession;
import dev.overlaylab.shell.repl.typing.LessonAssistance;
import dev.overlaylab.shell.repl.word.Words;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.jline.terminal.TerminalBuilder;

/** The real prompt, line editor, words, checks and journal, before an odd workstation and no machines. */
public final class HarbourProgram {
    private HarbourProgram() {}

    /** The arguments are a directory to keep everything in, a language, and {@code styled} for colours; with {@code resting}, machines come back. */
    public static void main(String[] args) throws IOException {
        var directory = Path.of(args[0]);
        var lab = HarbourLab.lab();
        var catalogue = Catalogue.ofProduct();
        var workstation = new OddWorkstation();
        var bookmarks = new BookmarkFile(directory.resolve("progress.json"), Clock.systemUTC());
        var terminal = TerminalBuilder.builder()
                .system(true)
                .encoding(StandardCharsets.UTF_8)
                .nativeSignals(true)
                .build();
        var styled = args.length > 2 && args[2].equals("styled");
        try (var journal = new Journal(directory.resolve("journal.jsonl"), Clock.systemUTC());
                var console = new TerminalConsole(terminal, styled, directory.resolve("history"))) {
            var screen = new LabScreen(console, catalogue);
            var session = new LabSession(
                    lab,
                    new Harbour(workstation),
                    new Runner(probes -> seen(workstation, probes)),
                    probes -> seen(workstation, probes),
                    journal,
                    bookmarks,
                    bookmarks.peek().orElse(Bookmark.atStartOf("harbour", args[1], "01-network")),
                    screen,
                    1L << 30);
            var words = Words.ofLesson(catalogue, directory);
            console.assist(new LessonAssistance(session, words));
            if (List.of(args).contains("resting")) {
                session.wake(progress -> back(directory));
            }
            session.greet();
            new Repl(session, screen, words).converse();
            session.endWaking();
        }
    }

    /** Machines that come back when there is a file {@code awake}, and fail to when there is one called {@code dead}. */
    private static Resumed back(Path directory) {
        var dead = directory.resolve("dead");
        try {
            Deadline.in(Duration.ofMinutes(1))
                    .until(() -> Files.exists(dead) || Files.exists(directory.resolve("awake")), Duration.ofMillis(20));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (Files.exists(dead)) {
            throw Problem.of("problem.driver.not-started", "name", "mhs-demo0", "detail", "no light");
        }
        return new Resumed(List.of(Text.of("rest.were-held", "machines", "mhs-demo1")), Optional.empty());
    }

    private static Observations seen(OddWorkstation workstation, Collection<Probe> probes) {
        var seen = new HashMap<Probe, Observation>();
        for (var probe : probes) {
            if (probe instanceof Probe.ShellProbe shell) {
                boolean there = workstation.facts.contains(shell.script());
                seen.put(probe, new Observation.CommandSeen(there ? 0 : 1, workstation.answer, ""));
            }
        }
        return new Observations(seen);
    }

    private record Harbour(Workstation workstation) implements NoMachines {}
}
