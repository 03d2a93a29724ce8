package dev.overlaylab.shell.prove;

import dev.overlaylab.checkers.check.Runner;
import dev.overlaylab.checkers.machine.MachineException;
import dev.overlaylab.i18n.Catalogue;
import dev.overlaylab.i18n.Problem;
import dev.overlaylab.labs.driver.Driver.Moments;
import dev.overlaylab.labs.driver.Progress;
import dev.overlaylab.labs.driver.checkpoint.Checkpoint;
import dev.overlaylab.labs.driver.checkpoint.Checkpoints;
import dev.overlaylab.labs.lab.Step;
import dev.overlaylab.labs.workstation.Workstation;
import dev.overlaylab.shell.journal.Bookmark;
import dev.overlaylab.shell.journal.BookmarkFile;
import dev.overlaylab.shell.journal.Journal;
import dev.overlaylab.shell.play.FakeWorkstation;
import dev.overlaylab.shell.play.NoMachines;
import dev.overlaylab.shell.play.TinyLab;
import dev.overlaylab.shell.repl.Repl;
import dev.overlaylab.shell.repl.TerminalConsole;
import dev.overlaylab.shell.repl.lesson.LabScreen;
import dev.overlaylab.shell.repl.lesson.LabSession;
import dev.overlaylab.shell.repl.word.Words;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jline.terminal.TerminalBuilder;

/** The real prompt, line editor, words and journal in a process of its own, before machines that are facts in a file. */
public final class TinyProgram {
    private TinyProgram() {}

    /** The arguments are a directory to keep everything in, and the name of a lab of {@link ProofLabs}. */
    public static void main(String[] args) throws IOException {
        var directory = Path.of(args[0]);
        var lab = ProofLabs.named(args[1]);
        var catalogue = Catalogue.ofProduct();
        var workstation = new KeptWorkstation(directory.resolve("facts"));
        var bookmarks = new BookmarkFile(directory.resolve("progress.json"), Clock.systemUTC());
        var terminal = TerminalBuilder.builder()
                .system(true)
                .encoding(StandardCharsets.UTF_8)
                .nativeSignals(true)
                .build();
        try (var journal = new Journal(directory.resolve("journal.jsonl"), Clock.systemUTC());
                var console = new TerminalConsole(terminal, false, directory.resolve("history"))) {
            var screen = new LabScreen(console, catalogue);
            var observer = TinyLab.observer(workstation);
            var session = new LabSession(
                    lab,
                    new KeptCluster(workstation),
                    new Runner(observer),
                    observer,
                    journal,
                    bookmarks,
                    Bookmark.atStartOf(
                            "tiny",
                            "en",
                            lab.steps().stream().map(Step::id).findFirst().orElseThrow()),
                    screen,
                    1L << 30);
            session.moments().keep(0);
            new Repl(session, screen, Words.ofLesson(catalogue, directory)).converse();
        }
    }

    /** What is there, for whoever looks from outside. */
    static Set<String> facts(Path file) {
        try {
            return Files.exists(file) ? new TreeSet<>(Files.readAllLines(file)) : Set.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A fake workstation whose facts are in a file; {@code die} ends the program. */
    private static final class KeptWorkstation extends FakeWorkstation {
        private final Path file;

        KeptWorkstation(Path file) {
            this.file = file;
        }

        @Override
        public LineResult run(String line, Screen screen) throws MachineException {
            if (line.equals("die")) {
                Runtime.getRuntime().halt(3);
            }
            var result = super.run(line, screen);
            keep();
            return result;
        }

        void keep() {
            try {
                var fresh = file.resolveSibling("facts.new");
                Files.write(fresh, facts);
                Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private record KeptCluster(KeptWorkstation kept, Map<String, Set<String>> saved) implements NoMachines {
        KeptCluster(KeptWorkstation workstation) {
            this(workstation, new LinkedHashMap<>());
        }

        @Override
        public Workstation workstation() {
            return kept;
        }

        @Override
        public Optional<Checkpoints> checkpoints(long limit) {
            return Optional.of(new Kept(kept, saved, limit));
        }
    }

    private record Kept(KeptWorkstation workstation, Map<String, Set<String>> saved, long limit)
            implements Checkpoints {
        @Override
        public Moments moments() {
            return Moments.FROZEN;
        }

        @Override
        public Checkpoint save(String name, boolean automatic, Progress progress) {
            saved.put(name, new TreeSet<>(workstation.facts));
            return new Checkpoint(name, automatic, Instant.now(), List.of(), 1);
        }

        @Override
        public List<Checkpoint> list() {
            return saved.keySet().stream()
                    .map(it -> new Checkpoint(it, true, Instant.now(), List.of(), 1))
                    .toList();
        }

        @Override
        public void restore(String name, Progress progress) {
            if (workstation.facts.contains("no-way-back")) {
                throw Problem.of("problem.lesson.no-checkpoints");
            }
            workstation.facts.clear();
            workstation.facts.addAll(saved.getOrDefault(name, Set.of()));
            workstation.facts.remove("passing");
            workstation.keep();
        }

        @Override
        public void delete(String name) {
            saved.remove(name);
        }
    }
}
