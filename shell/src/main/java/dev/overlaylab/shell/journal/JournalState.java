package dev.overlaylab.shell.journal;

import dev.overlaylab.i18n.Text;
import dev.overlaylab.shell.chain.Break;
import dev.overlaylab.shell.chain.Lines;
import dev.overlaylab.shell.chain.Link;
import dev.overlaylab.shell.chain.UnreadableException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether a journal is as it was written.
 *
 * @param lines that there are, a half one at the end not counted
 * @param unchained how many of them, all at the beginning, an earlier version wrote, which made no chain
 * @param broken where it is broken first
 */
public record JournalState(long lines, long unchained, Optional<Break> broken) {
    private static final int LONGEST = 64 << 20;

    /** Reads a journal, which may be growing meanwhile; one that is not there has no lines. */
    public static JournalState of(Path file) throws IOException {
        var chain = new ChainedLines();
        var links = new ArrayList<Link>();
        if (Files.exists(file)) {
            try (var in = new BufferedInputStream(Files.newInputStream(file))) {
                var lines = new Lines(in, LONGEST);
                for (var line = lines.next(); line != null; line = lines.next()) {
                    links.add(chain.follow(line));
                }
            } catch (UnreadableException e) {
                links.add(Link.UNREADABLE);
            }
        }
        return new JournalState(links.size(), chain.unchained(), Link.misfit(links));
    }

    /** What there is to remark, by its code; nothing when all is as it was written. */
    public Map<String, Map<String, String>> remarks() {
        var remarks = new LinkedHashMap<String, Map<String, String>>();
        broken.ifPresent(it -> remarks.put(
                "journal-broken",
                Map.of("what", it.kind().name(), "record", Long.toString(it.record()), "detail", it.detail())));
        if (unchained > 0) {
            remarks.put("journal-unchained", Map.of("lines", Long.toString(unchained)));
        }
        return remarks;
    }

    /** The same for people. */
    public List<Text> notes() {
        return remarks().entrySet().stream()
                .map(it -> new Text("grade.remark." + it.getKey(), new HashMap<>(it.getValue())))
                .toList();
    }
}
