package dev.overlaylab.labs.driver.namespace;

import dev.overlaylab.labs.driver.process.Tool;
import dev.overlaylab.labs.driver.record.MachineFolder;
import dev.overlaylab.labs.driver.record.PrivateFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** The shell script that makes machines of namespaces; unpacked into the lab directory, since it calls itself there. */
final class NamespaceScript {
    private static final String RESOURCES = "/image/namespace/";
    private static final List<String> PARTS = List.of("machine.sh", "mounts", "groups", "wire", "lifecycle", "moments");
    private static final Duration TIME_TO_START = Duration.ofSeconds(60);
    private static final Duration TIME_TO_COPY = Duration.ofMinutes(3);
    private static final Duration TIME_BEYOND = Duration.ofSeconds(60);

    private final Path labDirectory;

    NamespaceScript(Path labDirectory) {
        this.labDirectory = labDirectory;
    }

    Tool.Ended start(String name, Path image, Path identity, int port) throws InterruptedException {
        return Tool.run(
                command("start", name, image.toAbsolutePath().toString(), identity.toString(), Integer.toString(port)),
                TIME_TO_START);
    }

    /** Ends a machine in order within that time, by force after it; at once for zero. */
    void stop(String name, Duration within) throws InterruptedException {
        Tool.mustRun(command("stop", name, Long.toString(within.toSeconds())), within.plus(TIME_BEYOND));
    }

    void hold(String name) throws InterruptedException {
        Tool.mustRun(command("hold", name), TIME_BEYOND);
    }

    void goOn(String name) throws InterruptedException {
        Tool.mustRun(command("go-on", name), TIME_BEYOND);
    }

    boolean held(String name) throws InterruptedException {
        return Tool.mustRun(command("held", name), TIME_BEYOND).equals("yes");
    }

    void save(String name, Path image, Path state) throws InterruptedException {
        Tool.mustRun(command("save", name, image.toAbsolutePath().toString(), state.toString()), TIME_TO_COPY);
    }

    void putBack(String name, Path image, Path state) throws InterruptedException {
        Tool.mustRun(command("back", name, image.toAbsolutePath().toString(), state.toString()), TIME_TO_COPY);
    }

    /** The command that writes what passes on the lab's wire to its output, as a pcap file, until it is ended. */
    List<String> capture(Path root) {
        return command("capture", root.toAbsolutePath().toString());
    }

    /** Removes what the lab's machines shared. */
    void close() throws InterruptedException {
        Tool.mustRun(command("close"), TIME_BEYOND);
        remove();
    }

    private synchronized List<String> command(String verb, String... arguments) {
        var command = new ArrayList<>(List.of("sh", unpacked().toString(), verb, labDirectory.toString()));
        command.addAll(Arrays.asList(arguments));
        return command;
    }

    private Path folder() {
        return labDirectory.resolve(".namespace");
    }

    private Path unpacked() {
        try {
            PrivateFiles.directory(folder());
            for (var part : PARTS) {
                var file = folder().resolve(part);
                var content = resource(part);
                if (!Files.exists(file) || !Arrays.equals(Files.readAllBytes(file), content)) {
                    PrivateFiles.write(file, content);
                }
            }
            return folder().resolve(PARTS.get(0));
        } catch (IOException e) {
            throw MachineFolder.trouble(folder(), e);
        }
    }

    private void remove() {
        try {
            for (var part : PARTS) {
                Files.deleteIfExists(folder().resolve(part));
            }
            Files.deleteIfExists(folder());
        } catch (IOException e) {
            throw MachineFolder.trouble(folder(), e);
        }
    }

    private static byte[] resource(String part) throws IOException {
        try (InputStream in = NamespaceScript.class.getResourceAsStream(RESOURCES + part)) {
            return Objects.requireNonNull(in, RESOURCES + part).readAllBytes();
        }
    }
}
