package dev.overlaylab.shell.journal;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.overlaylab.i18n.Text;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The learner's record: JSON lines, only ever appended to, each on the disk before {@link #add} returns. Each carries the hash of the
 * one before, so that {@link JournalState} finds what somebody has changed, removed or moved; what is cut off at the end, it cannot.
 */
public final class Journal implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final Path file;
    private final Clock clock;
    private final List<Entry> entries = new ArrayList<>();
    private final ChainedLines chain = new ChainedLines();
    private final Optional<Text> notice;
    private final GrowingFile writing;

    /**
     * Opens or begins a journal. A damaged one is kept under another name, its readable lines go on as they are, and
     * {@link #notice()} says so; the half line that a kill leaves at the end is no more than a line never written.
     */
    public Journal(Path file, Clock clock) {
        this.file = file;
        this.clock = clock;
        try {
            notice = Files.exists(file) ? read() : Optional.empty();
            writing = GrowingFile.open(file);
        } catch (IOException e) {
            throw DurableFile.notWritten(file, e);
        }
    }

    private Optional<Text> read() throws IOException {
        var content = Files.readAllBytes(file);
        var kept = new ByteArrayOutputStream();
        int whole = 0;
        for (int i = 0; i < content.length; i++) {
            if (content[i] == '\n') {
                if (readLine(Arrays.copyOfRange(content, whole, i))) {
                    kept.write(content, whole, i + 1 - whole);
                }
                whole = i + 1;
            }
        }
        if (kept.size() == whole) {
            return Optional.empty();
        }
        var aside = DurableFile.setAside(file, clock.instant());
        DurableFile.replace(file, kept.toByteArray());
        return Optional.of(
                Text.of("state.journal-set-aside", "file", aside.getFileName().toString(), "kept", entries.size()));
    }

    private boolean readLine(byte[] line) {
        try {
            var entry = JSON.readValue(line, Entry.class);
            if (entry == null) {
                return false;
            }
            entries.add(entry);
            chain.follow(line);
            return true;
        } catch (IOException e) {
            return false;
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
            throw new UncheckedIOException(e);
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

    /** Whether it is as it was written. */
    public synchronized JournalState state() {
        try {
            return JournalState.of(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes an entry; when that is a problem, as with a full disk, the journal is as it was. */
    public synchronized void add(Entry entry) {
        try {
            var line = chain.next(JSON.writerFor(Entry.class).writeValueAsBytes(entry));
            writing.append(line);
            chain.follow(Arrays.copyOf(line, line.length - 1));
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
}
