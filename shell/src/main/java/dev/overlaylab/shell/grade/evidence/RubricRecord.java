package dev.overlaylab.shell.grade.evidence;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.overlaylab.shell.grade.rubric.LatePolicy;
import dev.overlaylab.shell.grade.rubric.Points;
import dev.overlaylab.shell.grade.rubric.Rubric;
import dev.overlaylab.shell.grade.rubric.Worth;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** The rubric of the grades that follow, as the body of a record. */
final class RubricRecord {
    /** The kind of such records. */
    static final String KIND = "rubric";

    private RubricRecord() {}

    /** Points are in hundredths. */
    private record Body(long usual, Map<String, Long> steps, Map<String, Check> checks, Late late) {}

    private record Check(long of, Map<String, Integer> partial) {}

    private record Late(int percent, long unitSeconds, int most, long graceSeconds) {}

    static JsonNode body(Rubric rubric) {
        var steps = new TreeMap<String, Long>();
        rubric.steps().forEach((id, points) -> steps.put(id, points.hundredths()));
        var checks = new TreeMap<String, Check>();
        rubric.checks()
                .forEach((id, worth) -> checks.put(id, new Check(worth.of().hundredths(), worth.partial())));
        var late = rubric.late();
        return CanonicalJson.of(new Body(
                rubric.usual().hundredths(),
                steps,
                checks,
                new Late(
                        late.percent(),
                        late.unit().toSeconds(),
                        late.most(),
                        late.grace().toSeconds())));
    }

    static Rubric of(ChainRecord record) throws MalformedRecordException {
        try {
            var body = CanonicalJson.as(record.body(), Body.class);
            var steps = new TreeMap<String, Points>();
            body.steps.forEach((id, points) -> steps.put(id, new Points(points)));
            var checks = new TreeMap<String, Worth>();
            body.checks.forEach((id, check) -> checks.put(id, new Worth(new Points(check.of), check.partial)));
            var late = body.late;
            return new Rubric(
                    new Points(body.usual),
                    steps,
                    checks,
                    new LatePolicy(
                            late.percent,
                            Duration.ofSeconds(late.unitSeconds),
                            late.most,
                            Duration.ofSeconds(late.graceSeconds)));
        } catch (JacksonException | IllegalArgumentException | NullPointerException e) {
            throw new MalformedRecordException(record.number(), String.valueOf(e.getMessage()), e);
        }
    }
}
