package dev.overlaylab.labs.classicswarm.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads heads, and refuses what could be read in two ways. */
final class HeadReader {
    private static final int LONGEST = 256 * 1024;
    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    private static final Pattern REQUEST = Pattern.compile("([A-Z]{1,16}) (\\S+) HTTP/1\\.([01])");
    private static final Pattern ANSWER = Pattern.compile("HTTP/1\\.[01] ([1-9][0-9]{2})(?: (.*))?");
    private static final Pattern ABSOLUTE = Pattern.compile("(?i)https?://[^/]*(/.*)?");

    private final Intake in;

    HeadReader(Intake in) {
        this.in = in;
    }

    /** The next request; empty when the client has hung up between two. */
    Optional<Request> request() throws IOException {
        if (!in.waitForMore()) {
            return Optional.empty();
        }
        var budget = new Budget();
        var first = line(budget);
        if (first.isEmpty()) {
            first = line(budget);
        }
        var parts = REQUEST.matcher(first);
        if (!parts.matches()) {
            throw new BadHttp(400, "malformed HTTP request");
        }
        var headers = headers(budget);
        if (headers.first("Transfer-Encoding").isPresent()
                && headers.first("Content-Length").isPresent()) {
            throw new BadHttp(400, "both Content-Length and Transfer-Encoding");
        }
        if (headers.all("Host").size() > 1) {
            throw new BadHttp(400, "too many Host headers");
        }
        return Optional.of(new Request(
                parts.group(1), target(parts.group(2)), parts.group(3).charAt(0) - '0', headers));
    }

    Answer answer() throws IOException {
        if (!in.waitForMore()) {
            throw new EOFException("the connection was closed without an answer");
        }
        var budget = new Budget();
        var parts = ANSWER.matcher(line(budget));
        if (!parts.matches()) {
            throw new BadHttp(502, "malformed HTTP response");
        }
        var reason = Optional.ofNullable(parts.group(2)).orElse("");
        return new Answer(Integer.parseInt(parts.group(1)), reason, headers(budget));
    }

    Headers headers() throws IOException {
        return headers(new Budget());
    }

    private Headers headers(Budget budget) throws IOException {
        var fields = new ArrayList<Headers.Field>();
        for (var line = line(budget); !line.isEmpty(); line = line(budget)) {
            int colon = line.indexOf(':');
            if (colon < 0 || !TOKEN.matcher(line.substring(0, colon)).matches()) {
                throw new BadHttp(400, "malformed header line");
            }
            fields.add(new Headers.Field(
                    line.substring(0, colon), line.substring(colon + 1).strip()));
        }
        return new Headers(fields);
    }

    /** One line; a line feed alone ends it too, a carriage return elsewhere does not. */
    String line() throws IOException {
        return line(new Budget());
    }

    private String line(Budget budget) throws IOException {
        var line = new ByteArrayOutputStream(128);
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the connection was closed in the middle of a head");
            }
            if (next == 0) {
                throw new BadHttp(400, "a zero byte in a head");
            }
            budget.spend();
            line.write(next);
        }
        var text = line.toString(ISO_8859_1);
        var whole = text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
        if (whole.indexOf('\r') >= 0) {
            throw new BadHttp(400, "a carriage return in a head");
        }
        return whole;
    }

    private static String target(String target) throws BadHttp {
        if (target.startsWith("/")) {
            return target;
        }
        var absolute = ABSOLUTE.matcher(target);
        if (!absolute.matches()) {
            throw new BadHttp(400, "malformed request target");
        }
        return Optional.ofNullable(absolute.group(1)).orElse("/");
    }

    /** How much of a head may still come. */
    private static final class Budget {
        private int left = LONGEST;

        void spend() throws BadHttp {
            if (--left < 0) {
                throw new BadHttp(431, "the head of the message is too long");
            }
        }
    }
}
