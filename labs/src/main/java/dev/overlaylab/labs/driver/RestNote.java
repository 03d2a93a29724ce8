package dev.overlaylab.labs.driver;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.overlaylab.labs.driver.checkpoint.Seal;
import dev.overlaylab.labs.driver.record.MachineFolder;
import dev.overlaylab.labs.driver.record.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What {@code rest.json} in a machine's folder says: it ran when the lab was put to rest.
 *
 * @param frozen whether its state is saved beside this note, or it was shut down
 * @param containers IDs of those that ran when it was shut down
 * @param seal of the saved state
 */
record RestNote(boolean frozen, List<String> containers, Seal seal) {
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    RestNote {
        containers = List.copyOf(containers);
    }

    static RestNote frozen(Path state) {
        return new RestNote(true, List.of(), Seal.of(state));
    }

    static RestNote stopped(List<String> containers) {
        return new RestNote(false, containers, new Seal(List.of()));
    }

    static Path file(MachineFolder folder) {
        return folder.file("rest.json");
    }

    static Path state(MachineFolder folder) {
        return folder.file("rest");
    }

    static Optional<RestNote> read(MachineFolder folder) {
        try {
            return Optional.ofNullable(JSON.readValue(Files.readAllBytes(file(folder)), RestNote.class));
        } catch (NoSuchFileException | JsonProcessingException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw MachineFolder.trouble(file(folder), e);
        }
    }

    void write(MachineFolder folder) {
        try {
            PrivateFiles.write(file(folder), JSON.writeValueAsBytes(this));
        } catch (IOException e) {
            throw MachineFolder.trouble(file(folder), e);
        }
    }
}
