package dev.overlaylab.shell.journal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.overlaylab.shell.chain.Link;
import dev.overlaylab.shell.chain.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;

/**
 * Follows a journal from line to line. Each line ends with its number, the hash of the line before, and its own hash, which is that
 * of everything in front of it. The lines of earlier versions have none of that; each counts as what it is after those before it,
 * so that the first line that has, holds them as well.
 */
final class ChainedLines {
    private static final String HASH = ",\"hash\":\"";
    private static final int DIGITS = 64;
    private static final int CLOSING = HASH.length() + DIGITS + 2;
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .build();

    private long number;
    private long unchained;
    private String last = "";

    /** What a line says of its place. */
    private record PlaceOf(long number, String before) {}

    /** How many lines of an earlier version there were before all others. */
    long unchained() {
        return unchained;
    }

    /** The next line of the file, without its end. */
    Link follow(byte[] line) {
        number++;
        var link = isChained(line) ? chained(line) : plain(line);
        last = link.hash();
        return link;
    }

    private Link plain(byte[] line) {
        if (!isObject(line)) {
            return Link.UNREADABLE;
        }
        boolean first = unchained == number - 1;
        unchained += first ? 1 : 0;
        return new Link(Sha256.hex(joined((last + "\n").getBytes(US_ASCII), line)), number, last, first);
    }

    private static Link chained(byte[] line) {
        var content = Arrays.copyOf(line, line.length - CLOSING);
        var hash = Sha256.hex(content);
        var said = new String(line, line.length - DIGITS - 2, DIGITS, ISO_8859_1);
        try {
            var place = JSON.readValue(line, PlaceOf.class);
            return new Link(hash, place.number(), place.before(), said.equals(hash));
        } catch (IOException e) {
            return new Link(hash, 0, "", false);
        }
    }

    private static boolean isObject(byte[] line) {
        try {
            return JSON.readTree(line).isObject();
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isChained(byte[] line) {
        int from = line.length - CLOSING;
        return from > 0
                && new String(line, from, HASH.length(), ISO_8859_1).equals(HASH)
                && line[line.length - 2] == '"'
                && line[line.length - 1] == '}';
    }

    /** The line to be written next, with its end, for an entry as a JSON object. */
    byte[] next(byte[] json) throws JsonProcessingException {
        var place = ",\"number\":" + (number + 1) + ",\"before\":" + JSON.writeValueAsString(last);
        var content = joined(Arrays.copyOf(json, json.length - 1), place.getBytes(US_ASCII));
        return joined(content, (HASH + Sha256.hex(content) + "\"}\n").getBytes(US_ASCII));
    }

    private static byte[] joined(byte[] one, byte[] other) {
        var joined = new ByteArrayOutputStream(one.length + other.length);
        joined.writeBytes(one);
        joined.writeBytes(other);
        return joined.toByteArray();
    }
}
