package dev.overlaylab.labs.driver.vm;

import dev.overlaylab.i18n.Problem;
import dev.overlaylab.labs.driver.process.RunningProcess;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * The memory of virtual machines: a file without a name on a file system in memory, which QEMU shares with us.
 *
 * <p>Having no name it goes when QEMU goes, however that ends. Whoever may end a process may also open its files through
 * {@code /proc}.
 */
final class GuestMemory {
    /** Where QEMU makes the file. */
    static final Path PLACE = Path.of("/dev/shm");

    private static final long BYTES_PER_MB = 1L << 20;
    private static final String BACKEND = "ram";
    private static final String NAME_BY_QEMU = "qemu_back_mem." + BACKEND + ".";

    private GuestMemory() {}

    /** Whether a machine of that size has a place there; without one it runs, but cannot be saved. */
    static boolean holds(int megabytes) {
        try {
            return Files.getFileStore(PLACE).getUsableSpace() >= megabytes * BYTES_PER_MB;
        } catch (IOException e) {
            return false;
        }
    }

    static List<String> arguments(int megabytes) {
        return List.of(
                "-object", "memory-backend-file,id=" + BACKEND + ",share=on,size=" + megabytes + "M,mem-path=" + PLACE);
    }

    /** What {@code -machine} needs to know about it. */
    static String machineOption() {
        return "memory-backend=" + BACKEND;
    }

    /** Opens the memory of a machine for reading and writing. */
    static FileChannel open(String machine, RunningProcess qemu) throws IOException {
        var found = new ArrayList<Path>();
        try (var files = Files.list(Path.of("/proc/" + qemu.pid() + "/fd"))) {
            for (var file : files.toList()) {
                if (target(file).contains(NAME_BY_QEMU)) {
                    found.add(file);
                }
            }
        }
        if (found.isEmpty()) {
            throw Problem.of("problem.driver.no-memory-file", "name", machine);
        }
        return FileChannel.open(found.get(0), StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    private static String target(Path file) {
        try {
            return Files.readSymbolicLink(file).toString();
        } catch (IOException e) {
            // Closed meanwhile.
            return "";
        }
    }
}
