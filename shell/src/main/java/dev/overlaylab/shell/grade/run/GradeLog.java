package dev.overlaylab.shell.grade.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.overlaylab.i18n.Problem;
import dev.overlaylab.i18n.Text;
import dev.overlaylab.shell.grade.result.GradeJson;
import dev.overlaylab.shell.grade.result.MalformedGradeException;
import dev.overlaylab.shell.journal.DurableFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The grades of a class: JSON lines, only ever appended to, each on the disk before {@link #add} returns. A student's last line
 * counts. Half a line at the end, which a kill or a full disk leaves, is no more than one never written.
 */
public final class GradeLog implements AutoCloseable {
    /** What it is called in the folder of a class. */
    public static final String FILE = "grades.jsonl";

    private static final int FORMAT = 1;
    private static final int LONGEST_LINE = 16 * 1024 * 1024;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Path file;
    private final RandomAccessFile log;
    private final Map<String, Line> latest = new HashMap<>();
    private long end;

    private record Line(long from, int length) {}

    /** Opens or begins a log. */
    public GradeLog(Path file) {
        this.file = file;
        try {
            log = new RandomAccessFile(file.toFile(), "rw");
            DurableFile.ownerOnly(file);
            index();
            log.setLength(end);
        } catch (IOException e) {
            throw DurableFile.notWritten(file, e);
        }
    }

    private void index() throws IOException {
        int number = 0;
        var line = new LineReader(log);
        byte[] bytes;
        while ((bytes = line.next()) != null) {
            number++;
            var student = student(bytes, number);
            latest.put(student, new Line(end, bytes.length));
            end += bytes.length + 1L;
        }
    }

    private String student(byte[] bytes, int number) {
        try {
            return read(bytes).grade().student();
        } catch (IOException | MalformedGradeException e) {
            throw Problem.of("problem.grade.log-damaged", "file", file.toString(), "line", number);
        }
    }

    /** Who has a grade, or at least was tried. */
    public synchronized Set<String> students() {
        return Set.copyOf(latest.keySet());
    }

    /** A student's last record. */
    public synchronized Optional<GradeRecord> latest(String student) {
        var line = latest.get(student);
        if (line == null) {
            return Optional.empty();
        }
        try {
            var bytes = new byte[line.length()];
            log.seek(line.from());
            log.readFully(bytes);
            return Optional.of(read(bytes));
        } catch (IOException e) {
            throw DurableFile.notWritten(file, e);
        } catch (MalformedGradeException e) {
            throw new Problem(Text.of("problem.grade.log-damaged", "file", file.toString(), "line", "?"), e);
        }
    }

    /** Appends a record; when that fails, what was there before is whole. */
    public synchronized void add(GradeRecord record) {
        var json = write(record).getBytes(StandardCharsets.UTF_8);
        try {
            log.seek(end);
            try {
                var line = Arrays.copyOf(json, json.length + 1);
                line[json.length] = '\n';
                DurableFile.writeAll(log, line);
            } catch (IOException e) {
                log.setLength(end);
                throw e;
            }
        } catch (IOException e) {
            throw DurableFile.notWritten(file, e);
        }
        latest.put(record.grade().student(), new Line(end, json.length));
        end += json.length + 1L;
    }

    private static String write(GradeRecord record) {
        var json = MAPPER.createObjectNode();
        json.put("format", FORMAT);
        json.put("key", record.key());
        json.put("handedIn", record.handedIn().toString());
        json.put("judgedAt", record.judgedAt().toString());
        json.set("grade", GradeJson.tree(record.grade()));
        try {
            return MAPPER.writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record is plain data", e);
        }
    }

    private static GradeRecord read(byte[] line) throws IOException, MalformedGradeException {
        var json = MAPPER.readTree(line);
        if (json == null || json.path("format").asInt() != FORMAT || !json.has("grade")) {
            throw new IOException("no record of format " + FORMAT);
        }
        try {
            return new GradeRecord(
                    json.path("key").asText(),
                    Instant.parse(json.path("handedIn").asText()),
                    Instant.parse(json.path("judgedAt").asText()),
                    GradeJson.read(json.get("grade")));
        } catch (DateTimeException e) {
            throw new IOException(e);
        }
    }

    @Override
    public synchronized void close() {
        try {
            log.close();
        } catch (IOException e) {
            throw DurableFile.notWritten(file, e);
        }
    }

    /** Whole lines, without their line feeds, from the beginning. */
    private static final class LineReader {
        private final RandomAccessFile file;
        private final byte[] buffer = new byte[1 << 16];
        private int at;
        private int filled;

        LineReader(RandomAccessFile file) throws IOException {
            this.file = file;
            file.seek(0);
        }

        /** Null when there is no further whole line. */
        byte @Nullable [] next() throws IOException {
            var line = new ByteArrayOutputStream();
            while (true) {
                if (at == filled) {
                    filled = file.read(buffer);
                    at = 0;
                    if (filled <= 0) {
                        filled = 0;
                        return null;
                    }
                }
                int from = at;
                while (at < filled && buffer[at] != '\n') {
                    at++;
                }
                line.write(buffer, from, at - from);
                if (line.size() > LONGEST_LINE) {
                    throw new IOException("a line of more than " + LONGEST_LINE + " bytes");
                }
                if (at < filled) {
                    at++;
                    return line.toByteArray();
                }
            }
        }
    }
}
