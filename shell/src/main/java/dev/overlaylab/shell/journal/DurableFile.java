package dev.overlaylab.shell.journal;

import dev.overlaylab.i18n.Problem;
import dev.overlaylab.i18n.Text;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;

/** Files that are whole after a crash: the old content or the new, never half of it. */
public final class DurableFile {
    private DurableFile() {}

    /** Puts {@code content} in the file's place in one step, readable by its owner alone. */
    public static void replace(Path file, byte[] content) {
        var fresh = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.deleteIfExists(fresh);
            try (var writing = new RandomAccessFile(fresh.toFile(), "rw")) {
                ownerOnly(fresh);
                writeAll(writing, content);
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            // A full disk has no room for half a file that nobody reads; if it cannot even be deleted, the first
            // trouble counts.
            fresh.toFile().delete();
            throw notWritten(file, e);
        }
    }

    /** Through a file that, unlike a channel, an interrupt (a learner's Ctrl-C) does not close. */
    public static void writeAll(RandomAccessFile file, byte[] content) throws IOException {
        file.write(content);
        file.getFD().sync();
    }

    /** Keeps a file we cannot read under another name, and says which. */
    static Path setAside(Path file, Instant now) {
        var stamp = now.toString().replaceAll("[^0-9TZ]", "");
        try {
            for (int attempt = 0; ; attempt++) {
                var aside = file.resolveSibling(
                        file.getFileName() + ".set-aside-" + stamp + (attempt == 0 ? "" : "-" + attempt));
                if (!Files.exists(aside)) {
                    return Files.move(file, aside);
                }
            }
        } catch (IOException e) {
            throw notWritten(file, e);
        }
    }

    /** Lets nobody but the owner read a file. */
    public static void ownerOnly(Path file) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
    }

    /** Makes a directory, and those above it that are not there, for its owner alone; one that is there stays as it is. */
    public static void privateDirectories(Path directory) throws IOException {
        if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
            Files.createDirectories(directory, owner);
        } else {
            Files.createDirectories(directory);
        }
    }

    /** What to say of a file that could not be written. */
    public static Problem notWritten(Path file, IOException cause) {
        return new Problem(
                Text.of(
                        "problem.state.not-written",
                        "file",
                        file.toString(),
                        "why",
                        String.valueOf(cause.getMessage())),
                cause);
    }
}
