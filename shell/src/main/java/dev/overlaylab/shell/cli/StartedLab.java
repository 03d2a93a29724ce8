package dev.overlaylab.shell.cli;

import dev.overlaylab.i18n.Language;
import dev.overlaylab.i18n.Problem;
import dev.overlaylab.i18n.Text;
import dev.overlaylab.labs.driver.MachineRecord;
import dev.overlaylab.labs.image.EngineVersion;
import dev.overlaylab.labs.lab.Lab;
import dev.overlaylab.labs.lab.Step;
import dev.overlaylab.labs.lab.Step.DocumentedCommand;
import dev.overlaylab.shell.journal.Bookmark;
import dev.overlaylab.shell.journal.BookmarkFile;
import dev.overlaylab.shell.journal.Entry;
import dev.overlaylab.shell.journal.Journal;
import dev.overlaylab.shell.play.AutoPlayer;
import dev.overlaylab.shell.play.PlayCommentary;
import dev.overlaylab.shell.repl.PlainConsole;
import dev.overlaylab.shell.repl.Repl;
import dev.overlaylab.shell.repl.lesson.Console;
import dev.overlaylab.shell.repl.lesson.LabScreen;
import dev.overlaylab.shell.repl.lesson.LabSession;
import dev.overlaylab.shell.repl.typing.LessonAssistance;
import dev.overlaylab.shell.repl.word.Words;
import dev.overlaylab.shell.report.ExitCode;
import dev.overlaylab.shell.report.Summary;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** One start of a lab, from the first machine to the last clean-up. */
record StartedLab(
        Invocation invocation,
        Lab lab,
        String driver,
        EngineVersion engine,
        boolean internet,
        boolean keep,
        boolean plain) {
    /** How long machines have to be stopped or removed after the process was told to end. */
    static final Duration TO_CLEAN_UP = Duration.ofMinutes(2);

    /** How long what a step did may take to be seen by every machine; emulated machines are slow. */
    static final Duration SETTLING = Duration.ofSeconds(90);

    @SuppressWarnings("try")
    Integer play(String json, Optional<LabChoice> earlier) {
        var speaker = invocation.speaker();
        var commentary =
                new PlayCommentary(speaker.streams().err(), speaker.catalogue(), speaker.language(), Clock.systemUTC());
        var playing = new Latest<Runnable>(() -> {});
        var directory = invocation.wiring().labDirectory(lab.id());
        try (var end = OrderlyEnd.of(() -> playing.get().run(), TO_CLEAN_UP);
                var running =
                        invocation.wiring().open(lab, driver, engine, internet, progress(speaker), speaker::language)) {
            clearLeftovers(running, earlier, speaker);
            if (running.hasMachines()) {
                throw Problem.of("problem.lab.machines-exist", "lab", lab.id(), "machines", names(running));
            }
            LabChoice.of(driver, engine, lab.variant().seed(), internet, !keep).write(directory);
            invocation.wiring().ensureImage(driver, engine, progress(speaker));
            try {
                commentary.tell(Text.of("play.preparing"));
                var workstation = running.cluster().workstation();
                var player = new AutoPlayer(
                        lab.withDrillsFor(running.driver().capabilities()),
                        workstation,
                        running.runner(),
                        commentary,
                        Clock.systemUTC(),
                        SETTLING,
                        DocumentedCommand.LIMIT);
                var thread = Thread.currentThread();
                playing.set(() -> player.stop(thread));
                var report = player.play().report(lab, driver, running.engines());
                playing.set(() -> {});
                return new Answer(invocation, plain).played(report, json);
            } finally {
                if (!keep) {
                    commentary.tell(Text.of("play.removing"));
                    OrderlyEnd.uninterrupted(running::removeMachines);
                }
            }
        }
    }

    /** An automatic run that was killed leaves machines that nobody wants. */
    private static void clearLeftovers(RunningLab running, Optional<LabChoice> earlier, Speaker speaker) {
        if (running.hasMachines() && earlier.map(LabChoice::automatic).orElse(false)) {
            speaker.note("play.clearing");
            running.removeMachines();
        }
    }

    private static String names(RunningLab running) {
        return String.join(
                ", ", running.driver().list().stream().map(MachineRecord::name).toList());
    }

    Integer converse(Optional<LabChoice> earlier) {
        var directory = invocation.wiring().labDirectory(lab.id());
        var clock = Clock.systemUTC();
        var file = new BookmarkFile(directory.resolve("progress.json"), clock);
        var language = StartCommand.language(invocation, file.peek().map(Bookmark::language));
        var speaker = invocation.speaker().in(language);
        try (var journal = new Journal(directory.resolve("journal.jsonl"), clock)) {
            journal.notice().ifPresent(it -> speaker.note(it));
            var steps = lab.steps().stream().map(Step::id).toList();
            var fresh = Bookmark.atStartOf(lab.id(), language.tag(), steps.get(0));
            var loaded = file.load(fresh, steps, journal.entries());
            loaded.notice().ifPresent(it -> speaker.note(it));
            var bookmark = loaded.bookmark().speaking(language.tag());
            file.save(bookmark);
            journal.add(new Entry.Started(journal.now(), lab.id(), driver, language.tag()));
            var exit = converse(speaker, journal, file, bookmark, earlier);
            journal.add(new Entry.Ended(journal.now()));
            return exit;
        }
    }

    @SuppressWarnings("try")
    private Integer converse(
            Speaker speaker, Journal journal, BookmarkFile file, Bookmark bookmark, Optional<LabChoice> earlier) {
        var spoken = new Latest<Supplier<Language>>(speaker::language);
        var conversing = new Latest<Runnable>(() -> {});
        var waking = new Latest<Runnable>(() -> {});
        try (var end = OrderlyEnd.of(() -> conversing.get().run(), TO_CLEAN_UP);
                var running = invocation
                        .wiring()
                        .open(
                                lab,
                                driver,
                                engine,
                                internet,
                                progress(speaker),
                                () -> spoken.get().get())) {
            clearLeftovers(running, earlier, speaker);
            LabChoice.of(driver, engine, lab.variant().seed(), internet, false).write(running.directory());
            invocation.wiring().ensureImage(driver, engine, progress(speaker));
            try {
                var hadMachines = running.hasMachines();
                var meanwhile = invocation.speaker().streams().terminal() && hasLeft(running, bookmark);
                var checkpoint = meanwhile ? Optional.<String>empty() : prepare(running, speaker);
                try (var console = console()) {
                    var screen = new LabScreen(console, speaker.catalogue());
                    var session = new LabSession(
                            lab.withDrillsFor(running.driver().capabilities()),
                            running.cluster(),
                            running.runner(),
                            running.observer(),
                            journal,
                            file,
                            bookmark,
                            screen,
                            invocation.wiring().checkpointLimit());
                    spoken.set(session::language);
                    var words = Words.ofLesson(
                            speaker.catalogue(),
                            running.directory(),
                            List.of(new SubmitWord(new HandingIn(invocation.wiring(), running, driver, engine))));
                    console.assist(new LessonAssistance(session, words));
                    var repl = new Repl(session, screen, words);
                    conversing.set(repl::leave);
                    if (meanwhile) {
                        waking.set(session::endWaking);
                        session.wake(running.cluster()::resume);
                    } else {
                        setRight(session, running, checkpoint, hadMachines);
                    }
                    session.greet();
                    repl.converse();
                    return exit(session);
                }
            } finally {
                OrderlyEnd.uninterrupted(
                        () -> leave(running, speaker.in(spoken.get().get()), waking.get()));
            }
        }
    }

    /** A script that ends on a check wants to know how it went; a person was told. */
    private int exit(LabSession session) {
        var results = session.judging().results();
        return invocation.speaker().streams().terminal() || results.isEmpty()
                ? ExitCode.PASSED
                : ExitCode.of(Summary.of(results));
    }

    /** Has the machines run; tells to which checkpoint a return was finished that a kill had cut short. */
    private Optional<String> prepare(RunningLab running, Speaker speaker) {
        speaker.note(running.hasMachines() ? "cli.starting-machines" : "cli.starting-workstation");
        var resumed = running.cluster().resume(progress(speaker));
        resumed.notes().forEach(speaker::note);
        return resumed.checkpoint();
    }

    /**
     * The bookmark and the machines may disagree: after a return to a checkpoint that was finished only now, and when
     * machines were removed. The machines are right.
     */
    private static void setRight(
            LabSession session, RunningLab running, Optional<String> checkpoint, boolean hadMachines) {
        if (checkpoint.isPresent()) {
            session.moments().beBackAt(checkpoint.get());
        } else if (!hadMachines && hasBegun(session)) {
            int was = session.stepIndex() + 1;
            session.moments().beWithoutMachines();
            if (was > 1) {
                session.say("lesson.machines-gone", "number", was);
            }
        }
        if (session.atFirstStep() && running.cluster().machines().isEmpty()) {
            session.moments().keep(0);
        }
    }

    /** Whether anything was done on the machines that there were last. */
    private static boolean hasBegun(LabSession session) {
        return !session.atFirstStep()
                || !session.notebook().typedAt(session.step().id()).isEmpty();
    }

    /**
     * Whether there is something to come back to: then its first step needs no saving, and its machines may take their time. Not
     * where the way to them may have to ask for a passphrase: the prompt would be in its way.
     */
    private boolean hasLeft(RunningLab running, Bookmark bookmark) {
        return running.driver().ownsMachines()
                && running.hasMachines()
                && (!running.cluster().machines().isEmpty()
                        || !bookmark.step().equals(lab.steps().get(0).id()));
    }

    private void leave(RunningLab running, Speaker speaker, Runnable waking) {
        if (keep || !running.driver().ownsMachines()) {
            waking.run();
            running.cluster().remember();
            speaker.note("cli.machines-kept");
            return;
        }
        speaker.note("cli.stopping-machines");
        waking.run();
        running.cluster().suspend(progress(speaker)).forEach(speaker::note);
        speaker.note("cli.machines-stopped", "lab", lab.id());
    }

    private Console console() {
        var streams = invocation.speaker().streams();
        return streams.terminal()
                ? LearnersTerminal.open(
                        invocation.styled(plain),
                        plain,
                        !invocation.environment().getOrDefault("PAGER", "").equals("cat"),
                        invocation.wiring().labDirectory(lab.id()).resolve("history"))
                : new PlainConsole(streams.in(), streams.out());
    }

    private static ProgressLine progress(Speaker speaker) {
        return new ProgressLine(speaker, Clock.systemUTC());
    }
}
