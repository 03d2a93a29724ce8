package dev.overlaylab.shell.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.overlaylab.i18n.Text;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The learner's record: JSON lines, only ever appended to, each on the disk before {@link #add} returns. */
public final class Journal implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final Path file;
    private final Clock clock;
    private final List<Entry> entries;
    private final Optional<Text> notice;
    private final RandomAccessFile writing;
    private int whole;

    /**
     * Opens or begins a journal. A damaged one is kept under another name, its readable lines go on, and
     * {@link #notice()} says so; the half line that a kill leaves at the end is no more than a line never written.
     */
    public Journal(Path file, Clock clock) {
        this.file = file;
        this.clock = clock;
        this.entries = new ArrayList<>();
        try {
            var damaged = Files.exists(file) && read(Files.readAllBytes(file));
            if (damaged) {
                var aside = DurableFile.setAside(file, clock.instant());
                var kept = new ByteArrayOutputStream();
                for (var entry : entries) {
                    kept.writeBytes(line(entry));
                }
                DurableFile.replace(file, kept.toByteArray());
                notice = Optional.of(Text.of(
                        "state.journal-set-aside", "file", aside.getFileName().toString(), "kept", entries.size()));
            } else {
                notice = Optional.empty();
            }
            writing = new RandomAccessFile(file.toFile(), "rw");
            DurableFile.ownerOnly(file);
            if (!damaged) {
                writing.setLength(whole);
            }
            writing.seek(writing.length());
        } catch (IOException e) {
            throw DurableFile.notWritten(file, e);
        }
    }

    /** The whole lines that somebody else has written so far, in order; nothing is changed. */
    public static List<Entry> written(Path file) {
        try {
            var content = Files.exists(file) ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8) : "";
            var entries = new ArrayList<Entry>();
            for (var line :
                    content.substring(0, content.lastIndexOf('\n') + 1).lines().toList()) {
                entries.add(JSON.readValue(line, Entry.class));
            }
            return entries;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** What was written before, in order. */
    public List<Entry> entries() {
        return List.copyOf(entries);
    }

    /** Something the learner should know about the file. */
    public Optional<Text> notice() {
        return notice;
    }

    public String now() {
        return clock.instant().toString();
    }

    public synchronized void add(Entry entry) {
        try {
            DurableFile.writeAll(writing, line(entry));
        } catch (IOException e) {
            throw DurableFile.notWritten(file, e);
        }
        entries.add(entry);
    }

    @Override
    public void close() {
        try {
            writing.close();
        } catch (IOException e) {
            throw DurableFile.notWritten(file, e);
        }
    }

    /** Reads the whole lines; true when one of them had to be left out. */
    private boolean read(byte[] content) {
        var damaged = false;
        for (int i = 0; i < content.length; i++) {
            if (content[i] == '\n') {
                damaged |= !readLine(new String(content, whole, i - whole, StandardCharsets.UTF_8));
                whole = i + 1;
            }
        }
        return damaged;
    }

    private boolean readLine(String line) {
        try {
            var entry = JSON.readValue(line, Entry.class);
            return entry != null && entries.add(entry);
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    private static byte[] line(Entry entry) {
        try {
            return (JSON.writerFor(Entry.class).writeValueAsString(entry) + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an entry is plain data", e);
        }
    }
}
