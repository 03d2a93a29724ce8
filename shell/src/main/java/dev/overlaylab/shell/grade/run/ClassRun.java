package dev.overlaylab.shell.grade.run;

import dev.overlaylab.checkers.check.CheckResult;
import dev.overlaylab.checkers.check.Reason;
import dev.overlaylab.checkers.check.Verdict;
import dev.overlaylab.checkers.check.Verdict.Outcome;
import dev.overlaylab.checkers.probe.Observations;
import dev.overlaylab.i18n.Language;
import dev.overlaylab.labs.lab.Lab;
import dev.overlaylab.shell.grade.result.Evidence;
import dev.overlaylab.shell.grade.result.EvidenceKeeper;
import dev.overlaylab.shell.grade.result.Grading;
import dev.overlaylab.shell.grade.result.Remark;
import dev.overlaylab.shell.grade.result.StudentGrade;
import dev.overlaylab.shell.grade.result.StudentGrade.State;
import dev.overlaylab.shell.grade.result.Subject;
import dev.overlaylab.shell.grade.result.Subject.Seen;
import dev.overlaylab.shell.grade.roster.Student;
import dev.overlaylab.shell.grade.rubric.Rubric;
import dev.overlaylab.shell.grade.run.Sightings.Sighting;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Grades a class: looks at whoever has no grade that stands, and once more at whoever could not be judged.
 *
 * <p>Whatever ends it, the next run goes on where this one stopped.
 */
public final class ClassRun {
    private final Variants variants;
    private final Rubric rubric;
    private final Sightings sightings;
    private final Settings settings;
    private final EvidenceKeeper keeper;
    private final GradeLog log;
    private final RunProgress progress;
    private final Clock clock;

    /**
     * How it is done.
     *
     * @param jobs students looked at side by side
     * @param due after which work is late, where the roster says nothing else
     * @param language of students of whom the roster does not say it
     */
    public record Settings(Again again, int jobs, Optional<Instant> due, Language language) {}

    public ClassRun(
            Variants variants,
            Rubric rubric,
            Sightings sightings,
            Settings settings,
            EvidenceKeeper keeper,
            GradeLog log,
            RunProgress progress,
            Clock clock) {
        this.variants = variants;
        this.rubric = rubric;
        this.sightings = sightings;
        this.settings = settings;
        this.keeper = keeper;
        this.log = log;
        this.progress = progress;
        this.clock = clock;
    }

    /** Grades them; when it returns, everybody has a record. */
    public void run(List<Student> students) throws InterruptedException {
        var toLookAt = new ArrayList<Student>();
        for (var student : students) {
            var record = log.latest(student.id());
            if (record.isEmpty() || isOutOfDate(student, record.get())) {
                toLookAt.add(student);
            } else {
                regrade(student, record.get());
            }
        }
        progress.begins(toLookAt.size(), students.size() - toLookAt.size());
        new SideBySide(settings.jobs()).forEach(toLookAt, this::look);
        var again = toLookAt.stream().filter(this::needsAPerson).toList();
        if (!again.isEmpty()) {
            progress.retries(again.size());
            new SideBySide(settings.jobs()).forEach(again, this::look);
        }
    }

    private boolean isOutOfDate(Student student, GradeRecord record) {
        boolean open =
                record.grade().state() == State.NEEDS_A_PERSON || !record.key().equals(key(student));
        return switch (settings.again()) {
            case CHANGED -> open;
            case FAILED -> open || record.grade().count(Outcome.FAIL) > 0;
            case ALL -> true;
            case NONE -> false;
        };
    }

    private boolean needsAPerson(Student student) {
        return log.latest(student.id()).orElseThrow().grade().state() == State.NEEDS_A_PERSON;
    }

    /** Another rubric or due time needs no other look. */
    private void regrade(Student student, GradeRecord record) {
        var earlier = record.grade().subject();
        var subject = new Subject(
                student.id(),
                language(student),
                earlier.seed(),
                earlier.parameters(),
                late(student, record.handedIn()),
                earlier.seen(),
                earlier.remarks());
        var grade = new Grading(variants.documented(), rubric).again(subject, record.grade());
        if (!grade.equals(record.grade())) {
            log.add(new GradeRecord(record.key(), record.handedIn(), record.judgedAt(), grade));
        }
    }

    private void look(Student student) throws InterruptedException {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var lab = variants.of(student.id());
        var seen = seen(student, lab);
        synchronized (log) {
            var earlier = log.latest(student.id());
            var first = earlier.filter(it -> it.grade().state() == State.NEEDS_A_PERSON)
                    .map(GradeRecord::handedIn)
                    .orElse(now);
            var handedIn = seen.handedIn().orElse(first);
            var subject = Subject.of(student.id(), language(student), lab.variant())
                    .late(late(student, handedIn))
                    .seen(seen.seen())
                    .with(remarks(seen, handedIn, now));
            var grade = new Grading(lab, rubric).grade(subject, seen.results());
            keeper.keep(new Evidence(lab.id(), subject, seen.hosts(), now, seen.observations()), grade);
            log.add(new GradeRecord(key(student), handedIn, now, grade));
            progress.graded(grade);
        }
    }

    /** A fault of ours is nobody's but ours, and stops nobody else's grade. */
    private Sighting seen(Student student, Lab lab) throws InterruptedException {
        try {
            return sightings.of(student, lab);
        } catch (RuntimeException fault) {
            var verdict = Verdict.cannotCheck(
                    Reason.CANNOT_OWN_FAULT.at("overlaylab", "", "", Map.of("detail", fault.toString())));
            var results = lab.steps().stream()
                    .flatMap(it -> it.checks().stream())
                    .map(it -> new CheckResult(it.id(), it.title(), verdict))
                    .toList();
            return new Sighting(
                    results, new Observations(Map.of()), List.of(), Seen.MACHINES, List.of(), Optional.empty());
        }
    }

    /** Who could be judged only hours after the first try is not late for that; whoever grades should know. */
    private static List<Remark> remarks(Sighting seen, Instant handedIn, Instant now) {
        var remarks = new ArrayList<>(seen.remarks());
        if (seen.handedIn().isEmpty() && Duration.between(handedIn, now).compareTo(Duration.ofHours(1)) >= 0) {
            remarks.add(new Remark("retried", Map.of("first", handedIn.toString(), "now", now.toString())));
        }
        return remarks;
    }

    private Language language(Student student) {
        return student.language().orElse(settings.language());
    }

    private Duration late(Student student, Instant handedIn) {
        var when = student.handedIn().orElse(handedIn);
        return student.due()
                .or(settings::due)
                .map(it -> Duration.between(it, when))
                .filter(it -> !it.isNegative())
                .map(it -> it.truncatedTo(ChronoUnit.SECONDS))
                .orElse(Duration.ZERO);
    }

    private String key(Student student) {
        return LookKey.of(variants.documented(), variants.seedOf(student.id()).text(), sightings.basis(student));
    }

    /** How many there are in each state, of these students. */
    public Map<State, Long> tally(List<Student> students) {
        var counts = new EnumMap<State, Long>(State.class);
        for (var student : students) {
            log.latest(student.id())
                    .map(GradeRecord::grade)
                    .map(StudentGrade::state)
                    .ifPresent(it -> counts.merge(it, 1L, Long::sum));
        }
        return counts;
    }
}
