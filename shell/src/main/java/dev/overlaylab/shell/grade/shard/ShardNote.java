package dev.overlaylab.shell.grade.shard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.overlaylab.i18n.Problem;
import dev.overlaylab.shell.journal.DurableFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a folder of grades is to hold, written before the first grade, so that whoever puts parts together can tell whether one
 * is whole.
 *
 * @param shard such as {@code 2/8}
 * @param students the IDs of those it grades
 */
public record ShardNote(int format, String lab, String shard, List<String> students) {
    private static final int FORMAT = 1;
    private static final String FILE = "shard.json";
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    public ShardNote {
        students = List.copyOf(students);
    }

    public static ShardNote of(String lab, Shard shard, List<String> students) {
        return new ShardNote(FORMAT, lab, shard.toString(), students);
    }

    public void write(Path folder) {
        try {
            DurableFile.replace(folder.resolve(FILE), JSON.writeValueAsBytes(this));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("plain data", e);
        }
    }

    /** What is noted in a folder; nothing where it is no part. */
    public static Optional<ShardNote> read(Path folder) {
        var file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            var note = JSON.readValue(file.toFile(), ShardNote.class);
            if (note == null || note.format() != FORMAT) {
                throw new IOException("format");
            }
            Shard.of(note.shard());
            return Optional.of(note);
        } catch (IOException | Problem e) {
            throw new Problem(dev.overlaylab.i18n.Text.of("problem.merge.no-part", "folder", folder.toString()), e);
        }
    }
}
