package dev.overlaylab.shell.journal;

import dev.overlaylab.i18n.Problem;
import dev.overlaylab.i18n.Text;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Function;

/** A file that one process holds at a time: a lock that the system gives back however the process ends. */
public final class HeldFile implements AutoCloseable {
    private final FileChannel channel;

    private HeldFile(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes it.
     *
     * @param held the problem when a process has it already; gets that process's ID
     */
    public static HeldFile take(Path file, Function<String, Problem> held) {
        try {
            var channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            try {
                if (channel.tryLock() != null) {
                    channel.truncate(0);
                    channel.write(ByteBuffer.wrap(
                            Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
                    return new HeldFile(channel);
                }
            } catch (OverlappingFileLockException e) {
                // Another session of this very process has it: same answer.
            }
            channel.close();
            throw held.apply(holder(file));
        } catch (IOException e) {
            throw new Problem(
                    Text.of(
                            "problem.home.not-writable",
                            "path",
                            file.toString(),
                            "why",
                            String.valueOf(e.getMessage())),
                    e);
        }
    }

    private static String holder(Path file) throws IOException {
        var written = Files.readString(file, StandardCharsets.ISO_8859_1).strip();
        return written.matches("\\d{1,10}") ? written : "?";
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
