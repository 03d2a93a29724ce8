package dev.overlaylab.shell.cli;

import dev.overlaylab.i18n.Problem;
import dev.overlaylab.shell.journal.HeldFile;
import java.nio.file.Path;

/** One shell per lab at a time. */
final class LabLock implements AutoCloseable {
    private final HeldFile file;

    private LabLock(HeldFile file) {
        this.file = file;
    }

    /** Takes the lock, or says which process has it. */
    static LabLock take(String lab, Path file) {
        return new LabLock(HeldFile.take(file, holder -> Problem.of("problem.lab.in-use", "lab", lab, "pid", holder)));
    }

    @Override
    public void close() {
        file.close();
    }
}
