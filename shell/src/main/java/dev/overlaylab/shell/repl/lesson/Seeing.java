package dev.overlaylab.shell.repl.lesson;

import dev.overlaylab.checkers.check.CheckResult;
import dev.overlaylab.checkers.probe.Observations;
import dev.overlaylab.checkers.probe.Probe;
import dev.overlaylab.i18n.Language;
import dev.overlaylab.labs.cluster.Cluster;
import dev.overlaylab.labs.lab.Lab;
import dev.overlaylab.labs.topology.Topology;
import dev.overlaylab.labs.topology.TopologySvg;
import dev.overlaylab.shell.journal.Journal;
import dev.overlaylab.shell.render.JournalPage;
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
    private final Supplier<Language> language;

    Seeing(
            Lab lab,
            Cluster cluster,
            Function<Collection<Probe>, Observations> observer,
            Journal journal,
            Judging judging,
            LabScreen screen,
            Supplier<Language> language) {
        this.lab = lab;
        this.cluster = cluster;
        this.observer = observer;
        this.journal = journal;
        this.judging = judging;
        this.screen = screen;
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
        return Topology.look(cluster.machines(), observer);
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
