package dev.overlaylab.shell.grade.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import dev.overlaylab.i18n.Problem;
import dev.overlaylab.i18n.Text;
import dev.overlaylab.shell.chain.Lines;
import dev.overlaylab.shell.chain.Sha256;
import dev.overlaylab.shell.journal.DurableFile;
import dev.overlaylab.shell.journal.GrowingFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;

/**
 * Appends records to a chain in a file; each is on the disk before {@link #append} returns, and the signed end, a file beside
 * it, right after. Whoever is killed between the two leaves one record more than the end says, which the next writer takes in.
 */
public final class ChainWriter implements AutoCloseable {
    private final Path file;
    private final SigningKey key;
    private final Clock clock;
    private final GrowingFile writing;
    private long count;
    private String last = "";

    /** Goes on with a chain or begins one; a chain that does not fit, or is not signed with this key, is a problem. */
    public ChainWriter(Path file, SigningKey key, Clock clock) {
        this.file = file;
        this.key = key;
        this.clock = clock;
        try {
            var chain = ChainFile.of(file);
            if (Files.exists(chain.end()) || (Files.exists(file) && Files.size(file) > 0)) {
                goOn(chain);
            }
            writing = GrowingFile.open(file);
            if (count > 0) {
                end();
            }
        } catch (IOException e) {
            throw DurableFile.notWritten(file, e);
        }
    }

    private void goOn(ChainFile chain) throws IOException {
        try {
            if (!Files.exists(chain.end()) && firstOnly()) {
                return;
            }
            var verified = chain.verified(key.verifying());
            count = verified.count();
            last = verified.hashes().get(verified.count() - 1);
        } catch (BrokenChainException e) {
            throw new Problem(
                    Text.of(
                            "problem.evidence.broken",
                            "file",
                            file.toString(),
                            "where",
                            e.where().text()),
                    e);
        }
    }

    /** Whether somebody was killed before the first end was written: one signed line or half of one. */
    private boolean firstOnly() throws IOException {
        try (var in = Files.newInputStream(file)) {
            var lines = new Lines(in, ChainReader.LONGEST_LINE);
            var first = lines.next();
            if (first == null) {
                return true;
            }
            if (lines.next() != null || !ChainRecord.isSigned(first, key.verifying())) {
                return false;
            }
            var record = ChainRecord.of(first);
            count = 1;
            last = Sha256.hex(first);
            return record.number() == 1 && record.before().isEmpty();
        }
    }

    /** How many records there are. */
    public synchronized long count() {
        return count;
    }

    /** Adds a record and gives its hash; one that is too long is a problem, and nothing is written. */
    public synchronized String append(String kind, JsonNode body) {
        var line = new ChainRecord(count + 1, last, clock.instant().toString(), kind, body).line(key);
        if (line.length > ChainReader.LONGEST_LINE) {
            throw Problem.of("problem.evidence.too-long", "bytes", line.length, "most", ChainReader.LONGEST_LINE);
        }
        var before = last;
        long whole = writing.length();
        boolean done = false;
        try {
            try {
                writing.append(ended(line));
                count++;
                last = Sha256.hex(line);
                end();
                done = true;
                return last;
            } finally {
                if (!done) {
                    // A full disk: what could not be finished must not be in the way of the next one.
                    count -= last.equals(before) ? 0 : 1;
                    last = before;
                    writing.cutTo(whole);
                }
            }
        } catch (IOException e) {
            throw DurableFile.notWritten(file, e);
        }
    }

    private void end() {
        DurableFile.replace(
                ChainFile.of(file).end(), ended(ChainHead.of(count, last, key).line()));
    }

    /** With a line's end. */
    static byte[] ended(byte[] line) {
        var ended = Arrays.copyOf(line, line.length + 1);
        ended[line.length] = '\n';
        return ended;
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
