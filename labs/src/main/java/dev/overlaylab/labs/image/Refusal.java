package dev.overlaylab.labs.image;

import dev.overlaylab.i18n.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** That a stage could not be made, under which circumstances and why: a file, so that the next start does not try again. */
record Refusal(Path file) {
    private static final Duration TIME_UNTIL_NEXT_TRIAL = Duration.ofDays(1);

    boolean stands(String circumstances) throws IOException {
        return Files.exists(file)
                && Files.getLastModifiedTime(file)
                        .toInstant()
                        .isAfter(Instant.now().minus(TIME_UNTIL_NEXT_TRIAL))
                && Files.readString(file, StandardCharsets.UTF_8).startsWith(circumstances + "\n");
    }

    void note(String circumstances, Problem why) throws IOException {
        Files.writeString(file, circumstances + "\n" + why.getMessage() + "\n", StandardCharsets.UTF_8);
    }

    void forget() throws IOException {
        Files.deleteIfExists(file);
    }
}
