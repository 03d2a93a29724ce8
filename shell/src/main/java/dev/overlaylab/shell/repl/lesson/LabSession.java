package dev.overlaylab.shell.repl.lesson;

import dev.overlaylab.checkers.check.CheckResult;
import dev.overlaylab.checkers.check.Runner;
import dev.overlaylab.checkers.machine.MachineException;
import dev.overlaylab.checkers.probe.Observations;
import dev.overlaylab.checkers.probe.Probe;
import dev.overlaylab.i18n.Language;
import dev.overlaylab.i18n.Problem;
import dev.overlaylab.i18n.Text;
import dev.overlaylab.labs.cluster.Cluster;
import dev.overlaylab.labs.driver.Driver.Resumed;
import dev.overlaylab.labs.driver.Progress;
import dev.overlaylab.labs.lab.Lab;
import dev.overlaylab.labs.lab.Step;
import dev.overlaylab.labs.workstation.Completion;
import dev.overlaylab.shell.journal.Bookmark;
import dev.overlaylab.shell.journal.BookmarkFile;
import dev.overlaylab.shell.journal.Entry;
import dev.overlaylab.shell.journal.Journal;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One learner in one lab: where they are, what they typed, what was judged. Every change is on disk before it is shown. */
public final class LabSession {
    private static final byte[] CTRL_C = {3};

    private final Lab lab;
    private final Cluster cluster;
    private final Journal journal;
    private final BookmarkFile file;
    private final LabScreen screen;
    private final Timeline timeline;
    private final Moments moments;
    private final Judging judging;
    private final Notebook notebook;
    private final Drilling drilling;
    private final LabWire wire;
    private final Bystander bystander;
    private final Seeing seeing;
    private volatile Bookmark bookmark;
    private volatile @Nullable Waking waking;

    public LabSession(
            Lab lab,
            Cluster cluster,
            Runner runner,
            Function<Collection<Probe>, Observations> observer,
            Journal journal,
            BookmarkFile file,
            Bookmark bookmark,
            LabScreen screen,
            long checkpointLimit) {
        this.lab = lab;
        this.cluster = cluster;
        this.journal = journal;
        this.file = file;
        this.bookmark = bookmark;
        this.screen = screen;
        this.timeline = new Timeline(lab, cluster, journal, checkpointLimit);
        this.judging = new Judging(runner, journal);
        this.moments = new Moments(this, timeline, judging);
        this.notebook = new Notebook(journal);
        this.drilling = new Drilling(lab, journal, cluster.workstation());
        this.wire = new LabWire(cluster);
        this.bystander = new Bystander(observer);
        this.seeing = new Seeing(lab, cluster, observer, journal, judging, screen, wire, this::language);
    }

    public Language language() {
        return Language.of(bookmark.language()).orElse(Language.EN);
    }

    public Lab lab() {
        return lab;
    }

    public Step step() {
        return lab.steps().get(stepIndex());
    }

    /** The present step's place, from 0. */
    public int stepIndex() {
        return lab.steps().stream().map(Step::id).toList().indexOf(bookmark.step());
    }

    public boolean atFirstStep() {
        return stepIndex() == 0;
    }

    public boolean atLastStep() {
        return stepIndex() == lab.steps().size() - 1;
    }

    /** Says a message of the catalogue. */
    public void say(Text text) {
        screen.say(language(), text);
    }

    public void say(String key, Object... namesAndValues) {
        screen.say(language(), Text.of(key, namesAndValues));
    }

    /** Asks a question of the catalogue. */
    public boolean agreed(String key, Object... namesAndValues) {
        return screen.agreed(language(), Text.of(key, namesAndValues));
    }

    /** Says what a learner needs to know to begin, or where they left off. */
    public void greet() {
        if (bookmark.verdicts().isEmpty() && atFirstStep()) {
            say("lesson.welcome");
        } else {
            say("lesson.resumed", "number", stepIndex() + 1, "of", lab.steps().size());
        }
        if (waking != null) {
            say("lesson.waking");
        }
    }

    public void showStep() {
        screen.step(language(), step(), stepIndex() + 1, lab.steps().size());
    }

    public void show(List<CheckResult> results) {
        screen.results(language(), results);
    }

    public void showMarkdown(String key) {
        screen.markdown(language(), Text.of(key));
    }

    public void showProse(Map<Language, String> prose) {
        screen.prose(language(), prose.getOrDefault(language(), ""));
    }

    /** What is saved of this lab, and what may be brought back. */
    public Timeline timeline() {
        return timeline;
    }

    /** Shows in short what something is busy with that takes its time. */
    public Progress progress() {
        return new ShortProgress(text -> screen.say(language(), text));
    }

    /** Says a problem that stops nothing. */
    public void note(Problem problem) {
        screen.problem(language(), problem);
    }

    /** What is saved as the learner comes by, and gone back to. */
    public Moments moments() {
        return moments;
    }

    /** Takes note that the machines are as at the start of a step. */
    void beAt(int step) {
        change(bookmark.rewoundTo(
                lab.steps().get(step).id(),
                lab.steps().subList(0, step).stream().map(Step::id).toList()));
        forgetWhatWasSeen();
        seeing.forget();
    }

    /** What was judged and seen in passing was of another step, or of other machines. */
    private void forgetWhatWasSeen() {
        judging.forget();
        bystander.stop(true);
    }

    /** Shows a command as if it had been typed. */
    public void showTyped(String line) {
        screen.typed(prompt(), line);
    }

    /** What there is to be seen of the machines. */
    public Seeing seeing() {
        return seeing;
    }

    /** What lies between the machines. */
    public LabWire wire() {
        return wire;
    }

    /** The prompt; what bash's directory is, only bash knows. */
    public String prompt() {
        return screen.prompt(
                lab.id(),
                stepIndex() + 1,
                lab.steps().size(),
                areUp() ? cluster.workstation().directory() : "");
    }

    /** Says where things stand, where the console has a place for it. */
    public void showStatus() {
        screen.status(language(), lab, stepIndex(), areUp(), cluster.machines(), passed());
    }

    private long passed() {
        return judging.passed(step(), bookmark.verdicts().getOrDefault(step().id(), Map.of()));
    }

    /** Whether all checks of this step passed when they were last looked at. */
    public boolean isGreen() {
        return passed() == step().checks().size();
    }

    /** Judges the present step; what passed in earlier steps is looked at with it, in the same exchange. */
    public List<CheckResult> judge() {
        return judged(judging.judge(lab.steps().subList(0, stepIndex()), step()));
    }

    /** Judges again and again until all is well or it has had its time. */
    public List<CheckResult> judgeUntilSettled() {
        return judged(judging.judgeUntilSettled(step()));
    }

    private List<CheckResult> judged(List<CheckResult> results) {
        bystander.know(results);
        change(bookmark.judged(
                step().id(),
                results.stream()
                        .collect(Collectors.toMap(
                                CheckResult::checkId,
                                it -> it.verdict().outcome().name()))));
        return results;
    }

    /** What was last judged at the present step, and what on. */
    public Judging judging() {
        return judging;
    }

    public void moveBy(int steps) {
        if (steps == 1) {
            moments.keep(stepIndex() + 1);
        }
        var to = lab.steps().get(stepIndex() + steps);
        journal.add(new Entry.Moved(journal.now(), to.id()));
        change(bookmark.movedTo(to.id()));
        forgetWhatWasSeen();
    }

    /** What is broken for the learner to mend. */
    public Drilling drilling() {
        return drilling;
    }

    /** What happened in this lab so far, and what the learner writes to it. */
    public Notebook notebook() {
        return notebook;
    }

    public void speak(Language language) {
        change(bookmark.speaking(language.tag()));
        showStep();
    }

    public int hintsShown(String reason) {
        return bookmark.hintsShown(step().id(), reason);
    }

    public void hinted(String reason, int level) {
        journal.add(new Entry.Hinted(journal.now(), step().id(), reason, level));
        change(bookmark.hinted(step().id(), reason, level));
    }

    /** Runs a line on the workstation; empty when the connection was lost. It is never run a second time. */
    public OptionalInt run(String line) {
        long began = System.nanoTime();
        timeline.changed();
        seeing.begins(line);
        try {
            var heard = new Overheard(cluster.workstation());
            var result = screen.console().run(heard, line);
            long millis = Duration.ofNanos(System.nanoTime() - began).toMillis();
            notebook.ran(step().id(), line, result, millis, heard.output().text());
            return OptionalInt.of(result.exitStatus());
        } catch (MachineException e) {
            say(
                    e.why() == MachineException.Cause.LOST ? "lesson.run.lost" : "lesson.run.unreachable",
                    "detail",
                    String.valueOf(e.getMessage()));
            return OptionalInt.empty();
        }
    }

    /** How the workstation's bash would go on with a line. */
    public List<Completion.Candidate> complete(String line) {
        return areUp() ? new Completion(cluster.workstation()).of(line) : List.of();
    }

    /** Looks in passing whether the last command has brought anything about; the learner types on meanwhile. */
    public void lookInPassing() {
        if (screen.console().attended()) {
            var spoken = language();
            bystander.lookAt(
                    step().checks(),
                    judging::sawInPassing,
                    (cameAbout, open) -> screen.tell(spoken, cameAbout, Text.of("lesson.passing", "open", open)),
                    () -> {
                        showStatus();
                        seeing.remember();
                    });
        }
    }

    /** Looks at what is there before anything is typed: in passing, or at once where no look in passing will follow. */
    public void lookFirst() {
        if (seeing.remembers() || !areUp()) {
            return;
        }
        if (screen.console().attended()) {
            bystander.lookAt(List.of(), look -> {}, (cameAbout, open) -> {}, seeing::remember);
        } else {
            seeing.remember();
        }
    }

    /** Whatever comes next has the machines for itself. */
    public void lookNoMore() {
        bystander.stop(false);
    }

    /** Ends what is under way, a command or the coming back of machines; for another thread to call. */
    public void stopRunning() {
        var under = waking;
        if (under == null || under.isUp()) {
            cluster.workstation().type(CTRL_C);
        } else {
            under.stop();
        }
    }

    /** Has the machines come back from their rest while the conversation goes on. */
    public void wake(Function<Progress, Resumed> resume) {
        waking = new Waking(resume, this::greetMachines, this::tellOfFailure);
    }

    private boolean areUp() {
        var under = waking;
        return under == null || under.isUp();
    }

    private void greetMachines(Resumed resumed) {
        resumed.notes().forEach(it -> screen.tell(language(), it));
        showStatus();
        lookFirst();
    }

    private void tellOfFailure(Problem problem) {
        screen.tell(language(), problem, Text.of("lesson.waking.failed"));
    }

    /**
     * Waits for machines that are on their way back.
     *
     * @return false when they came back to a moment of another step, which is shown
     */
    public boolean awaken() {
        var under = waking;
        if (under == null) {
            return true;
        }
        if (!under.isUp()) {
            say("lesson.waking.wait");
        }
        var moment = under.await(progress()).flatMap(Resumed::checkpoint);
        waking = null;
        moment.ifPresent(it -> {
            moments.beBackAt(it);
            showStep();
        });
        return moment.isEmpty();
    }

    /** Returns when machines that were on their way back are there, or are not coming. */
    public void endWaking() {
        var under = waking;
        if (under != null) {
            under.end();
            lookNoMore();
        }
    }

    private void change(Bookmark changed) {
        file.save(changed);
        bookmark = changed;
    }
}
