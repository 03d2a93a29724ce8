package dev.overlaylab.shell.grade;

import dev.overlaylab.i18n.Problem;
import dev.overlaylab.i18n.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that the grader has named: a roster, a rubric, a secret. */
public final class GivenFile {
    private GivenFile() {}

    /** Its first bytes, at most so many; whoever asks for one more than a file may have notices that it is too large. */
    public static byte[] start(Path file, int most) {
        try (var in = Files.newInputStream(file)) {
            return in.readNBytes(most);
        } catch (IOException e) {
            var kind = e.getClass().getSimpleName().replace("Exception", "");
            throw new Problem(Text.of("problem.grade.unreadable", "file", file.toString(), "detail", kind), e);
        }
    }
}
