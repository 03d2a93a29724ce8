package dev.overlaylab.shell.grade.evidence;

import dev.overlaylab.shell.grade.rubric.Rubric;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The grades of a verified chain: of each student and lab the last one, with the rubric it was given by. */
public final class Grades {
    private final StoredChain chain;
    private final VerifyingKey trusted;

    public Grades(StoredChain chain, VerifyingKey trusted) {
        this.chain = chain;
        this.trusted = trusted;
    }

    /** Takes a grade; what it throws ends the reading. */
    @FunctionalInterface
    public interface Taker {
        void take(GradeRecord grade, Rubric rubric);
    }

    /** Verifies the chain, and only then hands over what is in it; returns how many grades there were. */
    public int read(Taker taker) throws IOException, BrokenChainException, MalformedRecordException {
        var verified = chain.verified(trusted);
        var reader = new ChainReader(trusted);
        var last = last(reader, verified);
        var current = new Rubric[] {Rubric.USUAL};
        reader.read(chain.source(), verified, record -> {
            if (record.kind().equals(RubricRecord.KIND)) {
                current[0] = RubricRecord.of(record);
            } else if (last.contains(record.number())) {
                taker.take(GradeRecord.of(record), current[0]);
            }
        });
        return last.size();
    }

    /** The numbers of the records that count. */
    private Set<Long> last(ChainReader reader, ChainReader.Verified verified)
            throws IOException, BrokenChainException, MalformedRecordException {
        Map<String, Long> byStudent = new HashMap<>();
        reader.read(chain.source(), verified, record -> {
            if (record.kind().equals(GradeRecord.KIND)) {
                var grade = record.body().path("grade");
                var key = grade.path("lab").asText() + "\n"
                        + grade.path("student").asText();
                byStudent.put(key, record.number());
            }
        });
        return new HashSet<>(byStudent.values());
    }
}
