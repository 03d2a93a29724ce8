package dev.overlaylab.shell.grade.result;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.overlaylab.checkers.check.Finding;
import dev.overlaylab.checkers.check.Verdict;
import dev.overlaylab.i18n.Language;
import dev.overlaylab.shell.grade.result.Subject.Seen;
import dev.overlaylab.shell.grade.rubric.Points;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Grades as JSON, as {@code class.schema.json} of the outputs describes them.
 *
 * <p>Equal grades give equal text. {@code total} and the {@code points} of a check are null where a person has to look; they
 * are never zero for that. Fields may be added under the same format number; none is renamed, removed or given another
 * meaning.
 */
public final class GradeJson {
    private static final int FORMAT = 1;
    private static final int LONGEST = 16 * 1024 * 1024;
    private static final int DEEPEST = 10;
    private static final ObjectMapper MAPPER = mapper();

    private GradeJson() {}

    /** On one line. */
    public static String write(StudentGrade grade) {
        try {
            return MAPPER.writeValueAsString(Document.of(grade));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a grade is plain data and can be written", e);
        }
    }

    /** As a part of a larger document. */
    public static JsonNode tree(StudentGrade grade) {
        return MAPPER.valueToTree(Document.of(grade));
    }

    /** Reads what {@link #write} wrote, and nothing that says one thing here and another there. */
    public static StudentGrade read(String json) throws MalformedGradeException {
        try {
            return read(MAPPER.readTree(json));
        } catch (JsonProcessingException e) {
            throw new MalformedGradeException(e.getOriginalMessage(), e);
        }
    }

    /** Reads what {@link #tree} made. */
    public static StudentGrade read(JsonNode json) throws MalformedGradeException {
        try {
            var document = MAPPER.treeToValue(json, Document.class);
            if (document == null || document.format() != FORMAT) {
                throw new MalformedGradeException("not a grade of format " + FORMAT, null);
            }
            var grade = document.grade();
            if (!tree(grade).equals(MAPPER.valueToTree(document))) {
                throw new MalformedGradeException("its points, total, state or causes do not fit its findings", null);
            }
            return grade;
        } catch (JsonProcessingException e) {
            throw new MalformedGradeException(e.getOriginalMessage(), e);
        } catch (IllegalArgumentException | NullPointerException | ArithmeticException e) {
            throw new MalformedGradeException(String.valueOf(e.getMessage()), e);
        }
    }

    private static ObjectMapper mapper() {
        var factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxDocumentLength(LONGEST)
                        .maxNestingDepth(DEEPEST)
                        .build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                .build();
        return JsonMapper.builder(factory)
                .enable(
                        DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                        DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS,
                        DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .build();
    }

    private record Document(
            int format,
            String lab,
            String student,
            String language,
            String seed,
            Map<String, String> parameters,
            Seen seen,
            long lateSeconds,
            List<Remark> remarks,
            StudentGrade.State state,
            BigDecimal earned,
            BigDecimal of,
            BigDecimal deducted,
            @Nullable BigDecimal total,
            List<Line> checks) {

        static Document of(StudentGrade grade) {
            var subject = grade.subject();
            return new Document(
                    FORMAT,
                    grade.lab(),
                    subject.student(),
                    subject.language().tag(),
                    subject.seed(),
                    subject.parameters(),
                    subject.seen(),
                    subject.late().toSeconds(),
                    subject.remarks(),
                    grade.state(),
                    grade.earned().value(),
                    grade.of().value(),
                    grade.deducted().value(),
                    grade.total().map(Points::value).orElse(null),
                    grade.checks().stream().map(Line::of).toList());
        }

        StudentGrade grade() {
            var subject = new Subject(
                    student,
                    Language.of(language).orElseThrow(() -> new IllegalArgumentException("language " + language)),
                    seed,
                    parameters,
                    Duration.ofSeconds(lateSeconds),
                    seen,
                    remarks);
            return new StudentGrade(
                    lab,
                    subject,
                    checks.stream().map(Line::grade).toList(),
                    Points.of(earned),
                    Points.of(of),
                    Points.of(deducted));
        }
    }

    private record Line(
            String step,
            String check,
            Verdict.Outcome outcome,
            @Nullable BigDecimal points,
            BigDecimal of,
            String cause,
            List<Finding> findings) {

        static Line of(CheckGrade grade) {
            return new Line(
                    grade.step(),
                    grade.check(),
                    grade.outcome(),
                    grade.points().map(Points::value).orElse(null),
                    grade.of().value(),
                    grade.cause(),
                    grade.findings());
        }

        CheckGrade grade() {
            if ((points == null) != (outcome == Verdict.Outcome.CANNOT_CHECK)) {
                throw new IllegalArgumentException("points of " + check);
            }
            return new CheckGrade(
                    step,
                    check,
                    new Verdict(outcome, findings),
                    Optional.ofNullable(points).map(Points::of),
                    Points.of(of));
        }
    }
}
