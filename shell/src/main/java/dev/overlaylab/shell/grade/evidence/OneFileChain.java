package dev.overlaylab.shell.grade.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import dev.overlaylab.shell.chain.Break;
import dev.overlaylab.shell.chain.Sha256;
import dev.overlaylab.shell.chain.UnreadableException;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A finished chain in one file: its records, and its end as the last line. There is nothing else in it that could be changed
 * unnoticed, nothing to be unpacked, and no names.
 */
public record OneFileChain(Path records) implements StoredChain {
    /** The bytes of a chain of these kinds and bodies. */
    public static byte[] written(List<Map.Entry<String, JsonNode>> bodies, SigningKey key, Clock clock) {
        var content = new ByteArrayOutputStream();
        var last = "";
        long number = 0;
        for (var body : bodies) {
            var at = clock.instant().toString();
            var line = new ChainRecord(++number, last, at, body.getKey(), body.getValue()).line(key);
            last = Sha256.hex(line);
            content.writeBytes(ChainWriter.ended(line));
        }
        content.writeBytes(ChainWriter.ended(ChainHead.of(number, last, key).line()));
        return content.toByteArray();
    }

    /** The key that its end says it is signed with; whose key that is, is another question. */
    public VerifyingKey ownKey() throws IOException, BrokenChainException {
        try {
            return VerifyingKey.of(ChainHead.of(endLine()).key());
        } catch (UnreadableException | dev.overlaylab.i18n.Problem e) {
            throw new BrokenChainException(new Break(Break.Kind.NO_END, 1, ""));
        }
    }

    @Override
    public ChainReader.Source source() {
        return () -> {
            long left = Files.size(records) - tail().length();
            return new UpTo(StoredChain.open(records), left);
        };
    }

    @Override
    public byte[] endLine() throws IOException {
        return tail().end();
    }

    /**
     * The last line.
     *
     * @param length in bytes, with its line's end
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Tail(byte[] end, int length) {}

    private Tail tail() throws IOException {
        try (var in = StoredChain.open(records)) {
            long size = Files.size(records);
            in.skipNBytes(Math.max(0, size - LONGEST_END));
            var last = in.readNBytes(LONGEST_END);
            int length = last.length;
            if (length == 0 || last[length - 1] != '\n') {
                return new Tail(new byte[0], 0);
            }
            int from = length - 1;
            while (from > 0 && last[from - 1] != '\n') {
                from--;
            }
            return new Tail(Arrays.copyOfRange(last, from, length - 1), length - from);
        }
    }

    /** The first bytes of a stream. */
    private static final class UpTo extends FilterInputStream {
        private long left;

        UpTo(InputStream in, long most) {
            super(in);
            left = most;
        }

        @Override
        public int read() throws IOException {
            return left-- > 0 ? super.read() : -1;
        }

        @Override
        public int read(byte[] to, int from, int length) throws IOException {
            if (left <= 0) {
                return -1;
            }
            int read = super.read(to, from, (int) Math.min(length, left));
            left -= Math.max(0, read);
            return read;
        }
    }
}
