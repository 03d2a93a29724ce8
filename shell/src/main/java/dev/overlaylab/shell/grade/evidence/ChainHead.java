package dev.overlaylab.shell.grade.evidence;

import com.fasterxml.jackson.core.JacksonException;
import dev.overlaylab.shell.chain.UnreadableException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The end of a chain, signed, so that nobody can cut it.
 *
 * @param count of records
 * @param hash SHA-256 of the last line
 * @param key whose signatures are on records and on this
 */
public record ChainHead(long count, String hash, String key, String signature) {
    private static final String PURPOSE = "head";

    static ChainHead of(long count, String hash, SigningKey key) {
        var signature = key.sign(PURPOSE, signed(count, hash));
        return new ChainHead(count, hash, key.verifying().text(), signature);
    }

    /** As it stands in a file, without the line's end. */
    byte[] line() {
        return CanonicalJson.bytes(CanonicalJson.of(this));
    }

    static ChainHead of(byte[] line) throws UnreadableException {
        try {
            var head = CanonicalJson.as(CanonicalJson.read(line), ChainHead.class);
            if (head == null || !Stream.of(head.hash, head.key, head.signature).allMatch(Objects::nonNull)) {
                throw new UnreadableException("an end without hash, key or signature");
            }
            if (!Arrays.equals(head.line(), line)) {
                throw new UnreadableException("an end that is written otherwise");
            }
            return head;
        } catch (JacksonException e) {
            throw new UnreadableException(e);
        }
    }

    boolean isSigned(VerifyingKey trusted) {
        return trusted.text().equals(key) && trusted.accepts(PURPOSE, signed(count, hash), signature);
    }

    private static byte[] signed(long count, String hash) {
        return (count + "\n" + hash + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
