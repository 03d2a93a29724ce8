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
    /** The code of the remark that it is broken. */
    public static final String BROKEN = "journal-broken";

    /** The code of the remark that an earlier version wrote part of it. */
    public static final String UNCHAINED = "journal-unchained";

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

    /** For people, what they have to know of it; nothing when all is as it was written. */
    public List<Text> notes() {
        var notes = new ArrayList<Text>();
        broken.ifPresent(it -> notes.add(text(BROKEN, details(it))));
        if (unchained > 0) {
            notes.add(text(UNCHAINED, Map.of("lines", Long.toString(unchained))));
        }
        return notes;
    }

    /** What the text of {@link #BROKEN} says. */
    public static Map<String, String> details(Break broken) {
        return Map.of(
                "what", broken.kind().name(), "record", Long.toString(broken.record()), "detail", broken.detail());
    }

    private static Text text(String code, Map<String, String> details) {
        return new Text("grade.remark." + code, new HashMap<>(details));
    }
}
