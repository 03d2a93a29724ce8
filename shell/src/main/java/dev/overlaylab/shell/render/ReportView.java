package dev.overlaylab.shell.render;

import dev.overlaylab.checkers.check.CheckResult;
import dev.overlaylab.checkers.check.Verdict.Outcome;
import dev.overlaylab.i18n.Catalogue;
import dev.overlaylab.i18n.Language;
import dev.overlaylab.i18n.Printable;
import dev.overlaylab.i18n.Text;
import dev.overlaylab.i18n.Width;
import dev.overlaylab.shell.report.CommandReport;
import dev.overlaylab.shell.report.DrillReport;
import dev.overlaylab.shell.report.RunReport;
import dev.overlaylab.shell.report.StepReport;
import dev.overlaylab.shell.report.Summary;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Verdicts for a person, in lines that fit terminals of 20 columns and more; a verdict is a mark, a word and a colour. */
public final class ReportView {
    private static final int OUTPUT_LINES = 12;
    private final Catalogue catalogue;
    private final Language language;
    private final int columns;
    private final FindingView findings;

    public ReportView(Catalogue catalogue, Language language, int columns) {
        this.catalogue = catalogue;
        this.language = language;
        this.columns = Math.max(20, columns);
        this.findings = new FindingView(catalogue, language, this.columns);
    }

    /** A whole run, step by step, with its summary. */
    public List<StyledLine> run(RunReport run) {
        var lines = new ArrayList<>(wrapped(run.title().getOrDefault(language, run.lab()), Style.TITLE));
        lines.addAll(wrapped(madeBy(run), Style.PLAIN));
        for (int i = 0; i < run.steps().size(); i++) {
            var step = run.steps().get(i);
            var title = step.title().getOrDefault(language, step.id());
            lines.add(StyledLine.EMPTY);
            lines.addAll(wrapped(
                    say(Text.of(
                            "report.step", "number", i + 1, "of", run.steps().size(), "title", title)),
                    Style.HEADING));
            lines.addAll(step(step));
        }
        lines.addAll(new RegressionView(catalogue, language, columns).briefly(run.regressions()));
        lines.add(StyledLine.EMPTY);
        lines.addAll(summary(run.summary()));
        return lines;
    }

    /** What checks came to. */
    public List<StyledLine> results(List<CheckResult> results) {
        var lines = new ArrayList<StyledLine>();
        for (var result : results) {
            var outcome = Mark.of(result.verdict().outcome());
            lines.addAll(line(outcome, say(result.title())));
            result.verdict().findings().forEach(it -> lines.addAll(findings.lines(it)));
        }
        return lines;
    }

    /** How many of what, in sentences. */
    public List<StyledLine> summary(Summary summary) {
        var sentences = new ArrayList<Text>();
        sentences.add(Text.of(
                "report.summary",
                "passed",
                summary.passed(),
                "failed",
                summary.failed(),
                "cannotCheck",
                summary.cannotCheck()));
        count(sentences, "report.unexpected-exits", summary.unexpectedExits());
        count(sentences, "report.no-answers", summary.noAnswers());
        count(sentences, "report.proved-nothings", summary.provedNothing());
        count(sentences, "report.drills", summary.drills().passed());
        count(sentences, "report.drills-failed", summary.drills().failed());
        count(sentences, "report.drills-unclear", summary.drills().cannotCheck());
        return sentences.stream()
                .flatMap(it -> wrapped(say(it), Style.STRONG).stream())
                .toList();
    }

    private static void count(List<Text> sentences, String key, int count) {
        if (count > 0) {
            sentences.add(Text.of(key, "count", count));
        }
    }

    private List<StyledLine> step(StepReport step) {
        var lines = new ArrayList<StyledLine>();
        step.commands().forEach(it -> lines.addAll(otherwise(it)));
        if (step.provedNothing()) {
            lines.addAll(line(Mark.FAIL, say(Text.of("report.proved-nothing"))));
        }
        lines.addAll(results(step.concluded()));
        if (step.checks().isEmpty()) {
            lines.addAll(wrapped(say(Text.of("report.no-checks")), Style.PLAIN));
        }
        step.drills().forEach(it -> lines.addAll(drill(it)));
        return lines;
    }

    /** What did not end as documented. */
    private List<StyledLine> otherwise(CommandReport command) {
        if (command.isUnanswered()) {
            return told(Mark.CANNOT_CHECK, Text.of("report.no-answer"), command);
        }
        if (command.isEndless()) {
            return told(Mark.FAIL, Text.of("report.endless"), command);
        }
        return command.isUnexpected()
                ? told(
                        Mark.FAIL,
                        Text.of("report.unexpected-exit", "exit", command.exit(), "expected", command.expectedExit()),
                        command)
                : List.of();
    }

    private List<StyledLine> told(Mark mark, Text what, CommandReport command) {
        var lines = new ArrayList<>(line(mark, say(what)));
        lines.addAll(typed(command));
        return lines;
    }

    private List<StyledLine> drill(DrillReport drill) {
        var lines = new ArrayList<>(line(
                Mark.of(drill.outcome()),
                say(Text.of(
                        drillKey(drill),
                        "drill",
                        drill.id(),
                        "check",
                        drill.noticed().checkId(),
                        "reason",
                        drill.reason()))));
        drill.commands().forEach(it -> lines.addAll(otherwise(it)));
        if (!drill.isNamed()) {
            lines.addAll(results(List.of(drill.noticed())));
        }
        lines.addAll(results(drill.mended().stream()
                .filter(it -> it.verdict().outcome() != Outcome.PASS)
                .toList()));
        return lines;
    }

    private static String drillKey(DrillReport drill) {
        if (!drill.commands().stream().allMatch(CommandReport::asDocumented)) {
            return "report.drill-not-typed";
        }
        if (!drill.isNamed()) {
            return "report.drill-missed";
        }
        return drill.isMended() ? "report.drill" : "report.drill-not-mended";
    }

    private static List<StyledLine> typed(CommandReport command) {
        var lines = new ArrayList<>(CodeBlockView.lines("sh", command.line()));
        var output = Printable.ofOutput(command.output()).lines().toList();
        var tail = output.subList(Math.max(0, output.size() - OUTPUT_LINES), output.size());
        lines.addAll(CodeBlockView.lines("", String.join("\n", tail)));
        return lines;
    }

    private List<StyledLine> line(Mark mark, String text) {
        var words = mark.sign() + " " + say(Text.of(mark.key())) + "  ";
        int indent = columns < 40 ? 2 : Width.NARROW.of(words);
        var broken = StyledText.of(Printable.of(text), Style.PLAIN)
                .lines(language, columns - Width.NARROW.of(words), columns - indent);
        return StyledLine.prefixed(broken, new Span(words, mark.style()), Span.plain(" ".repeat(indent)));
    }

    private String madeBy(RunReport run) {
        var engines = new TreeMap<>(run.engines())
                .entrySet().stream()
                        .map(it -> say(Text.of("report.engine", "machine", it.getKey(), "version", it.getValue())))
                        .collect(Collectors.joining(language == Language.EN ? ", " : "、"));
        return say(Text.of(
                "report.made-by",
                "driver",
                run.driver(),
                "engines",
                engines,
                "started",
                run.startedAt().truncatedTo(ChronoUnit.SECONDS).toString(),
                "seconds",
                run.took().toSeconds()));
    }

    private List<StyledLine> wrapped(String text, Style style) {
        return StyledText.of(Printable.of(text), style).lines(language, columns);
    }

    private String say(Text text) {
        return catalogue.say(language, text);
    }
}
