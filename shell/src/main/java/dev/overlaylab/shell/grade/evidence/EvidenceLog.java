package dev.overlaylab.shell.grade.evidence;

import dev.overlaylab.shell.grade.result.Evidence;
import dev.overlaylab.shell.grade.result.EvidenceKeeper;
import dev.overlaylab.shell.grade.result.StudentGrade;
import dev.overlaylab.shell.grade.rubric.Rubric;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/** Keeps the evidence of grades in a folder's chain, and the rubric they were given by in front of them. */
public final class EvidenceLog implements EvidenceKeeper, AutoCloseable {
    private static final String RECORDS = "evidence.jsonl";

    private final ChainWriter writer;
    private final Rubric usual;
    private Optional<Rubric> last = Optional.empty();

    /**
     * Goes on with the folder's chain, or begins it; one that was tampered with is a problem.
     *
     * @param rubric by which grades are given
     */
    public EvidenceLog(Path folder, SigningKey key, Rubric rubric, Clock clock) {
        writer = new ChainWriter(records(folder), key, clock);
        usual = rubric;
    }

    /** The file of a folder of grades that has the records. */
    public static Path records(Path folder) {
        return folder.resolve(RECORDS);
    }

    @Override
    public void keep(Evidence evidence, StudentGrade grade) {
        keep(evidence, grade, usual);
    }

    /** Keeps the evidence of a grade that was given by another rubric. */
    public void keep(Evidence evidence, StudentGrade grade, Rubric by) {
        if (!last.equals(Optional.of(by))) {
            writer.append(RubricRecord.KIND, RubricRecord.body(by));
            last = Optional.of(by);
        }
        writer.append(GradeRecord.KIND, new GradeRecord(evidence, grade).body());
    }

    @Override
    public void close() {
        writer.close();
    }
}
