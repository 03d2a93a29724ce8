package dev.overlaylab.labs.cluster.dockermachine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** Remembers in the lab directory what was asked for each machine. */
final class Ledger {
    private final Path directory;
    private final ObjectMapper json = new ObjectMapper();

    Ledger(Path directory) {
        this.directory = directory;
    }

    void write(Asked asked) {
        try {
            Files.createDirectories(directory);
            var part = Files.createTempFile(directory, asked.name(), ".part");
            Files.write(part, json.writerWithDefaultPrettyPrinter().writeValueAsBytes(asked));
            Files.move(part, file(asked.name()), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What was asked; empty when nothing readable is there. */
    Optional<Asked> read(String name) {
        try {
            return Optional.of(json.readValue(Files.readAllBytes(file(name)), Asked.class));
        } catch (JsonProcessingException damaged) {
            return Optional.empty();
        } catch (IOException absent) {
            return Optional.empty();
        }
    }

    void forget(String name) {
        try {
            Files.deleteIfExists(file(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(String name) {
        return directory.resolve(name + ".json");
    }
}
