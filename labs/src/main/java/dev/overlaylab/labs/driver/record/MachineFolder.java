package dev.overlaylab.labs.driver.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.overlaylab.i18n.Problem;
import dev.overlaylab.i18n.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** The directory of one machine; its path is absolute, so it also tells whose a process is. */
public record MachineFolder(Path path) {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    public String name() {
        return path.getFileName().toString();
    }

    public Path file(String name) {
        return path.resolve(name);
    }

    public Path recordFile() {
        return file("machine.json");
    }

    /** The identity as a tar; private. */
    public Path identity() {
        return file("identity.tar");
    }

    /** The driver that made it: as the record says, or as what lies there shows; empty when nothing tells. */
    public Optional<String> driver() {
        return read().map(StoredMachine::driver).or(() -> {
            if (Files.exists(file("disk.qcow2"))) {
                return Optional.of("vm");
            }
            return Files.exists(file("upper")) ? Optional.of("namespace") : Optional.empty();
        });
    }

    /** What the record says; nothing when there is none, or none that makes sense. */
    public Optional<StoredMachine> read() {
        try {
            return Optional.ofNullable(JSON.readValue(Files.readAllBytes(recordFile()), StoredMachine.class))
                    .filter(machine -> machine.name().equals(name()));
        } catch (NoSuchFileException | JsonProcessingException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw trouble(recordFile(), e);
        }
    }

    public StoredMachine write(StoredMachine machine) {
        try {
            PrivateFiles.write(
                    recordFile(), JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(machine));
            return machine;
        } catch (IOException e) {
            throw trouble(recordFile(), e);
        }
    }

    /** The end of a text file of this machine, for a message; empty when there is none. */
    public String tail(String file, int lines) {
        try {
            var all = Files.readString(file(file), java.nio.charset.StandardCharsets.ISO_8859_1)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .toList();
            return String.join("\n", all.subList(Math.max(0, all.size() - lines), all.size()));
        } catch (IOException e) {
            return "";
        }
    }

    /** What to say when the disk does not do as it is told. */
    public static Problem trouble(Path file, IOException e) {
        return new Problem(
                Text.of("problem.driver.storage", "file", file.toString(), "detail", String.valueOf(e.getMessage())),
                e);
    }
}
