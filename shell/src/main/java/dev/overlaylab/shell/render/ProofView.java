package dev.overlaylab.shell.render;

import dev.overlaylab.i18n.Catalogue;
import dev.overlaylab.i18n.Language;
import dev.overlaylab.i18n.LineBreaker;
import dev.overlaylab.i18n.Text;
import dev.overlaylab.i18n.Width;
import dev.overlaylab.shell.prove.Cell;
import dev.overlaylab.shell.prove.Cell.State;
import dev.overlaylab.shell.prove.CheckProof;
import dev.overlaylab.shell.prove.CommandProof;
import dev.overlaylab.shell.prove.LabProof;
import dev.overlaylab.shell.prove.Proof;
import dev.overlaylab.shell.prove.StepProof;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The matrix of a proof for a person: a table for each step, then every cell that is not as declared. */
public final class ProofView {
    private final Catalogue catalogue;
    private final Language language;
    private final int columns;

    public ProofView(Catalogue catalogue, Language language, int columns) {
        this.catalogue = catalogue;
        this.language = language;
        this.columns = columns;
    }

    public List<StyledLine> lines(Proof proof) {
        var lines = new ArrayList<StyledLine>();
        lines.addAll(wrapped(
                say(Text.of(
                        "prove.title",
                        "title",
                        proof.title().getOrDefault(language, proof.lab()),
                        "driver",
                        proof.driver(),
                        "engine",
                        proof.engine(),
                        "runs",
                        proof.runs().size())),
                Style.TITLE));
        for (int step = 0; step < proof.first().steps().size(); step++) {
            var id = proof.first().steps().get(step).id();
            lines.add(StyledLine.EMPTY);
            lines.addAll(wrapped(id, Style.HEADING));
            lines.addAll(new MarkdownView(language, columns).lines(checks(proof, step)));
            if (!proof.first().steps().get(step).sabotages().isEmpty()) {
                lines.add(StyledLine.EMPTY);
                lines.addAll(new MarkdownView(language, columns).lines(sabotages(proof, step)));
            }
        }
        lines.add(StyledLine.EMPTY);
        lines.addAll(wrapped(say(Text.of("prove.legend")), Style.PLAIN));
        for (int run = 0; run < proof.runs().size(); run++) {
            lines.addAll(wrong(proof.runs().get(run), run + 1, proof.runs().size()));
            lines.add(StyledLine.EMPTY);
            lines.addAll(wrapped(summary(proof.runs().get(run)), Style.STRONG));
        }
        return lines;
    }

    private String checks(Proof proof, int step) {
        var table = new StringBuilder();
        var names = proof.first().steps().get(step).checks().get(0).cells().keySet().stream()
                .map(it -> say(Text.of("prove.column." + it)));
        row(table, say(Text.of("prove.check")), names.toList(), say(Text.of("prove.time")));
        table.append("|---|---|---|---|---|---|---:|\n");
        var checks = proof.first().steps().get(step).checks();
        for (int i = 0; i < checks.size(); i++) {
            int check = i;
            var cells = checks.get(i).cells().keySet().stream()
                    .map(name -> shown(
                            proof.all(run -> cell(run.steps().get(step).checks().get(check), name))))
                    .toList();
            row(table, "`" + checks.get(i).id() + "`", cells, time(proof, step, check));
        }
        return table.toString();
    }

    private static Cell cell(CheckProof check, String name) {
        return cell(check.cells(), name);
    }

    private static Cell cell(Map<String, Cell> cells, String name) {
        var cell = cells.get(name);
        if (cell == null) {
            throw new IllegalArgumentException(name);
        }
        return cell;
    }

    private String time(Proof proof, int step, int check) {
        var times = proof.judging(step, check);
        return times.isEmpty() ? "" : say(Text.of("prove.seconds", "seconds", seconds(times.get(times.size() / 2))));
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.2f", time.toMillis() / 1000.0);
    }

    private String sabotages(Proof proof, int step) {
        var table = new StringBuilder();
        row(
                table,
                say(Text.of("prove.wrong-way")),
                List.of(
                        say(Text.of("prove.reason")),
                        say(Text.of("prove.column.noticed")),
                        say(Text.of("prove.column.undone"))),
                "");
        table.append("|---|---|---|---|---|\n");
        var sabotages = proof.first().steps().get(step).sabotages();
        for (int i = 0; i < sabotages.size(); i++) {
            int sabotage = i;
            var cells = new ArrayList<String>();
            cells.add("`" + sabotages.get(i).reason() + "`");
            sabotages.get(i).cells().keySet().stream()
                    .map(name -> shown(proof.all(run ->
                            cell(run.steps().get(step).sabotages().get(sabotage).cells(), name))))
                    .forEach(cells::add);
            row(table, "`" + sabotages.get(i).id() + "`", cells, "");
        }
        return table.toString();
    }

    private static void row(StringBuilder table, String first, List<String> cells, String last) {
        table.append("| ").append(first).append(" | ");
        cells.forEach(it -> table.append(it).append(" | "));
        table.append(last).append(" |\n");
    }

    /** The worst of all runs, and in how many of them it is not as declared. */
    private static String shown(List<Cell> runs) {
        var worst = runs.stream()
                .map(Cell::state)
                .max(java.util.Comparator.comparingInt(ProofView::weight))
                .orElseThrow();
        var not = runs.stream().filter(it -> it.state() == worst).count();
        return sign(worst) + (weight(worst) > 1 && runs.size() > 1 ? " " + not + "/" + runs.size() : "");
    }

    static int weight(State state) {
        return switch (state) {
            case AS_DECLARED -> 0;
            case NOT_POSSIBLE, LEFT_OUT -> 1;
            case NOT_REACHED -> 2;
            case CANNOT_CHECK -> 3;
            case WRONG -> 4;
        };
    }

    static String sign(State state) {
        return switch (state) {
            case AS_DECLARED -> Mark.PASS.sign();
            case WRONG -> Mark.FAIL.sign();
            case CANNOT_CHECK -> Mark.CANNOT_CHECK.sign();
            case NOT_REACHED -> "…";
            case NOT_POSSIBLE -> "–";
            case LEFT_OUT -> "·";
        };
    }

    private List<StyledLine> wrong(LabProof run, int number, int of) {
        var lines = new ArrayList<StyledLine>();
        run.ended().ifPresent(it -> lines.addAll(wrapped(say(it), Style.FAIL)));
        for (var step : run.steps()) {
            for (var command : step.commands()) {
                if (!command.report().asDocumented()) {
                    lines.addAll(wrapped(say(ended(step, command)), Style.FAIL));
                    command.report().output().lines().forEach(it -> lines.add(StyledLine.of("    " + it, Style.PLAIN)));
                }
            }
            step.checks().forEach(it -> lines.addAll(wrong(step.id() + " " + it.id(), it.cells(), run.ended())));
            step.sabotages().forEach(it -> lines.addAll(wrong(step.id() + " " + it.id(), it.cells(), run.ended())));
        }
        if (!lines.isEmpty()) {
            lines.add(0, StyledLine.EMPTY);
            if (of > 1) {
                lines.addAll(1, wrapped(say(Text.of("prove.run", "number", number, "of", of)), Style.HEADING));
            }
        }
        return lines;
    }

    private static Text ended(StepProof step, CommandProof command) {
        var report = command.report();
        if (report.isEndless()) {
            return Text.of("prove.endless", "step", step.id(), "command", command.id());
        }
        return Text.of(
                "prove.exit",
                "step",
                step.id(),
                "command",
                command.id(),
                "exit",
                report.exit(),
                "expected",
                report.expectedExit());
    }

    /** What is true of the whole run, because it ended early, is not told for each cell. */
    private List<StyledLine> wrong(String where, Map<String, Cell> cells, Optional<Text> ended) {
        var lines = new ArrayList<StyledLine>();
        cells.forEach((name, cell) -> {
            if (cell.state() != State.AS_DECLARED
                    && cell.note().isPresent()
                    && !cell.note().equals(ended)) {
                lines.addAll(wrapped(
                        sign(cell.state()) + " "
                                + say(Text.of(
                                        "prove.cell",
                                        "where",
                                        where,
                                        "column",
                                        say(Text.of("prove.column." + name)),
                                        "note",
                                        cell.note().map(this::say).orElse(""))),
                        cell.state() == State.WRONG ? Style.FAIL : Style.PLAIN));
            }
        });
        return lines;
    }

    private String summary(LabProof run) {
        return say(Text.of(
                "prove.summary",
                "commands",
                run.commands().count(),
                "declared",
                run.count(State.AS_DECLARED),
                "wrong",
                run.count(State.WRONG) + run.unexpectedExits(),
                "cannot",
                run.count(State.CANNOT_CHECK),
                "unreached",
                run.count(State.NOT_REACHED),
                "impossible",
                run.count(State.NOT_POSSIBLE),
                "left",
                run.count(State.LEFT_OUT),
                "minutes",
                run.took().toMinutes(),
                "seconds",
                run.took().toSecondsPart()));
    }

    private List<StyledLine> wrapped(String text, Style style) {
        return new LineBreaker(language, Width.NARROW)
                .lines(text, columns).stream()
                        .map(it -> StyledLine.of(it, style))
                        .collect(Collectors.toList());
    }

    private String say(Text text) {
        return catalogue.say(language, text);
    }
}
