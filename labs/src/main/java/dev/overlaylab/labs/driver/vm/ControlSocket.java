package dev.overlaylab.labs.driver.vm;

import dev.overlaylab.labs.driver.record.MachineFolder;
import dev.overlaylab.labs.driver.record.PrivateFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/** Where a machine's QEMU listens for QMP, its control protocol. */
final class ControlSocket {
    /** What fits into the kernel's socket address, its closing zero left out. */
    private static final int LONGEST_PATH = 107;

    private ControlSocket() {}

    /** In the machine's folder, or where paths are short when that is too deep. */
    static Path of(MachineFolder folder) {
        var near = folder.file("control.sock");
        if (near.toString().getBytes(StandardCharsets.UTF_8).length <= LONGEST_PATH) {
            return near;
        }
        return farDirectory(folder).resolve("control.sock");
    }

    static void prepare(MachineFolder folder) throws IOException {
        remove(folder);
        if (isFar(folder)) {
            // Must be new, so that nobody else's directory is used in a place where everybody may make one.
            PrivateFiles.newDirectory(farDirectory(folder));
        }
    }

    /** Where a machine's devices go out and in. */
    static Path forState(MachineFolder folder) {
        return of(folder).resolveSibling("state.sock");
    }

    /** Where the program in the machine hears us. */
    static Path forAttendant(MachineFolder folder) {
        return of(folder).resolveSibling("attend.sock");
    }

    static void remove(MachineFolder folder) throws IOException {
        Files.deleteIfExists(of(folder));
        Files.deleteIfExists(forAttendant(folder));
        Files.deleteIfExists(forState(folder));
        if (isFar(folder)) {
            Files.deleteIfExists(farDirectory(folder));
        }
    }

    private static boolean isFar(MachineFolder folder) {
        return !of(folder).startsWith(folder.path());
    }

    private static Path farDirectory(MachineFolder folder) {
        var id = UUID.nameUUIDFromBytes(folder.path().toString().getBytes(StandardCharsets.UTF_8));
        return Path.of("/tmp", "overlaylab-" + id);
    }
}
