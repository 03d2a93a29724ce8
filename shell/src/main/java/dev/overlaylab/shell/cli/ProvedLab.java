package dev.overlaylab.shell.cli;

import dev.overlaylab.checkers.check.Runner;
import dev.overlaylab.i18n.Language;
import dev.overlaylab.i18n.Text;
import dev.overlaylab.labs.driver.Ability;
import dev.overlaylab.labs.driver.Needs;
import dev.overlaylab.labs.driver.Progress;
import dev.overlaylab.labs.image.EngineVersion;
import dev.overlaylab.labs.lab.Lab;
import dev.overlaylab.labs.lab.Step.DocumentedCommand;
import dev.overlaylab.labs.topology.Topology;
import dev.overlaylab.shell.play.PlayCommentary;
import dev.overlaylab.shell.prove.Extent;
import dev.overlaylab.shell.prove.Eyes;
import dev.overlaylab.shell.prove.LabProof;
import dev.overlaylab.shell.prove.ProofListener;
import dev.overlaylab.shell.prove.Prover;
import dev.overlaylab.shell.prove.TerminalTypist;
import dev.overlaylab.shell.repl.word.Words;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
        var proof = new ProofHome(invocation, lab.id(), driver);
        invocation.wiring().ensureImage(driver, engine, new ProgressLine(invocation.speaker(), Clock.systemUTC()));
        try (var lock = proof.lock();
                var end = OrderlyEnd.of(() -> {}, StartedLab.TO_CLEAN_UP)) {
            proof.clear();
            var wiring = proof.wiring();
            var lacking = lacking(wiring);
            if (!lacking.isEmpty()) {
                var why = Text.of("prove.lacks", "driver", driver, "what", Needs.listed(lacking));
                return LabProof.notPossible(lab, Instant.now(), why);
            }
            try {
                commentary.tell(Text.of("play.preparing"));
                return proven(proof, wiring, commentary);
            } catch (InterruptedException e) {
                throw new CancellationException("stopped");
            } finally {
                commentary.tell(Text.of("play.removing"));
                OrderlyEnd.uninterrupted(proof::clear);
            }
        }
    }

    private List<Ability> lacking(Wiring wiring) {
        try (var running = open(wiring)) {
            return new Needs(lab.id(), lab.needs()).lacking(running.driver().capabilities());
        }
    }

    private LabProof proven(ProofHome proof, Wiring wiring, PlayCommentary commentary) throws InterruptedException {
        var home = proof.home();
        var words = Words.ofLesson(invocation.speaker().catalogue(), home.directory());
        try (var typist = new TerminalTypist(
                command(),
                proof.environment(),
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
                                running.driver().capabilities(),
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
            public Topology topology() {
                return Topology.look(running.cluster().machines(), running.observer());
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
        var command = OwnProgram.start(lab, driver, engine, Language.EN, labs);
        command.addAll(List.of("--seed", lab.variant().seed().text(), "--keep"));
        if (internet()) {
            command.add("--internet");
        }
        return command;
    }
}
