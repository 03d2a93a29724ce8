package dev.overlaylab.shell.grade.evidence;

import dev.overlaylab.shell.chain.Break;
import dev.overlaylab.shell.chain.Break.Kind;
import dev.overlaylab.shell.chain.Lines;
import dev.overlaylab.shell.chain.Link;
import dev.overlaylab.shell.chain.Sha256;
import dev.overlaylab.shell.chain.UnreadableException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Finds the first record of a chain that does not fit; looks at every signature. */
final class Diagnosis {
    private static final int MOST = 200_000;

    private final VerifyingKey trusted;
    private final ChainHead head;

    Diagnosis(VerifyingKey trusted, ChainHead head) {
        this.trusted = trusted;
        this.head = head;
    }

    Break of(ChainReader.Source source) throws IOException {
        var seen = seen(source);
        return Link.misfit(seen).orElseGet(() -> end(seen));
    }

    private Break end(List<Link> seen) {
        if (seen.size() < head.count()) {
            return new Break(Kind.CUT, seen.size() + 1L, Long.toString(head.count()));
        }
        if (head.count() < 1 || seen.size() > head.count() + 1) {
            return new Break(Kind.AFTER_END, head.count() + 1, Long.toString(head.count()));
        }
        return new Break(Kind.FOREIGN, head.count(), "");
    }

    private List<Link> seen(ChainReader.Source source) throws IOException {
        var seen = new ArrayList<Link>();
        try (var in = source.open()) {
            var lines = new Lines(in, ChainReader.LONGEST_LINE);
            for (var line = lines.next(); line != null && seen.size() < MOST; line = lines.next()) {
                seen.add(seen(line));
            }
        } catch (UnreadableException e) {
            seen.add(Link.UNREADABLE);
        }
        return seen;
    }

    private Link seen(byte[] line) {
        try {
            var record = ChainRecord.of(line);
            return new Link(Sha256.hex(line), record.number(), record.before(), ChainRecord.isSigned(line, trusted));
        } catch (UnreadableException e) {
            return Link.UNREADABLE;
        }
    }
}
