package dev.overlaylab.labs.driver.process;

import dev.overlaylab.i18n.Problem;
import dev.overlaylab.labs.driver.record.MachineFolder;
import dev.overlaylab.labs.driver.record.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Memory and disk of this computer, asked for before a machine finds out the hard way. */
public final class HostMeans {
    /** What a machine's disk grows by while a lab is played. */
    private static final long DISK_MB = 512;

    private static final long KIB_PER_MIB = 1024;

    private final Path labDirectory;
    private final Path memory;

    public HostMeans(Path labDirectory) {
        this(labDirectory, Path.of("/proc/meminfo"));
    }

    /** @param memory a file like {@code /proc/meminfo} */
    HostMeans(Path labDirectory, Path memory) {
        this.labDirectory = labDirectory;
        this.memory = memory;
    }

    public void requireDisk() {
        try {
            var free = Files.getFileStore(PrivateFiles.directory(labDirectory)).getUsableSpace()
                    / KIB_PER_MIB
                    / KIB_PER_MIB;
            if (free < DISK_MB) {
                throw Problem.of(
                        "problem.driver.disk", "folder", labDirectory.toString(), "needed", DISK_MB, "free", free);
            }
        } catch (IOException e) {
            throw MachineFolder.trouble(labDirectory, e);
        }
    }

    public void requireMemory(String name, int neededMb) {
        free().filter(free -> free < neededMb).ifPresent(free -> {
            throw Problem.of("problem.driver.memory", "name", name, "needed", neededMb, "free", free);
        });
    }

    /** For some machines together, before the first of them starts. */
    public void requireMemory(int machines, int neededMb) {
        free().filter(free -> free < neededMb).ifPresent(free -> {
            throw Problem.of("problem.driver.memory-together", "machines", machines, "needed", neededMb, "free", free);
        });
    }

    /** What programs can still get, in MB; nothing on a system that does not say: QEMU will. */
    private Optional<Long> free() {
        try (var lines = Files.lines(memory)) {
            return lines.filter(line -> line.startsWith("MemAvailable:"))
                    .map(line -> Long.parseLong(line.replaceAll("\\D", "")) / KIB_PER_MIB)
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
