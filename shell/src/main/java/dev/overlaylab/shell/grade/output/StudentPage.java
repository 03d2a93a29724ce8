package dev.overlaylab.shell.grade.output;

import dev.overlaylab.checkers.check.Finding;
import dev.overlaylab.checkers.check.Verdict.Outcome;
import dev.overlaylab.i18n.Catalogue;
import dev.overlaylab.i18n.Language;
import dev.overlaylab.i18n.Printable;
import dev.overlaylab.i18n.Text;
import dev.overlaylab.labs.lab.Lab;
import dev.overlaylab.labs.lab.Step;
import dev.overlaylab.shell.grade.result.CheckGrade;
import dev.overlaylab.shell.grade.result.Remark;
import dev.overlaylab.shell.grade.result.Subject;
import dev.overlaylab.shell.grade.roster.Student;
import dev.overlaylab.shell.grade.rubric.Points;
import dev.overlaylab.shell.grade.run.GradeRecord;
import java.io.IOException;
import java.io.OutputStream;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** One student's report, in the student's language: what was expected, what was seen, how to see it oneself and mend it. */
final class StudentPage {
    private static final List<String> WORDS = List.of(
            "points", "expected", "seen", "why", "mend", "hints", "look", "needs-a-person", "seed", "not-seen", "how");

    private final Pages pages;
    private final Catalogue catalogue;

    StudentPage(Pages pages, Catalogue catalogue) {
        this.pages = pages;
        this.catalogue = catalogue;
    }

    /** @param lab as the student has it */
    void write(Student student, GradeRecord record, Lab lab, OutputStream out) throws IOException {
        var grade = record.grade();
        var language = grade.subject().language();
        var model = new HashMap<String, Object>();
        model.put("language", language.tag());
        model.put("title", Printable.of(lab.title().getOrDefault(language, lab.id())));
        model.put("student", Printable.of(student.id()));
        model.put("name", Printable.of(student.name()));
        model.put("graded", grade.total().isPresent());
        model.put("total", grade.total().map(Points::toString).orElse("–"));
        model.put("of", grade.of().toString());
        model.put(
                "judged",
                pages.say(
                        language,
                        "grade.page.judged",
                        "at",
                        record.judgedAt().truncatedTo(ChronoUnit.SECONDS).toString()));
        model.put("remarks", remarks(record, language));
        model.put("seed", grade.subject().seed());
        model.put("parameters", new TreeMap<>(grade.subject().parameters()));
        model.put("machinesSeen", grade.subject().seen() == Subject.Seen.MACHINES);
        model.put("lookCommand", "overlaylab check " + lab.id());
        var words = new HashMap<String, String>();
        WORDS.forEach(it -> words.put(it.replace("-", ""), pages.say(language, "grade.page." + it)));
        model.put("words", words);
        Map<String, CheckGrade> byCheck =
                grade.checks().stream().collect(Collectors.toMap(CheckGrade::check, it -> it));
        model.put(
                "steps",
                lab.steps().stream().map(it -> step(it, byCheck, language)).toList());
        pages.fill("student.ftlh", model, out);
    }

    private List<String> remarks(GradeRecord record, Language language) {
        var remarks = new ArrayList<String>();
        if (record.grade().deducted().hundredths() > 0) {
            remarks.add(pages.say(
                    language,
                    "grade.remark.late",
                    "points",
                    record.grade().deducted().toString()));
        }
        record.grade().subject().remarks().stream()
                .filter(Remark::forTheStudent)
                .forEach(it -> remarks.add(pages.say(language, it.text())));
        return remarks;
    }

    private Map<String, Object> step(Step step, Map<String, CheckGrade> grades, Language language) {
        var checks = new ArrayList<Map<String, Object>>();
        for (var check : step.checks()) {
            var grade = grades.get(check.id());
            if (grade != null) {
                checks.add(check(step, check.title(), grade, language));
            }
        }
        return Map.of("title", Printable.of(step.title().getOrDefault(language, step.id())), "checks", checks);
    }

    private Map<String, Object> check(Step step, Text title, CheckGrade grade, Language language) {
        return Map.of(
                "title",
                pages.say(language, title),
                "sign",
                Pages.sign(grade.outcome()),
                "outcome",
                grade.outcome().name(),
                "verdict",
                pages.say(
                        language,
                        "grade.page.outcome",
                        "outcome",
                        grade.outcome().name()),
                "points",
                grade.points().map(Points::toString).orElse("–"),
                "of",
                grade.of().toString(),
                "findings",
                grade.findings().stream()
                        .map(it -> finding(step, grade.outcome(), it, language))
                        .toList());
    }

    private Map<String, Object> finding(Step step, Outcome outcome, Finding finding, Language language) {
        var hints = outcome == Outcome.FAIL
                ? step.hintsFor(finding.reason()).stream()
                        .map(it -> Printable.of(it.getOrDefault(language, "")))
                        .filter(it -> !it.isEmpty())
                        .toList()
                : List.<String>of();
        var shown = new HashMap<String, Object>();
        shown.put("reason", finding.reason());
        shown.put("where", Printable.of(finding.where()));
        shown.put("expected", Printable.of(finding.expected()));
        shown.put("actual", Printable.of(finding.actual()));
        shown.put("why", pages.say(language, finding.text()));
        shown.put("mend", Printable.of(catalogue.sayNext(language, finding.text())));
        shown.put("look", LookYourself.of(finding).orElse(""));
        shown.put("hints", hints);
        return shown;
    }
}
