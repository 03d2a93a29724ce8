package dev.overlaylab.labs.driver.namespace;

import dev.overlaylab.labs.driver.process.RunningProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Process numbers as the script keeps them: {@code PID TICKS}, the ticks from boot to the process's start. */
final class ScriptProcess {
    private ScriptProcess() {}

    /** The process noted in that file, if it is still the same one. */
    static Optional<RunningProcess> in(Path file) {
        try {
            var words = Files.readString(file).strip().split(" ", -1);
            return words.length == 2
                    ? RunningProcess.of(Long.parseLong(words[0]))
                            .filter(it -> it.started().endsWith(":" + words[1]))
                    : Optional.empty();
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }
}
