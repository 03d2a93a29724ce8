package dev.overlaylab.site.lesson;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A documented command, with what it printed when it was really typed.
 *
 * @param lines as typed, without prompts
 * @param output nothing when nobody has recorded it
 * @param exit its exit status when recorded, else the one it should have
 */
public record Run(String id, List<String> lines, @Nullable Output output, int exit, long tookMs) {
    public Run {
        lines = List.copyOf(lines);
    }

    /** All lines, as they are to be copied. */
    public String command() {
        return String.join("\n", lines);
    }

    public double seconds() {
        return tookMs / 1000.0;
    }
}
