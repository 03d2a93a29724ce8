package dev.overlaylab.shell.grade.evidence;

import dev.overlaylab.i18n.Problem;
import dev.overlaylab.shell.grade.result.Evidence;
import dev.overlaylab.shell.grade.result.EvidenceKeeper;
import dev.overlaylab.shell.grade.result.StudentGrade;
import dev.overlaylab.shell.grade.rubric.Rubric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Keeps the evidence of grades in a folder's chain, and the rubric they were given by in front of them. */
public final class EvidenceLog implements EvidenceKeeper, AutoCloseable {
    private static final String ENDING = ".jsonl";
    private static final String RECORDS = "evidence" + ENDING;

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

    /** Where a folder that was merged has the chains of its parts. */
    public static Path folder(Path merged) {
        return merged.resolve("evidence");
    }

    /** The files of all chains of a folder: its own, and those of the parts it was merged from. */
    public static List<Path> all(Path folder) {
        var all = new ArrayList<Path>();
        if (isBegun(ChainFile.of(records(folder)))) {
            all.add(records(folder));
        }
        if (Files.isDirectory(folder(folder), LinkOption.NOFOLLOW_LINKS)) {
            try (var files = Files.list(folder(folder))) {
                files.filter(it -> it.toString().endsWith(ENDING))
                        .filter(it -> Files.isRegularFile(it, LinkOption.NOFOLLOW_LINKS))
                        .sorted()
                        .forEach(all::add);
            } catch (IOException e) {
                throw Problem.of("problem.evidence.none", "file", folder.toString());
            }
        }
        return all;
    }

    /** Who was killed before the first grade has left an empty file. */
    private static boolean isBegun(ChainFile chain) {
        return chain.records().toFile().length() > 0 || Files.exists(chain.end(), LinkOption.NOFOLLOW_LINKS);
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
