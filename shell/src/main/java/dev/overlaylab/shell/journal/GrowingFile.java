package dev.overlaylab.shell.journal;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/**
 * A file that grows by whole lines, each on the disk before the next. What could not be written to its end, because the disk was
 * full, is not in the way of the next line.
 */
public final class GrowingFile implements AutoCloseable {
    private static final int SOME = 1 << 13;

    private final RandomAccessFile file;
    private long whole;

    private GrowingFile(RandomAccessFile file) {
        this.file = file;
    }

    /** Opens or begins one, for its owner alone. Half a line at the end is one that was never written: it is cut off. */
    public static GrowingFile open(Path path) throws IOException {
        var growing = new GrowingFile(new RandomAccessFile(path.toFile(), "rw"));
        DurableFile.ownerOnly(path);
        growing.cutTo(growing.wholeLines());
        return growing;
    }

    private long wholeLines() throws IOException {
        var some = new byte[SOME];
        for (long end = file.length(); end > 0; ) {
            long from = Math.max(0, end - SOME);
            int length = (int) (end - from);
            file.seek(from);
            file.readFully(some, 0, length);
            for (int i = length - 1; i >= 0; i--) {
                if (some[i] == '\n') {
                    return from + i + 1;
                }
            }
            end = from;
        }
        return 0;
    }

    /** Adds lines, with their ends; after an exception the file is as it was, or will be before anything else is added. */
    public void append(byte[] lines) throws IOException {
        if (file.length() != whole) {
            cutTo(whole);
        }
        file.seek(whole);
        boolean done = false;
        try {
            DurableFile.writeAll(file, lines);
            whole += lines.length;
            done = true;
        } finally {
            if (!done) {
                file.setLength(whole);
            }
        }
    }

    /** How long the file is. */
    public long length() {
        return whole;
    }

    /** Takes back what was added since the file was that long. */
    public void cutTo(long length) throws IOException {
        file.setLength(length);
        whole = length;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
