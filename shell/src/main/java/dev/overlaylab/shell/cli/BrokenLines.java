package dev.overlaylab.shell.cli;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/** Help on its way to a terminal that is narrower than picocli can write for. */
final class BrokenLines extends FilterWriter {
    private final Speaker speaker;

    private BrokenLines(Writer to, Speaker speaker) {
        super(to);
        this.speaker = speaker;
    }

    static Writer of(java.io.OutputStream to, Speaker speaker) {
        return new BrokenLines(new OutputStreamWriter(to, StandardCharsets.UTF_8), speaker);
    }

    /** A help text comes in one piece. */
    @Override
    public void write(String text, int offset, int length) throws IOException {
        out.write(speaker.broken(text.substring(offset, offset + length)));
    }
}
