package dev.overlaylab.shell.grade.evidence;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.overlaylab.checkers.probe.MalformedObservationsException;
import dev.overlaylab.checkers.probe.ObservationsJson;
import dev.overlaylab.shell.grade.result.Evidence;
import dev.overlaylab.shell.grade.result.Evidence.SeenHost;
import dev.overlaylab.shell.grade.result.GradeJson;
import dev.overlaylab.shell.grade.result.MalformedGradeException;
import dev.overlaylab.shell.grade.result.StudentGrade;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** A grade and what it was made from, as the body of a record. */
public record GradeRecord(Evidence evidence, StudentGrade grade) {
    /** The kind of such records. */
    public static final String KIND = "grade";

    private static final ObservationsJson OBSERVATIONS = new ObservationsJson();

    /** @param observations JSON of its own in a text, so that it is judged letter for letter as it was written */
    private record Body(String lab, List<SeenHost> hosts, String seenAt, String observations, JsonNode grade) {}

    public JsonNode body() {
        return CanonicalJson.of(new Body(
                evidence.lab(),
                evidence.hosts(),
                evidence.seenAt().toString(),
                OBSERVATIONS.write(evidence.observations()),
                GradeJson.tree(grade)));
    }

    /** Reads what {@link #body} made; signed or not, it may come from anybody. */
    public static GradeRecord of(ChainRecord record) throws MalformedRecordException {
        try {
            var body = CanonicalJson.as(record.body(), Body.class);
            if (!Stream.of(body.lab, body.hosts, body.seenAt, body.observations, body.grade)
                    .allMatch(Objects::nonNull)) {
                throw new MalformedRecordException(record.number(), "something is missing", null);
            }
            var grade = GradeJson.read(body.grade);
            return new GradeRecord(
                    new Evidence(
                            body.lab,
                            grade.subject(),
                            body.hosts,
                            Instant.parse(body.seenAt),
                            OBSERVATIONS.read(body.observations)),
                    grade);
        } catch (JacksonException | DateTimeException | NullPointerException e) {
            throw new MalformedRecordException(record.number(), String.valueOf(e.getMessage()), e);
        } catch (MalformedObservationsException | MalformedGradeException e) {
            throw new MalformedRecordException(record.number(), String.valueOf(e.getMessage()), e);
        }
    }
}
