package dev.overlaylab.shell.grade.output;

import dev.overlaylab.checkers.check.CheckResult;
import dev.overlaylab.checkers.check.Finding;
import dev.overlaylab.checkers.check.Verdict;
import dev.overlaylab.i18n.Catalogue;
import dev.overlaylab.i18n.Language;
import dev.overlaylab.labs.lab.Lab;
import dev.overlaylab.shell.grade.ClassWorld;
import dev.overlaylab.shell.grade.result.Grading;
import dev.overlaylab.shell.grade.result.Subject;
import dev.overlaylab.shell.grade.roster.Roster;
import dev.overlaylab.shell.grade.roster.Roster.Platform;
import dev.overlaylab.shell.grade.roster.Student;
import dev.overlaylab.shell.grade.rubric.LatePolicy;
import dev.overlaylab.shell.grade.rubric.Rubric;
import dev.overlaylab.shell.grade.run.GradeRecord;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;

/** A class with grades of every kind, written to a folder: right, wrong and late, dead; and somebody hostile. */
abstract class GradedClass {
    private static final Instant WHEN = Instant.parse("2026-11-23T09:00:00Z");
    static final String HOSTILE =
            "=HYPERLINK(\"http://x\")<script>alert(1)</script>]]>&\u001b]0;x\u0007\u0000\u202e\uffff\ud800`|\r\n@x";

    @TempDir
    Path folder;

    private final Map<String, GradeRecord> records = new LinkedHashMap<>();
    final List<Student> students = new ArrayList<>();
    private final Grading grading = new Grading(ClassWorld.LAB, Rubric.USUAL.with(LatePolicy.of("10%/day")));

    final void aClass() {
        add("alice", "Alice L", Language.EN, Duration.ZERO, ClassWorld.recorded(ClassWorld.right()));
        add("bob", "Bob B", Language.JA, Duration.ofHours(2), ClassWorld.recorded(ClassWorld.wrongSubnet()));
        add("carol", "Carol C", Language.ZH, Duration.ZERO, ClassWorld.recorded(ClassWorld.dead()));
    }

    private void add(
            String id, String name, Language language, Duration late, dev.overlaylab.checkers.probe.Observations seen) {
        var grade =
                grading.grade(Subject.of(id, language, Lab.Variant.DOCUMENTED).late(late), seen);
        put(id, name, new GradeRecord("k", WHEN, WHEN, grade));
    }

    /** Somebody whose name, and whose hosts' every word, is an attack. */
    final void hostile() {
        var results = grading.checks().stream()
                .map(it -> new CheckResult(
                        it.id(),
                        it.title(),
                        Verdict.fail(List.of(new Finding(
                                "network.subnet-differs", HOSTILE, HOSTILE, HOSTILE, Map.of("network", HOSTILE))))))
                .toList();
        var subject = Subject.of("=cmd|' /C calc'!A0", Language.EN, Lab.Variant.DOCUMENTED);
        put(subject.student(), HOSTILE, new GradeRecord("k", WHEN, WHEN, grading.grade(subject, results)));
    }

    private void put(String id, String name, GradeRecord record) {
        int number = students.size() + 1;
        students.add(new Student(
                id,
                number,
                name,
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                List.of("L, " + name.split(" ", -1)[0], Integer.toString(number), id, "A")));
        records.put(id, record);
    }

    final void write(Platform platform, OutputFormat... formats) {
        var roster = new Roster(platform, List.of("Student", "ID", "SIS Login ID", "Section"), students, List.of());
        var result = new ClassResult(
                ClassWorld.LAB,
                it -> ClassWorld.LAB,
                roster,
                Rubric.USUAL,
                it -> Optional.ofNullable(records.get(it)),
                Catalogue.ofProduct(),
                Language.EN);
        new Outputs(result, folder).write(List.of(formats));
    }
}
