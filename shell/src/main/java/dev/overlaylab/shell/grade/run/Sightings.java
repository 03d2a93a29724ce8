package dev.overlaylab.shell.grade.run;

import dev.overlaylab.checkers.check.CheckResult;
import dev.overlaylab.checkers.probe.Observations;
import dev.overlaylab.labs.lab.Lab;
import dev.overlaylab.shell.grade.result.Evidence.SeenHost;
import dev.overlaylab.shell.grade.result.Remark;
import dev.overlaylab.shell.grade.result.Subject.Seen;
import dev.overlaylab.shell.grade.roster.Student;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where it comes from what is known of a student's machines. */
public interface Sightings {
    /** What a sighting depends on beside lab and seed; other words make an earlier grade out of date. */
    String basis(Student student);

    /** What is seen now; whatever keeps from seeing is a verdict, not an exception. */
    Sighting of(Student student, Lab lab) throws InterruptedException;

    /**
     * What was seen of one student, and what it came to.
     *
     * @param results one for each check of the lab
     * @param remarks what whoever grades should know about it
     * @param handedIn when the student handed it in; nothing where the machines are as they are now
     */
    record Sighting(
            List<CheckResult> results,
            Observations observations,
            List<SeenHost> hosts,
            Seen seen,
            List<Remark> remarks,
            Optional<Instant> handedIn) {
        public Sighting {
            results = List.copyOf(results);
            hosts = List.copyOf(hosts);
            remarks = List.copyOf(remarks);
        }
    }
}
