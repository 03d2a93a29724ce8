package dev.overlaylab.labs.driver.record;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Files that only their owner reads, whole or not there at all. */
public final class PrivateFiles {
    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final FileAttribute<Set<PosixFilePermission>> OWNER_READS =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private PrivateFiles() {}

    /** Makes a directory and its parents, unless it is there. */
    public static Path directory(Path directory) throws IOException {
        return Files.createDirectories(directory, OWNER_ONLY);
    }

    /** Makes a directory that must not be there yet. */
    public static Path newDirectory(Path directory) throws IOException {
        return Files.createDirectory(directory, OWNER_ONLY);
    }

    /** Makes the directory a file shall be in. */
    public static void directoryFor(Path file) throws IOException {
        var parent = file.toAbsolutePath().getParent();
        if (parent != null) {
            directory(parent);
        }
    }

    public static void write(Path file, String content) throws IOException {
        write(file, content.getBytes(StandardCharsets.UTF_8));
    }

    /** Replaces a file in one step: whoever reads it, even after a crash, finds the old content or the new. */
    public static void write(Path file, byte[] content) throws IOException {
        var part = part(file, content);
        try {
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /**
     * Makes a file in one step, unless it is there.
     *
     * @throws java.nio.file.FileAlreadyExistsException when it is
     */
    public static void writeNew(Path file, String content) throws IOException {
        var part = part(file, content.getBytes(StandardCharsets.UTF_8));
        try {
            Files.createLink(file, part);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static Path part(Path file, byte[] content) throws IOException {
        var part =
                Files.createTempFile(file.toAbsolutePath().getParent(), file.getFileName() + ".", ".part", OWNER_READS);
        try (var channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
            var buffer = ByteBuffer.wrap(content);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
            return part;
        } catch (IOException e) {
            Files.deleteIfExists(part);
            throw e;
        }
    }
}
