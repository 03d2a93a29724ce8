package dev.overlaylab.shell.grade.evidence;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.overlaylab.shell.chain.UnreadableException;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * One record of a chain.
 *
 * @param number counts from 1
 * @param before SHA-256 of the line before, empty for the first
 * @param at an ISO-8601 instant
 * @param kind what the body is
 */
public record ChainRecord(long number, String before, String at, String kind, JsonNode body) {
    private static final byte[] OPENING = "{\"record\":".getBytes(US_ASCII);
    private static final String MIDDLE = ",\"signature\":\"";
    private static final int SIGNATURE = 88;
    private static final int CLOSING = MIDDLE.length() + SIGNATURE + 2;
    private static final String PURPOSE = "record";

    /** As it stands in a file, without the line's end: the record and its signature. */
    byte[] line(SigningKey key) {
        var content = CanonicalJson.bytes(CanonicalJson.of(this));
        var closing = MIDDLE + key.sign(PURPOSE, content) + "\"}";
        var line = new byte[OPENING.length + content.length + closing.length()];
        System.arraycopy(OPENING, 0, line, 0, OPENING.length);
        System.arraycopy(content, 0, line, OPENING.length, content.length);
        var end = closing.getBytes(US_ASCII);
        System.arraycopy(end, 0, line, OPENING.length + content.length, end.length);
        return line;
    }

    static boolean isSigned(byte[] line, VerifyingKey key) {
        if (!isFramed(line)) {
            return false;
        }
        var signature = new String(line, line.length - SIGNATURE - 2, SIGNATURE, ISO_8859_1);
        return key.accepts(PURPOSE, content(line), signature);
    }

    static ChainRecord of(byte[] line) throws UnreadableException {
        if (!isFramed(line)) {
            throw new UnreadableException("not a record with a signature");
        }
        try {
            var record = CanonicalJson.as(CanonicalJson.read(content(line)), ChainRecord.class);
            if (record == null
                    || !Stream.of(record.before, record.at, record.kind, record.body)
                            .allMatch(Objects::nonNull)) {
                throw new UnreadableException("a record without before, at, kind or body");
            }
            return record;
        } catch (JacksonException e) {
            throw new UnreadableException(e);
        }
    }

    private static boolean isFramed(byte[] line) {
        int middle = line.length - CLOSING;
        return middle > OPENING.length
                && Arrays.mismatch(line, 0, OPENING.length, OPENING, 0, OPENING.length) < 0
                && new String(line, middle, MIDDLE.length(), ISO_8859_1).equals(MIDDLE)
                && line[line.length - 2] == '"'
                && line[line.length - 1] == '}';
    }

    private static byte[] content(byte[] line) {
        return Arrays.copyOfRange(line, OPENING.length, line.length - CLOSING);
    }
}
