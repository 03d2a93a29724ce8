package dev.overlaylab.shell.screen;

import dev.overlaylab.checkers.check.Runner;
import dev.overlaylab.checkers.probe.Observation;
import dev.overlaylab.checkers.probe.Observations;
import dev.overlaylab.checkers.probe.Probe;
import dev.overlaylab.i18n.Catalogue;
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
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import org.jline.terminal.TerminalBuilder;

/** The real prompt, line editor, words, checks and journal, before an odd workstation and no machines. */
public final class HarbourProgram {
    private HarbourProgram() {}

    /** The arguments are a directory to keep everything in, a language, and {@code styled} for colours. */
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
            session.greet();
            new Repl(session, screen, words).converse();
        }
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
