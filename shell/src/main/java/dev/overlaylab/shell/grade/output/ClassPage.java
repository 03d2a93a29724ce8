package dev.overlaylab.shell.grade.output;

import dev.overlaylab.i18n.Printable;
import dev.overlaylab.labs.lab.Step;
import dev.overlaylab.shell.grade.rubric.Points;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The class on a page, in the language of whoever grades: who has what, who needs a person, which check fails most and why. */
final class ClassPage {
    private static final List<String> WORDS =
            List.of("points", "student", "remark", "students", "needs", "worst", "check", "reasons", "name");

    private final Pages pages;
    private final ClassResult result;

    ClassPage(Pages pages, ClassResult result) {
        this.pages = pages;
        this.result = result;
    }

    void write(OutputStream out) throws IOException {
        var overview = Overview.of(result);
        var model = new HashMap<String, Object>();
        model.put("language", result.language().tag());
        model.put(
                "title",
                Printable.of(result.lab()
                        .title()
                        .getOrDefault(result.language(), result.lab().id())));
        model.put(
                "counts",
                pages.say(
                        result.language(),
                        "grade.summary.counts",
                        "graded",
                        overview.graded(),
                        "person",
                        overview.needAPerson()));
        var words = new HashMap<String, String>();
        WORDS.forEach(it -> words.put(it, pages.say(result.language(), "grade.page." + it)));
        model.put("words", words);
        model.put("worst", overview.worstFirst().stream().map(this::check).toList());
        var rows = new ArrayList<Map<String, Object>>();
        var open = new ArrayList<Map<String, Object>>();
        result.each((student, record) -> {
            var row = Map.<String, Object>of(
                    "id", Printable.onOneLine(student.id()),
                    "name", Printable.onOneLine(student.name()),
                    "file", "students/" + student.fileName() + ".html",
                    "total", record.grade().total().map(Points::toString).orElse("–"),
                    "of", record.grade().of().toString(),
                    "remark", Printable.onOneLine(result.remark(record)));
            rows.add(row);
            if (record.grade().total().isEmpty()) {
                open.add(row);
            }
        });
        model.put("students", rows);
        model.put("open", open);
        pages.fill("class.ftlh", model, out);
    }

    private Map<String, Object> check(Overview.OfCheck check) {
        return Map.of(
                "title", title(check.check()),
                "passed", check.passed(),
                "failed", check.failed(),
                "cannot", check.cannotCheck(),
                "reasons",
                        check.reasons().entrySet().stream()
                                .map(it -> it.getKey() + " × " + it.getValue())
                                .collect(Collectors.joining(", ")));
    }

    private String title(String check) {
        return result.lab().steps().stream()
                .map(Step::checks)
                .flatMap(List::stream)
                .filter(it -> it.id().equals(check))
                .findFirst()
                .map(it -> pages.say(result.language(), it.title()))
                .orElse(check);
    }
}
