package dev.overlaylab.shell.journal;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.overlaylab.i18n.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Keeps a bookmark on disk, replaced as a whole at every change. */
public final class BookmarkFile {
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    private final Path file;
    private final Clock clock;

    public BookmarkFile(Path file, Clock clock) {
        this.file = file;
        this.clock = clock;
    }

    public void save(Bookmark bookmark) {
        try {
            DurableFile.replace(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(bookmark));
        } catch (IOException e) {
            throw DurableFile.notWritten(file, e);
        }
    }

    /** What is on disk, without touching it; empty when there is nothing readable. */
    public Optional<Bookmark> peek() {
        try {
            return Files.exists(file) ? Optional.of(read()) : Optional.empty();
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    /**
     * What is on disk. A file that cannot be read is kept under another name, and the place to go on from is found
     * again in the journal.
     *
     * @param steps the lab's step IDs in order
     */
    public Loaded load(Bookmark fresh, List<String> steps, List<Entry> journal) {
        if (!Files.exists(file)) {
            return new Loaded(fresh, Optional.empty());
        }
        try {
            var found = read();
            if (steps.contains(found.step())) {
                return new Loaded(found, Optional.empty());
            }
        } catch (IOException | RuntimeException e) {
            // Whatever is wrong with it, it is not ours to throw away: see below.
        }
        var aside = DurableFile.setAside(file, clock.instant());
        var rebuilt = fresh;
        for (var entry : journal) {
            if (entry instanceof Entry.Moved moved && steps.contains(moved.step())) {
                rebuilt = rebuilt.movedTo(moved.step());
            } else if (entry instanceof Entry.Rewound rewound && steps.contains(rewound.step())) {
                rebuilt = rebuilt.movedTo(rewound.step());
            } else if (entry instanceof Entry.Hinted hint) {
                rebuilt = rebuilt.hinted(hint.step(), hint.reason(), hint.level());
            }
        }
        save(rebuilt);
        return new Loaded(
                rebuilt,
                Optional.of(Text.of(
                        "state.progress-set-aside",
                        "file",
                        aside.getFileName().toString(),
                        "step",
                        steps.indexOf(rebuilt.step()) + 1)));
    }

    private Bookmark read() throws IOException {
        var found = JSON.readValue(file.toFile(), Bookmark.class);
        if (found == null || found.format() != Bookmark.FORMAT) {
            throw new IOException("not a bookmark of format " + Bookmark.FORMAT);
        }
        return found;
    }

    /** A bookmark, and something the learner should know about it. */
    public record Loaded(Bookmark bookmark, Optional<Text> notice) {}
}
