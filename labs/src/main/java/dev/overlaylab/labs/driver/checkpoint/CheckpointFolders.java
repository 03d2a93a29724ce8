package dev.overlaylab.labs.driver.checkpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.overlaylab.i18n.Problem;
import dev.overlaylab.labs.driver.process.Tool;
import dev.overlaylab.labs.driver.record.MachineFolder;
import dev.overlaylab.labs.driver.record.PrivateFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The checkpoints of one lab directory: {@code LABDIR/checkpoints/NAME/} with {@code checkpoint.json}, {@code
 * machines/MACHINE/} and what lies alongside. A name that begins with a dot is something unfinished.
 */
public final class CheckpointFolders {
    /** Letters of any script, since learners name them. */
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}\\p{M}._-]{0,39}");

    private static final Duration TIME_TO_DELETE = Duration.ofMinutes(2);
    private static final String PART = ".part";
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    private final Path directory;
    private final String driver;

    /** Sees only the checkpoints of that driver's machines. */
    public CheckpointFolders(Path labDirectory, String driver) {
        this.directory = labDirectory.resolve("checkpoints");
        this.driver = driver;
    }

    public Path of(String name) {
        if (!NAME.matcher(name).matches()) {
            throw Problem.of("problem.checkpoint.name", "name", name);
        }
        return directory.resolve(name);
    }

    /** An empty folder to make a checkpoint in. */
    public Path part() {
        var part = directory.resolve(PART);
        try {
            delete(part);
            PrivateFiles.directory(directory);
            return PrivateFiles.newDirectory(part);
        } catch (IOException e) {
            throw MachineFolder.trouble(part, e);
        }
    }

    /** Takes what was made in the folder for a checkpoint from now on, in place of one of that name. */
    public void finish(Path part, String name, CheckpointFile file) {
        var folder = of(name);
        try {
            PrivateFiles.write(part.resolve("checkpoint.json"), JSON.writeValueAsBytes(file));
            setAside(name);
            Files.move(part, folder, StandardCopyOption.ATOMIC_MOVE);
            delete(gone(name));
        } catch (IOException e) {
            throw MachineFolder.trouble(folder, e);
        }
    }

    /** What is written about a whole checkpoint; empty when there is none of that name, or none of this driver. */
    public Optional<CheckpointFile> read(String name) {
        var file = of(name).resolve("checkpoint.json");
        try {
            return Optional.ofNullable(JSON.readValue(Files.readAllBytes(file), CheckpointFile.class))
                    .filter(it -> it.driver().equals(driver));
        } catch (NoSuchFileException | JsonProcessingException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw MachineFolder.trouble(file, e);
        }
    }

    /** All whole checkpoints, oldest first. */
    public List<Checkpoint> list() {
        var found = new ArrayList<Checkpoint>();
        for (var name : names()) {
            read(name)
                    .ifPresent(it -> found.add(
                            new Checkpoint(name, it.automatic(), Instant.parse(it.created()), it.names(), 0)));
        }
        found.sort(Comparator.comparing(Checkpoint::created).thenComparing(Checkpoint::name));
        var sizes = sizes(found.stream().map(Checkpoint::name).toList());
        for (int i = 0; i < found.size(); i++) {
            var it = found.get(i);
            found.set(i, new Checkpoint(it.name(), it.automatic(), it.created(), it.machines(), sizes.get(i)));
        }
        return List.copyOf(found);
    }

    /** Folders without a readable description are nobody's checkpoint, but are found by their names. */
    private List<String> names() {
        try (var all = Files.list(directory)) {
            return all.filter(Files::isDirectory)
                    .map(it -> it.getFileName().toString())
                    .filter(it -> NAME.matcher(it).matches())
                    .sorted()
                    .toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw MachineFolder.trouble(directory, e);
        }
    }

    /** Each file counts once, for the first that has it: checkpoints share what they have in common. */
    private List<Long> sizes(List<String> names) {
        if (names.isEmpty()) {
            return List.of();
        }
        var command = new ArrayList<>(List.of("du", "-s", "-B1", "--"));
        names.forEach(it -> command.add(directory.resolve(it).toString()));
        try {
            var sizes = Tool.mustRun(command, TIME_TO_DELETE)
                    .lines()
                    .map(it -> Long.parseLong(it.split("\t", 2)[0]))
                    .toList();
            return sizes.size() == names.size()
                    ? sizes
                    : names.stream().map(it -> 0L).toList();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return names.stream().map(it -> 0L).toList();
        }
    }

    /** Deletes a checkpoint; from the first moment on there is none of that name. */
    public void delete(String name) {
        try {
            setAside(name);
        } catch (IOException e) {
            throw MachineFolder.trouble(of(name), e);
        }
        delete(gone(name));
        // Only when it is empty.
        directory.toFile().delete();
    }

    private void setAside(String name) throws IOException {
        if (Files.exists(of(name))) {
            delete(gone(name));
            Files.move(of(name), gone(name), StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private Path gone(String name) {
        return directory.resolve(".gone-" + name);
    }

    /** Notes that a checkpoint is being brought back, until {@link #restored}. */
    public void restoring(String name) {
        try {
            PrivateFiles.write(directory.resolve(".restoring"), name);
        } catch (IOException e) {
            throw MachineFolder.trouble(directory, e);
        }
    }

    public void restored() {
        try {
            Files.deleteIfExists(directory.resolve(".restoring"));
        } catch (IOException e) {
            throw MachineFolder.trouble(directory, e);
        }
    }

    /** The checkpoint whose restoring was cut short. */
    public Optional<String> halfRestored() {
        try {
            var name = Files.readString(directory.resolve(".restoring"), StandardCharsets.UTF_8);
            return Optional.of(name).filter(it -> NAME.matcher(it).matches());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Deletes what a killed program left unfinished. */
    public void tidy() {
        try (var all = Files.list(directory)) {
            all.filter(it -> it.getFileName().toString().matches("\\.part|\\.gone-.*"))
                    .forEach(CheckpointFolders::delete);
        } catch (NoSuchFileException e) {
            return;
        } catch (IOException e) {
            throw MachineFolder.trouble(directory, e);
        }
        directory.toFile().delete();
    }

    private static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try {
            Tool.mustRun(List.of("rm", "-rf", "--one-file-system", "--", folder.toString()), TIME_TO_DELETE);
        } catch (InterruptedException e) {
            // It is no checkpoint any more; the next tidying takes the rest.
            Thread.currentThread().interrupt();
        }
    }
}
