package dev.overlaylab.labs.inventory;

import dev.overlaylab.i18n.Problem;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;

/** The bytes of a list as text: UTF-8 without guessing, lines ending in LF. */
final class ListText {
    static final int LARGEST = 1024 * 1024;

    private ListText() {}

    static String of(String file, byte[] bytes) {
        if (bytes.length > LARGEST) {
            throw Problem.of("problem.inventory.too-large", "file", file, "limit", LARGEST / 1024);
        }
        var out = CharBuffer.allocate(bytes.length + 1);
        var result = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes), out, true);
        var read = out.flip().toString();
        var bad = result.isError() ? read.length() : read.indexOf('\0');
        if (bad >= 0) {
            var line =
                    1 + read.substring(0, bad).chars().filter(it -> it == '\n').count();
            throw Problem.of("problem.inventory.encoding", "file", file, "line", line);
        }
        var text = (read.startsWith("\uFEFF") ? read.substring(1) : read).replace("\r\n", "\n");
        if (text.isBlank()) {
            throw Problem.of("problem.inventory.empty", "file", file);
        }
        return text;
    }
}
