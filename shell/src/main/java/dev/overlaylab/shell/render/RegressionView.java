package dev.overlaylab.shell.render;

import dev.overlaylab.i18n.Catalogue;
import dev.overlaylab.i18n.Language;
import dev.overlaylab.i18n.Printable;
import dev.overlaylab.i18n.Text;
import dev.overlaylab.labs.lab.Step;
import dev.overlaylab.shell.report.Regression;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** What was green and is red, since when, and after which commands. */
public final class RegressionView {
    private static final int COMMANDS = 8;
    private final Catalogue catalogue;
    private final Language language;
    private final int columns;

    public RegressionView(Catalogue catalogue, Language language, int columns) {
        this.catalogue = catalogue;
        this.language = language;
        this.columns = Math.max(20, columns);
    }

    /** With what is wrong now; for who sees only the present step. */
    public List<StyledLine> lines(List<Regression> regressions, List<Step> steps) {
        var lines = new ArrayList<StyledLine>();
        for (var regression : regressions) {
            var step = steps.stream()
                    .filter(it -> it.id().equals(regression.step()))
                    .findFirst()
                    .orElseThrow();
            lines.add(StyledLine.EMPTY);
            lines.addAll(wrapped(
                    Text.of(
                            "report.regressed-in",
                            "number",
                            steps.indexOf(step) + 1,
                            "title",
                            step.title().getOrDefault(language, step.id())),
                    Style.HEADING));
            lines.addAll(new ReportView(catalogue, language, columns).results(List.of(regression.result())));
            lines.addAll(since(regression));
        }
        return lines;
    }

    /** Without it; for who reads it elsewhere in the same report. */
    List<StyledLine> briefly(List<Regression> regressions) {
        var lines = new ArrayList<StyledLine>();
        for (var regression : regressions) {
            lines.add(StyledLine.EMPTY);
            lines.addAll(wrapped(
                    Text.of(
                            "report.regressed",
                            "check",
                            catalogue.say(language, regression.result().title())),
                    Style.HEADING));
            lines.addAll(since(regression));
        }
        return lines;
    }

    private List<StyledLine> since(Regression regression) {
        var typed = regression.commands();
        var lines = new ArrayList<>(wrapped(
                Text.of(
                        typed.isEmpty() ? "report.regressed-by-itself" : "report.regressed-after",
                        "green",
                        shown(regression.lastGreen()),
                        "red",
                        shown(regression.firstRed()),
                        "count",
                        typed.size()),
                Style.PLAIN));
        for (var command : typed.subList(Math.max(0, typed.size() - COMMANDS), typed.size())) {
            lines.addAll(CodeBlockView.lines("sh", Printable.of(command)));
        }
        return lines;
    }

    /** To the second. */
    private static String shown(String instant) {
        return Instant.parse(instant).truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private List<StyledLine> wrapped(Text text, Style style) {
        return StyledText.of(Printable.of(catalogue.say(language, text)), style).lines(language, columns);
    }
}
