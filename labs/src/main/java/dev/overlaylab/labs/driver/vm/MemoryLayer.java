package dev.overlaylab.labs.driver.vm;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file of memory pages: those in which a moment differs from the layers under it.
 *
 * <p>The pages come first, then an index with the number of each page, then how many there are. A page of zeros is in the
 * index only.
 */
final class MemoryLayer implements AutoCloseable {
    static final int PAGE = 4096;

    /** In the index: marks a page of zeros, which has no bytes here. */
    private static final int ZERO = 1 << 31;

    private static final long MAGIC = 0x6f6c_6d65_6d6f_7231L;
    private static final int FOOTER = 3 * Long.BYTES;

    private final FileChannel file;
    private final int[] index;

    private MemoryLayer(FileChannel file, int[] index) {
        this.file = file;
        this.index = index;
    }

    static MemoryLayer open(Path path) throws IOException {
        var file = FileChannel.open(path, StandardOpenOption.READ);
        try {
            long size = file.size();
            if (size < FOOTER) {
                throw new IOException(path + " is too short");
            }
            var footer = read(file, size - FOOTER, FOOTER);
            long magic = footer.getLong();
            int entries = (int) footer.getLong();
            long data = footer.getLong();
            if (magic != MAGIC || entries < 0 || data + (long) entries * Integer.BYTES + FOOTER != size) {
                throw new IOException(path + " is not whole");
            }
            var index = new int[entries];
            read(file, data, entries * Integer.BYTES).asIntBuffer().get(index);
            return new MemoryLayer(file, index);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private static ByteBuffer read(FileChannel file, long from, int length) throws IOException {
        var bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        readInto(bytes, file, from);
        return bytes.flip();
    }

    private static void readInto(ByteBuffer bytes, FileChannel file, long from) throws IOException {
        for (long at = from; bytes.hasRemaining(); ) {
            int count = file.read(bytes, at);
            if (count < 0) {
                throw new IOException("unexpected end of file");
            }
            at += count;
        }
    }

    int entries() {
        return index.length;
    }

    /** Which page of the machine an entry tells about. */
    int page(int entry) {
        return index[entry] & ~ZERO;
    }

    boolean isZero(int entry) {
        return (index[entry] & ZERO) != 0;
    }

    /**
     * Reads stored pages, from a place among them on, until a buffer is full.
     *
     * <p>Not through a mapping: that would hold the file, and its room on the disk, until the collector comes by.
     */
    void read(int place, ByteBuffer into) throws IOException {
        readInto(into, file, (long) place * PAGE);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    /** Writes a layer, page by page in rising order; it is one only when finished. */
    static final class Writer implements AutoCloseable {
        private static final int BUFFERED_PAGES = 256;

        private final FileChannel file;
        private final ByteBuffer pages = ByteBuffer.allocateDirect(BUFFERED_PAGES * PAGE);
        private int[] index = new int[1 << 14];
        private int entries;
        private long written;

        Writer(Path path) throws IOException {
            Files.deleteIfExists(path);
            file = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        }

        void zero(int page) {
            note(page | ZERO);
        }

        void page(int page, ByteBuffer bytes) throws IOException {
            note(page);
            pages.put(bytes);
            if (!pages.hasRemaining()) {
                drain();
            }
        }

        private void note(int entry) {
            if (entries == index.length) {
                index = java.util.Arrays.copyOf(index, 2 * entries);
            }
            index[entries++] = entry;
        }

        private void drain() throws IOException {
            pages.flip();
            written += pages.remaining();
            writeAll(pages);
            pages.clear();
        }

        private void writeAll(ByteBuffer bytes) throws IOException {
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
        }

        void finish() throws IOException {
            drain();
            var tail = ByteBuffer.allocate(entries * Integer.BYTES + FOOTER).order(ByteOrder.LITTLE_ENDIAN);
            tail.asIntBuffer().put(index, 0, entries);
            tail.position(entries * Integer.BYTES);
            tail.putLong(MAGIC).putLong(entries).putLong(written);
            writeAll(tail.flip());
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
