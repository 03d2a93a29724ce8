package dev.overlaylab.shell.cli;

import dev.overlaylab.checkers.check.Runner;
import dev.overlaylab.checkers.machine.Passphrases;
import dev.overlaylab.i18n.Problem;
import dev.overlaylab.i18n.Text;
import dev.overlaylab.labs.driver.Ability;
import dev.overlaylab.labs.driver.Needs;
import dev.overlaylab.labs.driver.Progress;
import dev.overlaylab.labs.image.EngineVersion;
import dev.overlaylab.labs.lab.Lab;
import dev.overlaylab.labs.lab.Step.DocumentedCommand;
import dev.overlaylab.shell.play.PlayCommentary;
import dev.overlaylab.shell.prove.Extent;
import dev.overlaylab.shell.prove.Eyes;
import dev.overlaylab.shell.prove.LabProof;
import dev.overlaylab.shell.prove.ProofListener;
import dev.overlaylab.shell.prove.Prover;
import dev.overlaylab.shell.prove.TerminalTypist;
import dev.overlaylab.shell.repl.word.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;

/**
 * One proof of a lab, from the first machine to the last clean-up, in a home of its own: the learner's machines of the same
 * lab are left alone.
 *
 * @param labs the directory that the lab is from, empty for those that come with the product
 * @param extent how much of it is proven
 * @param limit how long one typed line may take
 */
record ProvedLab(
        Invocation invocation,
        Lab lab,
        String labs,
        String driver,
        EngineVersion engine,
        Extent extent,
        Duration limit) {
    @SuppressWarnings("try")
    LabProof prove(PlayCommentary commentary) {
        var speaker = invocation.speaker();
        var home = new StateHome(
                invocation.wiring().home().directory().resolve("proof").resolve(lab.id() + "." + driver));
        invocation.wiring().ensureImage(driver, engine, new ProgressLine(speaker, Clock.systemUTC()));
        var wiring = new Wiring(home, environment(home), speaker.catalogue(), Passphrases.NONE);
        home.prepared(home.directory());
        try (var lock = LabLock.take(lab.id(), home.directory().resolveSibling(lab.id() + "." + driver + ".lock"));
                var end = OrderlyEnd.of(() -> {}, StartedLab.TO_CLEAN_UP)) {
            clear(wiring, home, lab.id());
            var lacking = lacking(wiring);
            if (!lacking.isEmpty()) {
                var why = Text.of("prove.lacks", "driver", driver, "what", Needs.listed(lacking));
                return LabProof.notPossible(lab, Instant.now(), why);
            }
            try {
                commentary.tell(Text.of("play.preparing"));
                return proven(wiring, home, commentary);
            } catch (InterruptedException e) {
                throw new CancellationException("stopped");
            } finally {
                commentary.tell(Text.of("play.removing"));
                OrderlyEnd.uninterrupted(() -> clear(wiring, home, lab.id()));
            }
        }
    }

    private List<Ability> lacking(Wiring wiring) {
        try (var running = open(wiring)) {
            return new Needs(lab.id(), lab.needs()).lacking(running.driver().capabilities());
        }
    }

    private LabProof proven(Wiring wiring, StateHome home, PlayCommentary commentary) throws InterruptedException {
        var words = Words.ofLesson(invocation.speaker().catalogue(), home.directory());
        try (var typist = new TerminalTypist(
                command(),
                environment(home),
                Path.of("").toAbsolutePath(),
                home.lab(lab.id()).resolve("journal.jsonl"),
                it -> words.read(it) instanceof Words.Typed.ForShell,
                limit)) {
            try (var running = open(wiring)) {
                return new Prover(
                                lab,
                                typist,
                                () -> look(wiring),
                                StartedLab.SETTLING,
                                running.driver().capabilities().moments(),
                                extent,
                                telling(commentary),
                                Clock.systemUTC())
                        .prove(running::engines);
            }
        }
    }

    private Eyes.Open look(Wiring wiring) {
        var running = open(wiring);
        return new Eyes.Open() {
            @Override
            public Runner runner() {
                return running.runner();
            }

            @Override
            public void close() {
                running.close();
            }
        };
    }

    private RunningLab open(Wiring wiring) {
        return wiring.open(lab, driver, engine, internet(), Progress.NONE, invocation.speaker()::language);
    }

    private static ProofListener telling(PlayCommentary commentary) {
        return new ProofListener() {
            @Override
            public void tell(Text what) {
                commentary.tell(what);
            }

            @Override
            public void types(String line) {
                commentary.commandBegins(new DocumentedCommand("typed", line, 0));
            }
        };
    }

    private boolean internet() {
        return lab.needs().contains(Ability.INTERNET);
    }

    /** The program that is running now, once more. */
    private List<String> command() {
        var command = OwnProgram.command(
                "start",
                lab.id(),
                "--driver",
                driver,
                "--engine",
                engine.id(),
                "--seed",
                lab.variant().seed().text(),
                "--lang",
                "en",
                "--keep",
                "--plain");
        if (internet()) {
            command.add("--internet");
        }
        if (!labs.isEmpty()) {
            command.addAll(List.of("--labs", Path.of(labs).toAbsolutePath().toString()));
        }
        return command;
    }

    private Map<String, String> environment(StateHome home) {
        var environment = new HashMap<>(invocation.environment());
        environment.put("OVERLAYLAB_HOME", home.directory().toString());
        environment.put(
                "OVERLAYLAB_IMAGE",
                invocation.wiring().imageDirectory(EngineVersion.DEFAULT).toString());
        return environment;
    }

    /** Removes machines and all that was kept of them: also what a proof that was killed has left. */
    static void clear(Wiring wiring, StateHome home, String lab) {
        for (var left : wiring.driversIn(lab)) {
            InParallel.forEach(left.list(), it -> left.remove(it.name()));
        }
        var directory = home.directory();
        try (var files = Files.walk(directory)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new Problem(
                    Text.of(
                            "problem.state.not-written",
                            "file",
                            directory.toString(),
                            "why",
                            String.valueOf(e.getMessage())),
                    e);
        }
    }
}
