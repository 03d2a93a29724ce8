package dev.overlaylab.labs.lab;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.overlaylab.i18n.Printable;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.util.function.IntFunction;

/** Turns a file's bytes into text: UTF-8 without guessing, lines ending in LF, nothing that would command a terminal. */
final class SourceText {
    private SourceText() {}

    static String of(String file, byte[] bytes) {
        var in = ByteBuffer.wrap(bytes);
        var out = CharBuffer.allocate(bytes.length + 1);
        var result = UTF_8.newDecoder().decode(in, out, true);
        var read = out.flip().toString();
        var bad = result.isError() ? read.length() : read.indexOf('\0');
        if (bad >= 0) {
            throw placeOf(file, read, bad).problem("encoding");
        }
        // Windows editors put a byte order mark first and end lines in CR LF; neither changes what is meant.
        var text = (read.startsWith("\uFEFF") ? read.substring(1) : read).replace("\r\n", "\n");
        if (text.isBlank()) {
            throw new Place(file, 1, 1).problem("file-empty");
        }
        refuseCommands(text, it -> placeOf(file, text, it));
        return text;
    }

    /** Refuses characters that nobody sees and terminals obey: a lab may be somebody else's. */
    static void refuseCommands(String text, IntFunction<Place> place) {
        int at = Printable.indexOfCommand(text);
        if (at >= 0) {
            throw place.apply(at).problem("control-character", "character", "U+%04X".formatted(text.codePointAt(at)));
        }
    }

    /** The line and column of an index into a text. */
    static Place placeOf(String file, String text, int index) {
        var before = text.substring(0, Math.min(index, text.length()));
        var line = 1 + (int) before.chars().filter(it -> it == '\n').count();
        return new Place(file, line, before.length() - before.lastIndexOf('\n'));
    }
}
