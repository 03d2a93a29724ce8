package dev.overlaylab.labs.driver.vm;

import dev.overlaylab.labs.driver.record.MachineFolder;
import dev.overlaylab.labs.driver.record.PrivateFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The layers that a running machine's memory was last equal to, in its folder {@code memory}: the next saved state holds
 * only what differs from them.
 */
record MemoryBase(MachineFolder folder) {
    /** More layers than this are not stacked: then the next one goes directly over the lowest. */
    private static final int HIGHEST_STACK = 24;

    private Path directory() {
        return folder.file("memory");
    }

    private Path list() {
        return directory().resolve("layers");
    }

    /** The lowest first; none for a machine that was booted. */
    List<Path> layers() throws IOException {
        try {
            return Files.readString(list(), StandardCharsets.UTF_8)
                    .lines()
                    .map(directory()::resolve)
                    .toList();
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }

    /** The layers that the next one is to be compared with. */
    List<Path> toCompareWith() throws IOException {
        var layers = layers();
        return layers.size() < HIGHEST_STACK ? layers : layers.subList(0, 1);
    }

    /** Where the next layer is to be written. */
    Path next() throws IOException {
        PrivateFiles.directory(directory());
        return directory().resolve(UUID.randomUUID() + ".memory");
    }

    /** From now on the memory is compared with these layers, which may lie elsewhere. */
    void set(List<Path> layers) throws IOException {
        PrivateFiles.directory(directory());
        var here = new ArrayList<Path>();
        for (var layer : layers) {
            var link = directory().resolve(layer.getFileName());
            Links.put(layer, link);
            here.add(link);
        }
        PrivateFiles.write(
                list(),
                String.join(
                        "\n",
                        here.stream().map(it -> it.getFileName().toString()).toList()));
        sweep();
    }

    /** Nothing is known of the memory: the machine boots. */
    void forget() throws IOException {
        if (Files.exists(directory())) {
            Files.deleteIfExists(list());
            sweep();
        }
    }

    private void sweep() throws IOException {
        var needed = Stream.concat(layers().stream(), Stream.of(list())).toList();
        try (var files = Files.list(directory())) {
            for (var file : files.filter(it -> !needed.contains(it)).toList()) {
                Files.delete(file);
            }
        }
    }
}
