package dev.overlaylab.shell.grade.evidence;

import dev.overlaylab.shell.grade.evidence.Break.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the first record of a chain that does not fit; looks at every signature. */
final class Diagnosis {
    private static final int MOST = 200_000;

    private final VerifyingKey trusted;
    private final ChainHead head;

    Diagnosis(VerifyingKey trusted, ChainHead head) {
        this.trusted = trusted;
        this.head = head;
    }

    /** A line as far as it tells something; number 0 for one that is no record. */
    private record Seen(String hash, long number, String before, boolean signed) {}

    Break of(ChainReader.Source source) throws IOException {
        var seen = seen(source);
        var last = "";
        for (int i = 0; i < seen.size(); i++) {
            var found = misfit(seen, i, last);
            if (found != null) {
                return found;
            }
            last = seen.get(i).hash();
        }
        return end(seen);
    }

    private static @Nullable Break misfit(List<Seen> seen, int i, String last) {
        var line = seen.get(i);
        long here = i + 1L;
        if (line.number() == 0) {
            return new Break(Kind.UNREADABLE, here, "");
        }
        if (!line.signed()) {
            return new Break(Kind.CHANGED, here, "");
        }
        if (line.number() < here) {
            return new Break(Kind.REPEATED, here, Long.toString(line.number()));
        }
        if (line.number() > here) {
            var later = seen.stream().skip(here).anyMatch(it -> it.signed() && it.number() == here);
            return new Break(later ? Kind.REORDERED : Kind.REMOVED, here, Long.toString(line.number()));
        }
        return line.before().equals(last) ? null : new Break(Kind.FOREIGN, here, "");
    }

    private Break end(List<Seen> seen) {
        if (seen.size() < head.count()) {
            return new Break(Kind.CUT, seen.size() + 1L, Long.toString(head.count()));
        }
        if (head.count() < 1 || seen.size() > head.count() + 1) {
            return new Break(Kind.AFTER_END, head.count() + 1, Long.toString(head.count()));
        }
        return new Break(Kind.FOREIGN, head.count(), "");
    }

    private List<Seen> seen(ChainReader.Source source) throws IOException {
        var seen = new ArrayList<Seen>();
        try (var in = source.open()) {
            var lines = new Lines(in, ChainReader.LONGEST_LINE);
            for (var line = lines.next(); line != null && seen.size() < MOST; line = lines.next()) {
                seen.add(seen(line));
            }
        } catch (UnreadableException e) {
            seen.add(new Seen("", 0, "", false));
        }
        return seen;
    }

    private Seen seen(byte[] line) {
        try {
            var record = ChainRecord.of(line);
            return new Seen(Sha256.hex(line), record.number(), record.before(), ChainRecord.isSigned(line, trusted));
        } catch (UnreadableException e) {
            return new Seen("", 0, "", false);
        }
    }
}
