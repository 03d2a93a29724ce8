package dev.overlaylab.shell.grade.handin;

import dev.overlaylab.checkers.check.Runner;
import dev.overlaylab.checkers.probe.Observation;
import dev.overlaylab.checkers.probe.Observations;
import dev.overlaylab.checkers.probe.Probe;
import dev.overlaylab.i18n.Language;
import dev.overlaylab.labs.lab.Lab;
import dev.overlaylab.shell.grade.evidence.GradeRecord;
import dev.overlaylab.shell.grade.evidence.VerifyingKey;
import dev.overlaylab.shell.grade.result.Evidence;
import dev.overlaylab.shell.grade.result.Evidence.SeenHost;
import dev.overlaylab.shell.grade.result.Grading;
import dev.overlaylab.shell.grade.result.Subject;
import dev.overlaylab.shell.grade.rubric.Rubric;
import dev.overlaylab.shell.journal.JournalState;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Makes a hand-in: looks at the machines once, afresh, and takes along what belongs to it.
 *
 * @param observer asks machines; one that does not answer is an observation too
 * @param journal the learner's record; may be absent
 */
public record Submission(
        Lab lab,
        Learner learner,
        Machines machines,
        Function<Collection<Probe>, Observations> observer,
        Path journal,
        VerifyingKey key,
        String program,
        Clock clock) {
    /**
     * Who hands in.
     *
     * @param student as the class knows them
     * @param challenge what the class was told to give; may be empty
     */
    public record Learner(String student, String challenge, Language language) {}

    /**
     * What is to be looked at.
     *
     * @param names of all machines that there should be
     */
    public record Machines(String driver, String engine, List<String> names) {}

    public HandIn made() throws IOException {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var all = new HashMap<Probe, Observation>();
        var judged = new Runner(observer)
                .judge(lab.steps().stream().flatMap(it -> it.checks().stream()).toList());
        judged.evidence().values().forEach(it -> all.putAll(it.byProbe()));
        var identities = Identities.of(machines.names(), observer.apply(Identities.probes(machines.names())));

        var subject =
                Subject.of(learner.student(), learner.language(), lab.variant()).seen(Subject.Seen.HAND_IN);
        var hosts = identities.stream()
                .map(it -> new SeenHost(it.machine(), it.machine(), String.join(" ", it.hostKeys())))
                .toList();
        var evidence = new Evidence(lab.id(), subject, hosts, now, new Observations(all));
        var grade = new Grading(lab, Rubric.USUAL).grade(subject, judged.results());
        var header = new Header(
                Header.FORMAT,
                lab.id(),
                learner.student(),
                learner.challenge(),
                lab.variant().seed().text(),
                Map.copyOf(lab.variant().parameters()),
                machines.driver(),
                machines.engine(),
                now.toString(),
                program);
        return new HandIn(
                header,
                identities,
                new GradeRecord(evidence, grade),
                JournalLines.of(journal),
                Optional.of(JournalState.of(journal)),
                key);
    }
}
