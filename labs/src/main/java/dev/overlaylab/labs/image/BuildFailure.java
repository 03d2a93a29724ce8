package dev.overlaylab.labs.image;

import dev.overlaylab.i18n.Problem;
import java.nio.file.Path;

/** What the exit codes of the build script mean to a person. */
final class BuildFailure {
    static final String DAMAGED = "problem.image.damaged";

    private BuildFailure() {}

    static Problem of(int code, String reason, Path log) {
        return Problem.of(key(code), "detail", reason.isEmpty() ? String.valueOf(code) : reason, "log", log.toString());
    }

    private static String key(int code) {
        return switch (code) {
            case 65 -> DAMAGED;
            case 69 -> "problem.image.archive";
            case 75 -> "problem.image.busy";
            case 76 -> "problem.image.tool";
            case 77 -> "problem.image.not-allowed";
            case 130, 143 -> "problem.image.interrupted";
            default -> "problem.image.failed";
        };
    }
}
