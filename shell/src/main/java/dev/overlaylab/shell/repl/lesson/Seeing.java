package dev.overlaylab.shell.repl.lesson;

import dev.overlaylab.checkers.check.CheckResult;
import dev.overlaylab.checkers.check.Verdict.Outcome;
import dev.overlaylab.checkers.inquiry.Inquiry;
import dev.overlaylab.checkers.inquiry.Trace;
import dev.overlaylab.checkers.probe.Observations;
import dev.overlaylab.checkers.probe.Probe;
import dev.overlaylab.i18n.Language;
import dev.overlaylab.i18n.Printable;
import dev.overlaylab.i18n.Text;
import dev.overlaylab.labs.cluster.Cluster;
import dev.overlaylab.labs.explain.Explanations;
import dev.overlaylab.labs.lab.Lab;
import dev.overlaylab.labs.lab.Step;
import dev.overlaylab.labs.topology.Changes;
import dev.overlaylab.labs.topology.Topology;
import dev.overlaylab.labs.topology.TopologySvg;
import dev.overlaylab.labs.wire.decode.Packet;
import dev.overlaylab.shell.journal.Entry;
import dev.overlaylab.shell.journal.Journal;
import dev.overlaylab.shell.render.JournalPage;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** What a learner can have shown of the machines, beside the verdicts. */
public final class Seeing {
    private static final int JOURNAL_COLUMNS = 100;

    private final Lab lab;
    private final Cluster cluster;
    private final Function<Collection<Probe>, Observations> observer;
    private final Journal journal;
    private final Judging judging;
    private final LabScreen screen;
    private final LabWire wire;
    private final Supplier<Language> language;
    private final Explanations explanations = Explanations.ofProduct();
    private final Memory memory = new Memory();

    Seeing(
            Lab lab,
            Cluster cluster,
            Function<Collection<Probe>, Observations> observer,
            Journal journal,
            Judging judging,
            LabScreen screen,
            LabWire wire,
            Supplier<Language> language) {
        this.lab = lab;
        this.cluster = cluster;
        this.observer = observer;
        this.journal = journal;
        this.judging = judging;
        this.screen = screen;
        this.wire = wire;
        this.language = language;
    }

    /** Draws what is there on the screen. */
    public void map() {
        screen.map(language.get(), look());
    }

    /** What is there, as an SVG picture. */
    public String svg() {
        return svg(look());
    }

    private String svg(Topology topology) {
        return new TopologySvg(screen.catalogue(), language.get()).draw(topology, "map");
    }

    private Topology look() {
        return memory.look(() -> Topology.look(cluster.machines(), observer));
    }

    /** Looks, so that it can be told later what has changed since. */
    void remember() {
        look();
    }

    /** Takes note that a command begins. */
    void begins(String command) {
        memory.began(command);
    }

    /** The machines are others now, by no command of the learner's. */
    public void forget() {
        memory.clear();
    }

    /** Whether there is something that what comes next can be compared with. */
    boolean remembers() {
        return memory.isFresh();
    }

    /** Tells what is different on the machines since before the last command. */
    public void diff() {
        var earlier = memory.earlier();
        if (earlier.isEmpty()) {
            look();
            say("lesson.diff.nothing-run");
            return;
        }
        var changes = Changes.between(earlier.get().topology(), look());
        say("lesson.diff.since", "count", earlier.get().commands().size());
        screen.changes(language.get(), earlier.get().commands(), changes);
        if (changes.isEmpty()) {
            say("lesson.diff.nothing");
        }
    }

    /** Explains what the last command printed. */
    public void explain() {
        var last = journal.entries().stream()
                .filter(Entry.Ran.class::isInstance)
                .map(Entry.Ran.class::cast)
                .reduce((earlier, later) -> later);
        if (last.isEmpty()) {
            say("lesson.explain.nothing-run");
            return;
        }
        var command = last.get().line();
        var output = Printable.ofOutput(last.get().output())
                .replace('\t', ' ')
                .lines()
                .toList();
        var annotations = explanationsAt(last.get().step()).of(command, output);
        say(
                annotations.isEmpty() ? "lesson.explain.nothing-known" : "lesson.explain.command",
                "command",
                Printable.onOneLine(command));
        screen.explained(language.get(), output, annotations);
    }

    private Explanations explanationsAt(String step) {
        return lab.steps().stream()
                .filter(it -> it.id().equals(step))
                .findFirst()
                .map(explanations::at)
                .orElse(explanations);
    }

    /** Shows of each check that did not pass the way it went along. */
    public void why(Step step) {
        var failed = judging.results().stream()
                .filter(it -> it.verdict().outcome() != Outcome.PASS)
                .toList();
        if (failed.isEmpty()) {
            say("lesson.why.nothing");
        }
        failed.forEach(it -> screen.why(language.get(), it, traces(step, it)));
    }

    private List<Trace> traces(Step step, CheckResult result) {
        return step.checks().stream()
                .filter(it -> it.id().equals(result.checkId()) && it instanceof Inquiry)
                .flatMap(it -> ((Inquiry) it).traces(judging.seen()).stream())
                .distinct()
                .toList();
    }

    private void say(String key, Object... namesAndValues) {
        screen.say(language.get(), Text.of(key, namesAndValues));
    }

    /** Shows a frame that was heard so long after listening began. */
    public void frame(Packet packet, Duration since) {
        screen.frame(language.get(), packet, since, wire.machines());
    }

    /** Shows what of earlier steps had passed and failed when the present step was last judged. */
    public void regressions() {
        screen.regressions(language.get(), lab, judging.regressions());
    }

    /** Shows what a check was judged on. */
    public void evidence(CheckResult result) {
        screen.evidence(
                language.get(), result, judging.evidence().getOrDefault(result.checkId(), new Observations(Map.of())));
    }

    /** All that happened in this lab, and what the machines look like now, in the learner's language. */
    public Pages journal() {
        var topology = look();
        var there = !topology.hosts().isEmpty();
        var map = there ? screen.mapLines(language.get(), topology, JOURNAL_COLUMNS) : List.<String>of();
        var page = new JournalPage(screen.catalogue(), language.get(), lab);
        var entries = journal.entries();
        return new Pages(
                page.markdown(entries, map), page.html(page.markdown(entries, List.of()), there ? svg(topology) : ""));
    }

    /** One journal in two forms. */
    public record Pages(String markdown, String html) {}
}
