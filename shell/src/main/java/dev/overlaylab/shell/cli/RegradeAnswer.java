package dev.overlaylab.shell.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.overlaylab.checkers.check.Finding;
import dev.overlaylab.i18n.Text;
import dev.overlaylab.shell.chain.Break;
import dev.overlaylab.shell.grade.regrade.Change;
import dev.overlaylab.shell.grade.regrade.Regraded;
import dev.overlaylab.shell.grade.result.CheckGrade;
import dev.overlaylab.shell.grade.result.GradeJson;
import dev.overlaylab.shell.grade.result.StudentGrade;
import dev.overlaylab.shell.grade.rubric.Points;
import dev.overlaylab.shell.report.ExitCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells what regrading has changed, as it comes, or all of it as data. */
final class RegradeAnswer {
    private final Speaker speaker;
    private final boolean json;
    private final List<Object> changed = new ArrayList<>();
    private final List<Object> refused = new ArrayList<>();
    private int students;
    private int different;

    RegradeAnswer(Speaker speaker, boolean json) {
        this.speaker = speaker;
        this.json = json;
    }

    /** A grade was judged again. */
    void add(Regraded regraded) {
        students++;
        if (regraded.same()) {
            return;
        }
        different++;
        if (json) {
            changed.add(data(regraded));
            return;
        }
        speaker.answer(Text.of(
                "regrade.student",
                "student",
                regraded.after().student(),
                "before",
                total(regraded.before()),
                "after",
                total(regraded.after()),
                "of",
                regraded.after().of().toString()));
        regraded.changes().forEach(this::tell);
    }

    private void tell(Change change) {
        tell(
                "  ",
                Text.of(
                        "regrade.check",
                        "check",
                        change.check(),
                        "before",
                        verdict(change.before()),
                        "after",
                        verdict(change.after())));
        change.after().stream().flatMap(it -> it.findings().stream()).forEach(it -> tell("    ", why(it)));
    }

    private static Text why(Finding finding) {
        boolean data = !finding.expected().isEmpty() || !finding.actual().isEmpty();
        return Text.of(
                data ? "regrade.why-seen" : "regrade.why",
                "where",
                finding.where(),
                "why",
                finding.text(),
                "expected",
                finding.expected(),
                "actual",
                finding.actual());
    }

    private void tell(String indent, Text text) {
        speaker.streams()
                .out()
                .println(speaker.broken(indent + speaker.catalogue().say(speaker.language(), text)));
    }

    /** A verdict with its reasons and points, such as FAIL (network.id-differs) 0/1. */
    private static Text verdict(Optional<CheckGrade> grade) {
        return grade.map(it -> Text.of(
                        it.findings().isEmpty() ? "regrade.verdict" : "regrade.verdict-because",
                        "outcome",
                        it.outcome().name(),
                        "reasons",
                        String.join(", ", reasons(it)),
                        "points",
                        it.points().map(Points::toString).orElse("–"),
                        "of",
                        it.of().toString()))
                .orElse(Text.of("regrade.absent"));
    }

    private static List<String> reasons(CheckGrade grade) {
        return grade.findings().stream().map(it -> it.reason()).distinct().toList();
    }

    private static Text total(StudentGrade grade) {
        return grade.total()
                .map(it -> Text.of("regrade.total", "points", it.toString()))
                .orElse(Text.of("regrade.person"));
    }

    private static Map<String, JsonNode> data(Regraded regraded) {
        var one = new LinkedHashMap<String, JsonNode>();
        one.put("before", GradeJson.tree(regraded.before()));
        one.put("after", GradeJson.tree(regraded.after()));
        return one;
    }

    /** Evidence is not as it was written. */
    void refuse(String file, Break where) {
        var one = new LinkedHashMap<String, Object>();
        one.put("file", file);
        one.put("broken", where.kind().name());
        one.put("record", where.record());
        one.put("text", speaker.catalogue().say(speaker.language(), where.text()));
        refused.add(one);
        speaker.note(Text.of("regrade.refused", "file", file, "where", where.text()));
    }

    /** A record holds something else than a grade. */
    void refuse(String file, long record, String why) {
        var one = new LinkedHashMap<String, Object>();
        one.put("file", file);
        one.put("broken", "UNREADABLE");
        one.put("record", record);
        one.put("text", why);
        refused.add(one);
        speaker.note(Text.of("regrade.malformed", "file", file, "record", record, "why", why));
    }

    /** Sums up; the exit code. */
    int end() {
        if (json) {
            var all = new LinkedHashMap<String, Object>();
            all.put("format", 1);
            all.put("students", students);
            all.put("unchanged", students - different);
            all.put("changed", changed);
            all.put("refused", refused);
            JsonPrinter.print(speaker, all);
        } else {
            speaker.answer(Text.of("regrade.summary", "students", students, "changed", different));
        }
        if (!refused.isEmpty() || students == 0) {
            return ExitCode.CANNOT_CHECK;
        }
        return different == 0 ? ExitCode.PASSED : ExitCode.FAILED;
    }
}
