package dev.overlaylab.shell.grade.handin;

import dev.overlaylab.checkers.probe.Observations;
import dev.overlaylab.labs.lab.Lab;
import dev.overlaylab.shell.grade.result.Grading;
import dev.overlaylab.shell.grade.result.Remark;
import dev.overlaylab.shell.grade.result.Subject.Seen;
import dev.overlaylab.shell.grade.roster.Student;
import dev.overlaylab.shell.grade.rubric.Rubric;
import dev.overlaylab.shell.grade.run.Sightings;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What students have handed in instead of machines. It is judged again here; what the learner's program thought of it does not
 * matter. What is of another class, lab or variant, or may be somebody else's, is left to a person.
 */
public final class HandInSightings implements Sightings {
    private final HandIns handIns;
    private final String challenge;

    /** @param challenge what the class was given; empty when it was given nothing */
    public HandInSightings(HandIns handIns, String challenge) {
        this.handIns = handIns;
        this.challenge = challenge;
    }

    @Override
    public String basis(Student student) {
        var copies =
                copiesOf(student.id()).stream().map(Copy::toString).sorted().toList();
        return handIns.of(student.id()).map(Traces::head).orElse("") + "\n" + challenge + "\n"
                + handIns.isDisputed(student.id()) + "\n" + copies;
    }

    @Override
    public Sighting of(Student student, Lab lab) {
        var traces = handIns.of(student.id());
        if (traces.isEmpty()) {
            return unjudged(new Remark("handin-absent", Map.of()));
        }
        var header = traces.get().header();
        var wrong = misfit(header, lab, student.id());
        if (wrong.isPresent()) {
            return unjudged(wrong.get());
        }
        try {
            var handIn = HandInReader.read(traces.get().file());
            var evidence = handIn.look().evidence();
            var remarks = new ArrayList<>(List.of(new Remark("handin-unseen", Map.of("at", header.madeAt()))));
            handIn.journalState()
                    .ifPresent(it -> it.remarks().forEach((code, details) -> remarks.add(new Remark(code, details))));
            copiesOf(student.id()).forEach(it -> remarks.add(remark(it, student.id())));
            return new Sighting(
                    new Grading(lab, Rubric.USUAL).judge(evidence.observations()),
                    evidence.observations(),
                    evidence.hosts(),
                    Seen.HAND_IN,
                    remarks,
                    at(header));
        } catch (RefusedException goneMeanwhile) {
            return unjudged(new Remark("handin-absent", Map.of()));
        }
    }

    private Optional<Remark> misfit(Header header, Lab lab, String student) {
        if (handIns.isDisputed(student)) {
            return Optional.of(new Remark("handin-disputed", Map.of()));
        }
        if (!header.lab().equals(lab.id())) {
            return Optional.of(new Remark("handin-other-lab", Map.of("lab", header.lab())));
        }
        if (!header.challenge().equals(challenge)) {
            return Optional.of(
                    new Remark("handin-other-challenge", Map.of("given", header.challenge(), "expected", challenge)));
        }
        if (!header.seed().equals(lab.variant().seed().text())) {
            return Optional.of(new Remark("handin-other-seed", Map.of("given", header.seed())));
        }
        return Optional.empty();
    }

    private List<Copy> copiesOf(String student) {
        return handIns.copies().stream()
                .filter(it -> it.one().equals(student) || it.other().equals(student))
                .toList();
    }

    private static Remark remark(Copy copy, String student) {
        var other = copy.one().equals(student) ? copy.other() : copy.one();
        return new Remark(
                Remark.COPY,
                Map.of("kind", copy.kind().name(), "other", other, "count", Integer.toString(copy.count())));
    }

    /** By the learner's clock; the platform's word, where there is one, counts more. */
    private static Optional<Instant> at(Header header) {
        try {
            return Optional.of(Instant.parse(header.madeAt()));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Sighting unjudged(Remark why) {
        return new Sighting(
                List.of(), new Observations(Map.of()), List.of(), Seen.HAND_IN, List.of(why), Optional.empty());
    }
}
