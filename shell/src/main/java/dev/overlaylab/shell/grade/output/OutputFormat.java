package dev.overlaylab.shell.grade.output;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a class's grades may be written as. */
public enum OutputFormat {
    CSV,
    XLSX,
    MOODLE,
    CANVAS,
    JSON,
    HTML,
    JUNIT,
    GRADESCOPE,
    GITHUB;

    /** The name on the command line. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<OutputFormat> of(String word) {
        return Arrays.stream(values()).filter(it -> it.word().equals(word)).findFirst();
    }

    /** All names. */
    public static List<String> words() {
        return Arrays.stream(values()).map(OutputFormat::word).toList();
    }
}
