package dev.overlaylab.shell.cli;

import dev.overlaylab.i18n.Problem;
import dev.overlaylab.i18n.Text;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Where image, machines, keys and progress are kept.
 *
 * <p>{@code image/}, {@code keys/} and {@code labs/LAB/} with {@code lock}, {@code progress.json}, {@code journal.jsonl} and
 * {@code machines/}; all of it the owner's alone.
 */
public record StateHome(Path directory) {
    /** OVERLAYLAB_HOME, else overlaylab in XDG_DATA_HOME, else in ~/.local/share. */
    public static StateHome of(Map<String, String> environment, String userHome) {
        try {
            var own = environment.getOrDefault("OVERLAYLAB_HOME", "");
            if (!own.isEmpty()) {
                return new StateHome(Path.of(own).toAbsolutePath().normalize());
            }
            // The XDG specification has relative paths ignored.
            var data = environment.getOrDefault("XDG_DATA_HOME", "");
            if (!data.isEmpty() && Path.of(data).isAbsolute()) {
                return new StateHome(Path.of(data).resolve("overlaylab").normalize());
            }
            var home = environment.getOrDefault("HOME", "").isEmpty() ? userHome : environment.get("HOME");
            if (home == null || !Path.of(home).isAbsolute()) {
                throw Problem.of("problem.home.none");
            }
            return new StateHome(
                    Path.of(home).resolve(".local/share/overlaylab").normalize());
        } catch (InvalidPathException e) {
            throw new Problem(Text.of("problem.home.invalid", "path", e.getInput()), e);
        }
    }

    public Path image() {
        return directory.resolve("image");
    }

    public Path keys() {
        return directory.resolve("keys");
    }

    public Path lab(String id) {
        return directory.resolve("labs").resolve(id);
    }

    /** Where the learner of a lab is, and in which language. */
    Path progress(String id) {
        return lab(id).resolve("progress.json");
    }

    /** Makes a lab's directory; refuses one in which somebody keeps the lab itself. */
    Path labPrepared(String id) {
        if (Files.exists(lab(id).resolve("lab.yaml"))) {
            throw Problem.of(
                    "problem.home.holds-labs",
                    "folder",
                    lab(id).toString(),
                    "labs",
                    directory.resolve("labs").toString());
        }
        return prepared(lab(id));
    }

    /** The labs that have a directory here. */
    public List<String> labsWithState() {
        try (Stream<Path> found = Files.list(directory.resolve("labs"))) {
            return found.filter(Files::isDirectory)
                    .map(it -> it.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    /** Makes a directory of this home, or says why it cannot be. */
    public Path prepared(Path inside) {
        try {
            var posix = directory.getFileSystem().supportedFileAttributeViews().contains("posix");
            if (posix) {
                var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
                Files.createDirectories(inside, ownerOnly);
            } else {
                Files.createDirectories(inside);
            }
        } catch (FileAlreadyExistsException e) {
            throw new Problem(Text.of("problem.home.not-a-directory", "path", String.valueOf(e.getFile())), e);
        } catch (IOException e) {
            throw new Problem(Text.of("problem.home.not-writable", "path", inside.toString(), "why", reason(e)), e);
        }
        if (!Files.isWritable(inside)) {
            throw Problem.of("problem.home.not-writable", "path", inside.toString(), "why", "read-only");
        }
        return inside;
    }

    /** What the system says, such as “Read-only file system”, or else what kind of trouble it is. */
    static String reason(IOException e) {
        if (e instanceof FileSystemException file && file.getReason() != null) {
            return file.getReason();
        }
        return e.getClass().getSimpleName().replace("Exception", "");
    }
}
