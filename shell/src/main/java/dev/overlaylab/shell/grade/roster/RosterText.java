package dev.overlaylab.shell.grade.roster;

import dev.overlaylab.i18n.Problem;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.mozilla.universalchardet.UniversalDetector;

/**
 * The text of a file whose encoding nobody names.
 *
 * @param encoding what it turned out to be
 */
record RosterText(String text, Charset encoding) {
    /** A UTF-8 text is taken as such; anything else by its byte order mark, or by what its bytes look like. */
    static RosterText of(String file, byte[] bytes, Optional<Charset> named) {
        if (named.isPresent()) {
            return decoded(bytes, named.get()).orElseThrow(() -> unreadable(file, named.get()));
        }
        var marked = marked(bytes);
        if (marked.isPresent()) {
            return decoded(bytes, marked.get()).orElseThrow(() -> unreadable(file, marked.get()));
        }
        var utf8 = decoded(bytes, StandardCharsets.UTF_8);
        if (utf8.isPresent() && utf8.get().text().indexOf('\0') < 0) {
            return utf8.get();
        }
        var guess = guessed(bytes);
        return guess.flatMap(it -> decoded(bytes, it))
                .filter(it -> it.text().indexOf('\0') < 0)
                .orElseThrow(() -> unreadable(file, guess.orElse(StandardCharsets.UTF_8)));
    }

    private static Optional<Charset> marked(byte[] bytes) {
        if (begins(bytes, 0xEF, 0xBB, 0xBF)) {
            return Optional.of(StandardCharsets.UTF_8);
        }
        if (begins(bytes, 0xFF, 0xFE)) {
            return Optional.of(StandardCharsets.UTF_16LE);
        }
        return begins(bytes, 0xFE, 0xFF) ? Optional.of(StandardCharsets.UTF_16BE) : Optional.empty();
    }

    private static boolean begins(byte[] bytes, int... with) {
        for (int i = 0; i < with.length; i++) {
            if (bytes.length <= i || (bytes[i] & 0xFF) != with[i]) {
                return false;
            }
        }
        return true;
    }

    private static Optional<Charset> guessed(byte[] bytes) {
        var detector = new UniversalDetector();
        detector.handleData(bytes, 0, bytes.length);
        detector.dataEnd();
        return Optional.ofNullable(detector.getDetectedCharset()).map(RosterText::usual);
    }

    /** What Windows writes under the name of the smaller standard. */
    private static Charset usual(String detected) {
        return Charset.forName(
                switch (detected) {
                    case "SHIFT_JIS" -> "windows-31j";
                    case "GB2312", "GBK", "HZ-GB-2312" -> "GB18030";
                    default -> detected;
                });
    }

    private static Optional<RosterText> decoded(byte[] bytes, Charset encoding) {
        try {
            var text = encoding.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return Optional.of(new RosterText(text.startsWith("\uFEFF") ? text.substring(1) : text, encoding));
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static Problem unreadable(String file, Charset encoding) {
        return Problem.of("problem.grade.encoding", "file", file, "encoding", encoding.name());
    }
}
