package dev.overlaylab.shell.journal;

import dev.overlaylab.i18n.Problem;
import dev.overlaylab.i18n.Text;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;

/** Files that are whole after a crash: the old content or the new, never half of it. */
public final class DurableFile {
    private DurableFile() {}

    /** Puts {@code content} in the file's place in one step, readable by its owner alone. */
    public static void replace(Path file, byte[] content) {
        var fresh = file.resolveSibling(file.getFileName() + ".new");
        try {
            try (var channel = FileChannel.open(
                    fresh, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
                ownerOnly(fresh);
                writeAll(channel, content);
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw notWritten(file, e);
        }
    }

    static void writeAll(FileChannel channel, byte[] content) throws IOException {
        var buffer = ByteBuffer.wrap(content);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
        channel.force(false);
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

    static void ownerOnly(Path file) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
    }

    static Problem notWritten(Path file, IOException cause) {
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
