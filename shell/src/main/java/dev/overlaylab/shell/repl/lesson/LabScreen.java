package dev.overlaylab.shell.repl.lesson;

import dev.overlaylab.checkers.check.CheckResult;
import dev.overlaylab.checkers.inquiry.Trace;
import dev.overlaylab.checkers.probe.Observations;
import dev.overlaylab.i18n.Catalogue;
import dev.overlaylab.i18n.Language;
import dev.overlaylab.i18n.LineBreaker;
import dev.overlaylab.i18n.Printable;
import dev.overlaylab.i18n.Problem;
import dev.overlaylab.i18n.Text;
import dev.overlaylab.i18n.Width;
import dev.overlaylab.labs.driver.MachineRecord;
import dev.overlaylab.labs.explain.Annotation;
import dev.overlaylab.labs.lab.Lab;
import dev.overlaylab.labs.lab.Step;
import dev.overlaylab.labs.topology.Changes.Change;
import dev.overlaylab.labs.topology.Topology;
import dev.overlaylab.labs.topology.TopologyTree;
import dev.overlaylab.labs.wire.decode.Packet;
import dev.overlaylab.shell.render.ChangesView;
import dev.overlaylab.shell.render.EvidenceView;
import dev.overlaylab.shell.render.ExplainView;
import dev.overlaylab.shell.render.FrameView;
import dev.overlaylab.shell.render.MarkdownView;
import dev.overlaylab.shell.render.RegressionView;
import dev.overlaylab.shell.render.ReportView;
import dev.overlaylab.shell.render.Style;
import dev.overlaylab.shell.render.StyledLine;
import dev.overlaylab.shell.render.WhyView;
import dev.overlaylab.shell.report.Regression;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts what a lesson shows on a console, at its width and in the learner's language. */
public final class LabScreen {
    /** Below this, the prompt leaves out what is not needed. */
    private static final int NARROW = 50;

    /** The learner's home directory on the workstation. */
    private static final String HOME = "/home/learner";

    private final Console console;
    private final Catalogue catalogue;

    public LabScreen(Console console, Catalogue catalogue) {
        this.console = console;
        this.catalogue = catalogue;
    }

    Catalogue catalogue() {
        return catalogue;
    }

    public Console console() {
        return console;
    }

    public void say(Language language, Text text) {
        console.print(wrapped(language, catalogue.say(language, text)));
    }

    boolean agreed(Language language, Text question) {
        return console.agreed(wrapped(language, catalogue.say(language, question)));
    }

    public void problem(Language language, Problem problem) {
        say(language, problem.text());
        console.print(wrapped(language, catalogue.sayNext(language, problem.text())));
    }

    void step(Language language, Step step, int number, int of) {
        var title = step.title().getOrDefault(language, step.id());
        var heading = catalogue.say(language, Text.of("lesson.step", "number", number, "of", of, "title", title));
        var above =
                breaker(language).lines(heading, console.columns()).stream().map(it -> StyledLine.of(it, Style.TITLE));
        var prose =
                new MarkdownView(language, console.columns()).lines(step.prose().getOrDefault(language, ""));
        var lines = new ArrayList<StyledLine>();
        lines.add(StyledLine.EMPTY);
        above.forEach(lines::add);
        lines.add(StyledLine.EMPTY);
        lines.addAll(prose);
        page(language, lines);
    }

    /** For what somebody is going to read. */
    private void page(Language language, List<StyledLine> lines) {
        console.page(
                lines.stream().map(this::shown).toList(),
                left -> catalogue.say(language, Text.of("lesson.page", "left", left)));
    }

    private String shown(StyledLine line) {
        return console.styled() ? line.toAnsi() : line.toPlain();
    }

    void results(Language language, List<CheckResult> results) {
        show(new ReportView(catalogue, language, console.columns()).results(results));
    }

    /** Tells, while somebody may be typing, what has come about. */
    void tell(Language language, List<CheckResult> cameAbout, Text more) {
        var lines = new ReportView(catalogue, language, console.columns())
                .results(cameAbout).stream().map(it -> console.styled() ? it.toAnsi() : it.toPlain());
        console.tell(Stream.concat(lines, Stream.of(wrapped(language, catalogue.say(language, more))))
                .collect(Collectors.joining("\n")));
    }

    /** Tells something, while somebody may be typing. */
    void tell(Language language, Text text) {
        console.tell(wrapped(language, catalogue.say(language, text)));
    }

    /** Tells of a problem that stops nothing, and what that means, while somebody may be typing. */
    void tell(Language language, Problem problem, Text meaning) {
        console.tell(Stream.of(
                        catalogue.say(language, problem.text()),
                        catalogue.sayNext(language, problem.text()),
                        catalogue.say(language, meaning))
                .map(it -> wrapped(language, it))
                .collect(Collectors.joining("\n")));
    }

    void frame(Language language, Packet packet, Duration since, Map<String, String> machines) {
        show(new FrameView(catalogue, language, console.columns(), machines).lines(packet, since));
    }

    void regressions(Language language, Lab lab, List<Regression> regressions) {
        show(new RegressionView(catalogue, language, console.columns()).lines(regressions, lab.steps()));
    }

    void evidence(Language language, CheckResult result, Observations seen) {
        page(language, new EvidenceView(catalogue, language, console.columns()).lines(result, seen));
    }

    void why(Language language, CheckResult result, List<Trace> traces) {
        show(new WhyView(catalogue, language, console.columns()).lines(result, traces));
    }

    void explained(Language language, List<String> output, List<Annotation> annotations) {
        page(language, new ExplainView(catalogue, language, console.columns()).lines(output, annotations));
    }

    void changes(Language language, List<String> commands, List<Change> changes) {
        show(new ChangesView(catalogue, language, console.columns()).lines(commands, changes));
    }

    void markdown(Language language, Text text) {
        prose(language, catalogue.say(language, text));
    }

    void prose(Language language, String markdown) {
        page(language, new MarkdownView(language, console.columns()).lines(markdown));
    }

    private void show(List<StyledLine> lines) {
        for (var line : lines) {
            console.print(shown(line));
        }
    }

    void typed(String prompt, String line) {
        console.print(prompt + Printable.of(line).replace("\n", "\n> "));
    }

    void map(Language language, Topology topology) {
        if (topology.hosts().isEmpty()) {
            say(language, Text.of("lesson.map.empty"));
        }
        mapLines(language, topology, console.columns()).forEach(console::print);
    }

    /** The map as lines of that width. */
    List<String> mapLines(Language language, Topology topology, int columns) {
        var lines = new ArrayList<String>();
        for (var branch : TopologyTree.of(topology)) {
            draw(lines, language, branch, columns, "", "");
        }
        return lines;
    }

    private void draw(
            List<String> drawn, Language language, TopologyTree.Branch branch, int columns, String first, String rest) {
        var room = Math.max(1, columns - Width.NARROW.of(rest));
        var lines = breaker(language).lines(Printable.onOneLine(catalogue.say(language, branch.text())), room);
        var more = rest + (branch.below().isEmpty() ? "  " : "│ ");
        for (int i = 0; i < lines.size(); i++) {
            drawn.add((i == 0 ? first : more) + lines.get(i));
        }
        for (int i = 0; i < branch.below().size(); i++) {
            boolean last = i == branch.below().size() - 1;
            draw(
                    drawn,
                    language,
                    branch.below().get(i),
                    columns,
                    rest + (last ? "└ " : "├ "),
                    rest + (last ? "  " : "│ "));
        }
    }

    private static LineBreaker breaker(Language language) {
        return new LineBreaker(language, Width.NARROW);
    }

    /** Shows where somebody is in a lab, and how things are there. */
    void status(Language language, Lab lab, int step, boolean awake, List<MachineRecord> machines, long passed) {
        var up = machines.stream()
                .filter(it -> it.state() == MachineRecord.State.RUNNING)
                .count();
        var title = Printable.onOneLine(lab.title().getOrDefault(language, lab.id()));
        console.status(Stream.of(
                        Map.entry("lesson.status", title),
                        Map.entry("lesson.status", lab.id()),
                        Map.entry("lesson.status.narrow", lab.id()))
                .map(it -> catalogue.say(
                        language,
                        Text.of(
                                it.getKey(),
                                "lab",
                                it.getValue(),
                                "number",
                                step + 1,
                                "of",
                                lab.steps().size(),
                                "waking",
                                awake ? "no" : "yes",
                                "up",
                                up,
                                "down",
                                machines.size() - up,
                                "passed",
                                passed,
                                "checks",
                                lab.steps().get(step).checks().size(),
                                "language",
                                language.tag())))
                .toList());
    }

    String prompt(String lab, int number, int of, String directory) {
        var place = number + "/" + of;
        if (console.columns() < NARROW) {
            return place + " $ ";
        }
        var shown = directory.equals(HOME) || directory.startsWith(HOME + "/")
                ? "~" + directory.substring(HOME.length())
                : directory;
        return lab + " " + place + " " + (shown.isEmpty() ? "" : Printable.onOneLine(shown) + " ") + "$ ";
    }

    private String wrapped(Language language, String text) {
        return String.join("\n", breaker(language).lines(Printable.of(text), console.columns()));
    }
}
