package dev.overlaylab.site.lesson;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A documented command, with what it printed when it was really typed.
 *
 * @param lines as typed, without prompts
 * @param recordedAs what was typed when it was recorded, where that had other names; else empty
 * @param output nothing when nobody has recorded it
 * @param exit its exit status when recorded, else the one it should have
 */
public record Run(
        String id,
        List<String> lines,
        List<String> recordedAs,
        @Nullable Output output,
        int exit,
        long tookMs) {
    public Run {
        lines = List.copyOf(lines);
        recordedAs = List.copyOf(recordedAs);
    }

    /** The same with another output. */
    Run with(Output other) {
        return new Run(id, lines, recordedAs, other, exit, tookMs);
    }

    /** All lines, as they are to be copied. */
    public String command() {
        return String.join("\n", lines);
    }

    public double seconds() {
        return tookMs / 1000.0;
    }
}
