package dev.overlaylab.labs.driver.vm;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.overlaylab.i18n.Problem;
import dev.overlaylab.labs.driver.record.MachineFolder;
import dev.overlaylab.labs.driver.record.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What {@code state.json} says about a saved moment; the files it names lie beside it.
 *
 * @param format 1
 * @param fits where it can be restored
 * @param memoryMb how much memory the machine has
 * @param memory its memory layers, the lowest first
 * @param disk its disk layers, the top one first
 * @param sizes bytes of each file
 */
record SavedState(int format, Fit fits, int memoryMb, List<String> memory, List<String> disk, Map<String, Long> sizes) {
    static final int FORMAT = 1;

    /** What QEMU wrote about the machine's devices. */
    static final String DEVICES = "devices";

    private static final String FILE = "state.json";
    private static final JsonMapper JSON = new JsonMapper();

    SavedState {
        if (format != FORMAT) {
            throw new IllegalArgumentException("format " + format);
        }
        requireNonNull(fits, "fits");
        memory = List.copyOf(memory);
        disk = List.copyOf(disk);
        sizes = Map.copyOf(sizes);
    }

    /** Describes the files of a directory and writes the description there. */
    static SavedState describe(Path directory, Fit fits, int memoryMb, List<String> memory, List<String> disk)
            throws IOException {
        var sizes = new TreeMap<String, Long>();
        try (var files = Files.list(directory)) {
            for (var file : files.toList()) {
                sizes.put(file.getFileName().toString(), Files.size(file));
            }
        }
        var state = new SavedState(FORMAT, fits, memoryMb, memory, disk, sizes);
        PrivateFiles.write(directory.resolve(FILE), JSON.writeValueAsBytes(state));
        return state;
    }

    /** What is in a directory; a problem when that is no whole state. */
    static SavedState of(Path directory) {
        var file = directory.resolve(FILE);
        try {
            var state = JSON.readValue(Files.readAllBytes(file), SavedState.class);
            if (state == null) {
                throw damaged(directory, FILE);
            }
            for (var each : state.sizes().entrySet()) {
                var there = directory.resolve(each.getKey());
                if (!Files.isRegularFile(there) || Files.size(there) != each.getValue()) {
                    throw damaged(directory, each.getKey());
                }
            }
            return state;
        } catch (NoSuchFileException | JsonProcessingException e) {
            throw damaged(directory, FILE);
        } catch (IOException e) {
            throw MachineFolder.trouble(file, e);
        }
    }

    List<Path> memoryIn(Path directory) {
        return memory.stream().map(directory::resolve).toList();
    }

    List<Path> diskIn(Path directory) {
        return disk.stream().map(directory::resolve).toList();
    }

    private static Problem damaged(Path directory, String file) {
        return Problem.of("problem.driver.state-damaged", "state", directory.toString(), "file", file);
    }
}
