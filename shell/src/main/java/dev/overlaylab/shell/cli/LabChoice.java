package dev.overlaylab.shell.cli;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.overlaylab.labs.image.EngineVersion;
import dev.overlaylab.labs.lab.Seed;
import dev.overlaylab.shell.journal.DurableFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a lab's machines are made, noted beside them so that every later command finds them.
 *
 * @param engine its version; absent in notes of earlier releases, which knew only the default
 * @param seed what the lab's variations were drawn from; absent or empty for the lab as it is documented
 * @param automatic the machines were made by automatic play, so the next automatic play may clear them away
 */
record LabChoice(
        int format,
        String driver,
        @Nullable String engine,
        @Nullable String seed,
        boolean internet,
        boolean automatic) {
    private static final int FORMAT = 1;
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    static LabChoice of(String driver, EngineVersion engine, Seed seed, boolean internet, boolean automatic) {
        return new LabChoice(FORMAT, driver, engine.id(), seed.text(), internet, automatic);
    }

    EngineVersion engineVersion() {
        return engine == null || !EngineVersion.ids().contains(engine)
                ? EngineVersion.DEFAULT
                : EngineVersion.named(engine);
    }

    Seed chosenSeed() {
        return seed == null ? Seed.NONE : Seed.of(seed);
    }

    private static Path file(Path labDirectory) {
        return labDirectory.resolve("lab.json");
    }

    /** What was noted; empty when nothing was, or nothing readable. */
    static Optional<LabChoice> read(Path labDirectory) {
        try {
            var file = file(labDirectory);
            return Files.exists(file)
                    ? Optional.ofNullable(JSON.readValue(file.toFile(), LabChoice.class))
                            .filter(it -> it.format() == FORMAT && it.driver() != null)
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    void write(Path labDirectory) {
        try {
            DurableFile.replace(file(labDirectory), JSON.writeValueAsBytes(this));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
