package dev.overlaylab.labs.driver.checkpoint;

import dev.overlaylab.i18n.Problem;
import dev.overlaylab.labs.driver.record.MachineFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.zip.CRC32C;

/**
 * Size and checksum of every file below a folder, by which damage is found out before it does any.
 *
 * @param files in order of their paths
 */
public record Seal(List<Entry> files) {
    private static final int CHUNK = 1 << 20;

    public Seal {
        files = List.copyOf(files);
    }

    /** A file by its path below the folder. */
    public record Entry(String path, long size, long crc) {}

    /** Looks at all that is there now. */
    public static Seal of(Path folder) {
        try (var all = Files.walk(folder)) {
            return new Seal(all.filter(it -> Files.isRegularFile(it, LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .map(it -> entry(folder, it))
                    .toList());
        } catch (IOException e) {
            throw MachineFolder.trouble(folder, e);
        } catch (UncheckedIOException e) {
            throw MachineFolder.trouble(folder, Objects.requireNonNull(e.getCause()));
        }
    }

    /** Says which file is not what it was; returns when all are. */
    public void verify(Path folder) {
        for (var entry : files) {
            var file = folder.resolve(entry.path()).normalize();
            if (!file.startsWith(folder) || !isSame(file, entry)) {
                throw Problem.of("problem.checkpoint.damaged", "file", file.toString());
            }
        }
    }

    private static boolean isSame(Path file, Entry entry) {
        try {
            return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                    && Files.size(file) == entry.size()
                    && crc(file) == entry.crc();
        } catch (IOException e) {
            return false;
        }
    }

    private static Entry entry(Path folder, Path file) {
        try {
            return new Entry(folder.relativize(file).toString(), Files.size(file), crc(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long crc(Path file) throws IOException {
        var crc = new CRC32C();
        var buffer = ByteBuffer.allocateDirect(CHUNK);
        try (var channel = FileChannel.open(file)) {
            while (channel.read(buffer) >= 0) {
                crc.update(buffer.flip());
                buffer.clear();
            }
        }
        return crc.getValue();
    }
}
