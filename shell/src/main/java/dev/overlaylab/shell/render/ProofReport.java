package dev.overlaylab.shell.render;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.overlaylab.i18n.Catalogue;
import dev.overlaylab.i18n.Language;
import dev.overlaylab.i18n.Text;
import dev.overlaylab.shell.prove.Cell.State;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

/** Proofs as a Markdown page to be kept: made from what {@code --json} wrote, so that proofs of several days fit on one page. */
public final class ProofReport {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final List<String> CHECK_CELLS = List.of("before", "after", "later", "rewound", "forward");
    private static final List<String> WRONG_WAY_CELLS = List.of("noticed", "undone");

    private final Catalogue catalogue;
    private final Language language;
    private final StringBuilder page = new StringBuilder();

    private ProofReport(Catalogue catalogue, Language language) {
        this.catalogue = catalogue;
        this.language = language;
    }

    /** What a file holds that {@code --json} has written; empty when it is none. */
    public static Optional<JsonNode> read(String json) {
        try {
            return Optional.of(MAPPER.readTree(json))
                    .filter(it -> it.path("kind").asText().equals("proof")
                            && it.path("format").asInt() == ProofJson.FORMAT);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** The page; every document is one that {@link #read} has found right. */
    public static String of(List<JsonNode> documents, Catalogue catalogue, Language language) {
        var report = new ProofReport(catalogue, language);
        var labs = documents.stream()
                .flatMap(it -> items(it.path("labs")).stream())
                .sorted(Comparator.comparing((JsonNode it) -> it.path("lab").asText())
                        .thenComparing(it -> it.path("driver").asText())
                        .thenComparing(it -> it.path("engine").asText()))
                .toList();
        report.overview(labs);
        labs.forEach(report::lab);
        return report.page.toString();
    }

    private void overview(List<JsonNode> labs) {
        page.append("# ").append(say("prove.report.title")).append("\n\n");
        page.append(say("prove.report.made")).append("\n\n");
        row(List.of(
                say("prove.report.lab"),
                say("prove.report.driver"),
                say("prove.report.engine"),
                say("prove.report.day"),
                say("prove.report.commands"),
                "✔",
                "✘",
                "?",
                "…",
                "–",
                "·",
                say("prove.report.minutes")));
        row("---", "---", "---", "---", "--:", "--:", "--:", "--:", "--:", "--:", "--:", "--:");
        for (var lab : labs) {
            for (var run : items(lab.path("runs"))) {
                var cells = new ArrayList<>(List.of(
                        "`" + lab.path("lab").asText() + "`",
                        lab.path("driver").asText(),
                        engines(lab, run),
                        day(run),
                        run.at("/summary/commands").asText()));
                for (var state : List.of(
                        State.AS_DECLARED,
                        State.WRONG,
                        State.CANNOT_CHECK,
                        State.NOT_REACHED,
                        State.NOT_POSSIBLE,
                        State.LEFT_OUT)) {
                    cells.add(run.path("summary").path(ProofJson.code(state)).asText("0"));
                }
                cells.add(String.format(Locale.ROOT, "%.1f", run.path("tookMs").asLong() / 60000.0));
                row(cells);
            }
        }
        page.append("\n").append(say("prove.legend")).append("\n");
    }

    /** The versions that were found running; the line of versions where none was. */
    private static String engines(JsonNode lab, JsonNode run) {
        var versions = new TreeSet<String>();
        run.path("engineVersions").forEach(it -> versions.add(it.asText()));
        return versions.isEmpty() ? lab.path("engine").asText() : String.join(", ", versions);
    }

    private static String day(JsonNode run) {
        var at = run.path("startedAt").asText();
        return at.substring(0, Math.min(10, at.length()));
    }

    private void lab(JsonNode lab) {
        page.append("\n## ")
                .append(lab.path("title").asText())
                .append(" (`")
                .append(lab.path("lab").asText())
                .append("`, ")
                .append(lab.path("driver").asText())
                .append(")\n");
        var runs = items(lab.path("runs"));
        var steps = items(runs.get(0).path("steps"));
        for (int i = 0; i < steps.size(); i++) {
            var at = "/steps/" + i;
            page.append("\n### ").append(steps.get(i).path("id").asText()).append("\n\n");
            checks(lab, runs, at);
            if (!steps.get(i).path("sabotages").isEmpty()) {
                wrongWays(runs, at);
            }
        }
        notes(runs);
    }

    private void checks(JsonNode lab, List<JsonNode> runs, String step) {
        var head = new ArrayList<>(List.of(say("prove.check")));
        CHECK_CELLS.forEach(it -> head.add(say("prove.column." + it)));
        head.add(say("prove.time"));
        row(head);
        row("---", "---", "---", "---", "---", "---", "--:");
        var checks = items(runs.get(0).at(step + "/checks"));
        for (int i = 0; i < checks.size(); i++) {
            var id = checks.get(i).path("id").asText();
            var cells = new ArrayList<>(List.of("`" + id + "`"));
            for (var cell : CHECK_CELLS) {
                cells.add(worst(runs, step + "/checks/" + i + "/cells/" + cell));
            }
            var took = lab.path("judgingMs").path(id).path("median");
            cells.add(
                    took.isMissingNode()
                            ? ""
                            : catalogue.say(
                                    language,
                                    Text.of(
                                            "prove.seconds",
                                            "seconds",
                                            String.format(Locale.ROOT, "%.2f", took.asLong() / 1000.0))));
            row(cells);
        }
    }

    private void wrongWays(List<JsonNode> runs, String step) {
        page.append("\n");
        var head = new ArrayList<>(List.of(say("prove.wrong-way"), say("prove.reason")));
        WRONG_WAY_CELLS.forEach(it -> head.add(say("prove.column." + it)));
        row(head);
        row("---", "---", "---", "---");
        var ways = items(runs.get(0).at(step + "/sabotages"));
        for (int i = 0; i < ways.size(); i++) {
            var cells = new ArrayList<>(List.of(
                    "`" + ways.get(i).path("id").asText() + "`",
                    "`" + ways.get(i).path("reason").asText() + "`"));
            for (var cell : WRONG_WAY_CELLS) {
                cells.add(worst(runs, step + "/sabotages/" + i + "/cells/" + cell));
            }
            row(cells);
        }
    }

    /** The worst of all runs. */
    private static String worst(List<JsonNode> runs, String cell) {
        return runs.stream()
                .map(it -> state(it.at(cell).path("state").asText()))
                .max(Comparator.comparingInt(ProofView::weight))
                .map(ProofView::sign)
                .orElse("");
    }

    private static State state(String code) {
        return Arrays.stream(State.values())
                .filter(it -> ProofJson.code(it).equals(code))
                .findFirst()
                .orElse(State.NOT_REACHED);
    }

    /** Why cells are not as declared, each reason once; not for each cell what is true of the whole run. */
    private void notes(List<JsonNode> runs) {
        var notes = new LinkedHashSet<String>();
        for (var run : runs) {
            var ended = firstLine(run.path("endedEarly"));
            ended.ifPresent(notes::add);
            for (var step : items(run.path("steps"))) {
                var rows = new ArrayList<>(items(step.path("checks")));
                rows.addAll(items(step.path("sabotages")));
                for (var row : rows) {
                    row.path("cells")
                            .properties()
                            .forEach(cell -> firstLine(cell.getValue().path("note"))
                                    .filter(it -> !ended.equals(Optional.of(it)))
                                    .map(it -> note(step, row, cell.getKey(), cell.getValue(), it))
                                    .ifPresent(notes::add));
                }
            }
        }
        if (!notes.isEmpty()) {
            page.append("\n");
            notes.forEach(it -> page.append("- ").append(it).append("\n"));
        }
    }

    private static Optional<String> firstLine(JsonNode text) {
        return text.isTextual() ? text.asText().lines().findFirst() : Optional.empty();
    }

    private String note(JsonNode step, JsonNode row, String name, JsonNode cell, String note) {
        return ProofView.sign(state(cell.path("state").asText())) + " "
                + catalogue.say(
                        language,
                        Text.of(
                                "prove.cell",
                                "where",
                                step.path("id").asText() + " " + row.path("id").asText(),
                                "column",
                                say("prove.column." + name),
                                "note",
                                note));
    }

    private void row(String... cells) {
        row(List.of(cells));
    }

    private void row(List<String> cells) {
        page.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    private static List<JsonNode> items(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    private String say(String key) {
        return catalogue.say(language, Text.of(key));
    }
}
