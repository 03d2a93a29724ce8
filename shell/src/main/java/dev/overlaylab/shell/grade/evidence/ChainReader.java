package dev.overlaylab.shell.grade.evidence;

import dev.overlaylab.shell.chain.Break;
import dev.overlaylab.shell.chain.Lines;
import dev.overlaylab.shell.chain.Sha256;
import dev.overlaylab.shell.chain.UnreadableException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Verifies chains and reads them. The usual way costs one hash for each record and one signature for all; only in a chain that
 * does not fit each record's signature is looked at, to say where.
 */
public final class ChainReader {
    /** No record is longer, so that whoever reads one knows how much memory that takes. */
    public static final int LONGEST_LINE = 8 << 20;

    private static final int MOST_RECORDS = 1_000_000;

    private final VerifyingKey trusted;

    public ChainReader(VerifyingKey trusted) {
        this.trusted = trusted;
    }

    /** Where the lines of a chain come from; may be opened more than once. */
    @FunctionalInterface
    public interface Source {
        InputStream open() throws IOException;
    }

    /** Takes the records of a chain. */
    @FunctionalInterface
    public interface Taker {
        void take(ChainRecord record) throws IOException, MalformedRecordException;
    }

    /** What a verified chain is. */
    public record Verified(ChainHead head, List<String> hashes) {
        public Verified {
            hashes = List.copyOf(hashes);
        }

        public int count() {
            return hashes.size();
        }
    }

    /** Verifies a whole chain; one that does not fit is an exception that says where first. */
    public Verified verify(Source source, byte[] end) throws IOException, BrokenChainException {
        ChainHead head;
        try {
            head = ChainHead.of(end);
        } catch (UnreadableException e) {
            throw broken(Break.Kind.NO_END, 1, "");
        }
        if (!head.key().equals(trusted.text())) {
            throw broken(Break.Kind.OTHER_KEY, 1, shortened(head.key()));
        }
        if (!head.isSigned(trusted)) {
            throw broken(Break.Kind.END_CHANGED, head.count() + 1, "");
        }
        var hashes = new ArrayList<String>();
        if (!fits(source, head, hashes)) {
            throw new BrokenChainException(new Diagnosis(trusted, head).of(source));
        }
        return new Verified(head, hashes);
    }

    /** Hands over the records of a chain that was verified; if the lines have changed since, that is an exception. */
    public void read(Source source, Verified verified, Taker taker)
            throws IOException, BrokenChainException, MalformedRecordException {
        try (var in = source.open()) {
            var lines = new Lines(in, LONGEST_LINE);
            for (int i = 0; i < verified.count(); i++) {
                var line = lines.next();
                if (line == null || !Sha256.hex(line).equals(verified.hashes().get(i))) {
                    throw broken(Break.Kind.CHANGED, i + 1L, "");
                }
                taker.take(ChainRecord.of(line));
            }
        }
    }

    /** Whether every line follows the one before and the end is that of the last one, or of the last but one. */
    private boolean fits(Source source, ChainHead head, List<String> hashes) throws IOException {
        var last = "";
        try (var in = source.open()) {
            var lines = new Lines(in, LONGEST_LINE);
            for (var line = lines.next(); line != null; line = lines.next()) {
                var record = ChainRecord.of(line);
                if (record.number() != hashes.size() + 1
                        || !record.before().equals(last)
                        || hashes.size() >= MOST_RECORDS
                        || (hashes.size() >= head.count() && !ChainRecord.isSigned(line, trusted))) {
                    return false;
                }
                last = Sha256.hex(line);
                hashes.add(last);
            }
        } catch (UnreadableException e) {
            return false;
        }
        return endsAt(head, hashes);
    }

    /** A writer that was killed has written a record and not yet its end. */
    private static boolean endsAt(ChainHead head, List<String> hashes) {
        return head.count() > 0
                && (hashes.size() == head.count() || hashes.size() == head.count() + 1)
                && hashes.get((int) head.count() - 1).equals(head.hash());
    }

    private static String shortened(String text) {
        return text.length() <= 80 ? text : text.substring(0, 80) + "…";
    }

    private static BrokenChainException broken(Break.Kind kind, long record, String detail) {
        return new BrokenChainException(new Break(kind, record, detail));
    }
}
