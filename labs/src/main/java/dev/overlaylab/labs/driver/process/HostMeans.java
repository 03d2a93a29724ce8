package dev.overlaylab.labs.driver.process;

import dev.overlaylab.i18n.Problem;
import dev.overlaylab.labs.driver.record.MachineFolder;
import dev.overlaylab.labs.driver.record.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Memory and disk of this computer, asked for before a machine finds out the hard way. */
public final class HostMeans {
    /** What a machine's disk grows by while a lab is played. */
    private static final long DISK_MB = 512;

    private static final long KIB_PER_MIB = 1024;

    private final Path labDirectory;

    public HostMeans(Path labDirectory) {
        this.labDirectory = labDirectory;
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
        try (var lines = Files.lines(Path.of("/proc/meminfo"))) {
            lines.filter(line -> line.startsWith("MemAvailable:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / KIB_PER_MIB)
                    .filter(free -> free < neededMb)
                    .findFirst()
                    .ifPresent(free -> {
                        throw Problem.of("problem.driver.memory", "name", name, "needed", neededMb, "free", free);
                    });
        } catch (IOException e) {
            // A system that does not say how much there is: QEMU will.
        }
    }
}
