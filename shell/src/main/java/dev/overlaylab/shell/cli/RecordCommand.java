package dev.overlaylab.shell.cli;

import dev.overlaylab.checkers.machine.Passphrases;
import dev.overlaylab.i18n.Problem;
import dev.overlaylab.labs.image.EngineVersion;
import dev.overlaylab.labs.lab.Lab;
import dev.overlaylab.labs.lab.Step.DocumentedCommand;
import dev.overlaylab.shell.journal.DurableFile;
import dev.overlaylab.shell.prove.TerminalTypist;
import dev.overlaylab.shell.repl.word.Words;
import dev.overlaylab.shell.report.ExitCode;
import dev.overlaylab.shell.terminal.Asciicast;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Records a lab as it looks in a terminal: its documented commands, typed into the real program on real machines. */
@Command(name = "record")
final class RecordCommand implements Callable<Integer> {
    private static final int COLUMNS = 80;
    private static final int ROWS = 24;
    private static final Duration LONGEST_COMMAND = DocumentedCommand.LIMIT;

    private final Invocation invocation;

    @Mixin
    CommonOptions common = new CommonOptions();

    @Mixin
    LabsOption labs = new LabsOption();

    @Mixin
    EngineOption engine = new EngineOption();

    @Parameters(index = "0", paramLabel = "LAB", descriptionKey = "lab", completionCandidates = Known.Labs.class)
    String labId = "";

    @Parameters(index = "1", paramLabel = "FILE", descriptionKey = "cast")
    String file = "";

    @Option(
            names = "--driver",
            paramLabel = "DRIVER",
            descriptionKey = "machines-driver",
            completionCandidates = Known.DriverNames.class)
    String driver = Wiring.DEFAULT_DRIVER;

    @Option(names = "--steps", paramLabel = "N", descriptionKey = "cast-steps")
    int steps = Integer.MAX_VALUE;

    RecordCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @SuppressWarnings("try")
    @Override
    public Integer call() {
        var lab = WrongUsage.unless(() -> labs.library().load(labId));
        WrongUsage.unless(() -> invocation.wiring().checkedDriver(driver));
        var to = WrongUsage.unless(() -> ExportCommand.pathOf(file));
        var version = WrongUsage.unless(() -> engine.wantedFor(lab).orElseGet(() -> EngineOption.bestFor(lab)));
        Answer.checkIsWritable(to.toString());
        var speaker = invocation.speaker();
        invocation.wiring().ensureImage(driver, version, new ProgressLine(speaker, Clock.systemUTC()));
        var home = new StateHome(
                invocation.wiring().home().directory().resolve("record").resolve(lab.id() + "." + driver));
        var wiring = new Wiring(home, environment(home), speaker.catalogue(), Passphrases.NONE);
        home.prepared(home.directory());
        var cast = new Asciicast(COLUMNS, ROWS, lab.title().getOrDefault(speaker.language(), lab.id()));
        try (var lock = LabLock.take(lab.id(), home.directory().resolveSibling(lab.id() + "." + driver + ".lock"));
                var end = OrderlyEnd.of(() -> {}, StartedLab.TO_CLEAN_UP)) {
            ProofHome.clear(wiring, home, lab.id());
            try {
                type(lab, home, version, cast);
            } catch (InterruptedException e) {
                throw new CancellationException("stopped");
            } finally {
                OrderlyEnd.uninterrupted(() -> ProofHome.clear(wiring, home, lab.id()));
            }
        }
        DurableFile.replace(to, cast.text().getBytes(StandardCharsets.UTF_8));
        speaker.note("record.done", "seconds", cast.length().toSeconds(), "file", to.toString());
        return ExitCode.PASSED;
    }

    private void type(Lab lab, StateHome home, EngineVersion version, Asciicast cast) throws InterruptedException {
        var speaker = invocation.speaker();
        var words = Words.ofLesson(speaker.catalogue(), home.directory());
        var command = OwnProgram.start(lab, driver, version, speaker.language(), labs.directory);
        try (var typist = new TerminalTypist(
                command,
                environment(home),
                Path.of("").toAbsolutePath(),
                home.lab(lab.id()).resolve("journal.jsonl"),
                it -> words.read(it) instanceof Words.Typed.ForShell,
                LONGEST_COMMAND,
                Optional.of(cast))) {
            int last = Math.min(steps, lab.steps().size());
            for (int i = 0; i < last; i++) {
                var step = lab.steps().get(i);
                var title = step.title().getOrDefault(speaker.language(), step.id());
                speaker.note("record.step", "number", i + 1, "of", lab.steps().size(), "title", title);
                for (var documented : step.commands()) {
                    type(typist, documented.line());
                }
                type(typist, "check");
                if (i < last - 1) {
                    type(typist, "next");
                }
            }
        }
    }

    private static void type(TerminalTypist typist, String line) throws InterruptedException {
        if (!typist.type(line).ended()) {
            throw Problem.of("problem.record.failed", "line", line, "why", LONGEST_COMMAND.toMinutes() + " min");
        }
    }

    private Map<String, String> environment(StateHome home) {
        var environment = OwnProgram.environment(invocation, home);
        environment.put("COLUMNS", Integer.toString(COLUMNS));
        environment.remove("NO_COLOR");
        return environment;
    }
}
