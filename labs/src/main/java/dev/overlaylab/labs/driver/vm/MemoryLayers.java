package dev.overlaylab.labs.driver.vm;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A machine's memory as layers of pages, the lowest first; pages that no layer has are zeros. */
final class MemoryLayers implements AutoCloseable {
    private static final int CHUNK_PAGES = 1024;
    private static final int NOWHERE = -1;
    private static final ByteBuffer NOTHING =
            ByteBuffer.allocateDirect(CHUNK_PAGES * MemoryLayer.PAGE).asReadOnlyBuffer();

    private final List<MemoryLayer> layers;
    /** By page: which layer has it, or {@link #NOWHERE}; and at which place there. */
    private final int[] layerOf;

    private final int[] placeOf;

    private MemoryLayers(List<MemoryLayer> layers, int[] layerOf, int[] placeOf) {
        this.layers = layers;
        this.layerOf = layerOf;
        this.placeOf = placeOf;
    }

    static MemoryLayers open(List<Path> files, long bytes) throws IOException {
        var opened = new ArrayList<MemoryLayer>();
        try {
            var layerOf = new int[(int) (bytes / MemoryLayer.PAGE)];
            var placeOf = new int[layerOf.length];
            Arrays.fill(layerOf, NOWHERE);
            for (var file : files) {
                var layer = MemoryLayer.open(file);
                opened.add(layer);
                int place = 0;
                for (int entry = 0; entry < layer.entries(); entry++) {
                    int page = layer.page(entry);
                    if (page >= layerOf.length) {
                        throw new IOException(file + " is of a larger machine");
                    }
                    layerOf[page] = layer.isZero(entry) ? NOWHERE : opened.size() - 1;
                    placeOf[page] = layer.isZero(entry) ? 0 : place++;
                }
            }
            return new MemoryLayers(opened, layerOf, placeOf);
        } catch (IOException | RuntimeException e) {
            closeAll(opened);
            throw e;
        }
    }

    /** Fills memory that is all zeros. */
    void fill(FileChannel memory) throws IOException {
        var run = ByteBuffer.allocateDirect(CHUNK_PAGES * MemoryLayer.PAGE);
        for (int first = 0; first < layerOf.length; ) {
            if (layerOf[first] == NOWHERE) {
                first++;
                continue;
            }
            int end = first + 1;
            while (end < layerOf.length && end - first < CHUNK_PAGES && layerOf[end] != NOWHERE) {
                end++;
            }
            read(first, end, run.clear());
            run.flip();
            for (long at = (long) first * MemoryLayer.PAGE; run.hasRemaining(); ) {
                at += memory.write(run, at);
            }
            first = end;
        }
    }

    /** Writes a layer of what memory has that these layers have not. */
    void difference(FileChannel memory, Path layer) throws IOException {
        var zeros = ByteBuffer.allocateDirect(MemoryLayer.PAGE);
        var before = ByteBuffer.allocateDirect(CHUNK_PAGES * MemoryLayer.PAGE);
        var chunk = ByteBuffer.allocateDirect(CHUNK_PAGES * MemoryLayer.PAGE);
        try (var writer = new MemoryLayer.Writer(layer)) {
            for (int first = 0; first < layerOf.length; first += CHUNK_PAGES) {
                int pages = Math.min(CHUNK_PAGES, layerOf.length - first);
                read(memory, (long) first * MemoryLayer.PAGE, chunk.clear().limit(pages * MemoryLayer.PAGE));
                read(first, first + pages, before.clear());
                for (int i = 0; i < pages; i++) {
                    var now = chunk.slice(i * MemoryLayer.PAGE, MemoryLayer.PAGE);
                    if (now.mismatch(before.slice(i * MemoryLayer.PAGE, MemoryLayer.PAGE)) < 0) {
                        continue;
                    }
                    if (now.mismatch(zeros) < 0) {
                        writer.zero(first + i);
                    } else {
                        writer.page(first + i, now);
                    }
                }
            }
            writer.finish();
        }
    }

    /** Puts the content of some pages into a buffer; what lies together in a layer is read together. */
    private void read(int first, int end, ByteBuffer into) throws IOException {
        for (int page = first; page < end; ) {
            int from = page++;
            while (page < end && follows(page)) {
                page++;
            }
            int bytes = (page - from) * MemoryLayer.PAGE;
            if (layerOf[from] == NOWHERE) {
                into.put(NOTHING.slice(0, bytes));
            } else {
                layers.get(layerOf[from]).read(placeOf[from], into.slice(into.position(), bytes));
                into.position(into.position() + bytes);
            }
        }
    }

    /** Whether a page's content lies behind that of the page before. */
    private boolean follows(int page) {
        return layerOf[page] == layerOf[page - 1]
                && (layerOf[page] == NOWHERE || placeOf[page] == placeOf[page - 1] + 1);
    }

    private static void read(FileChannel memory, long from, ByteBuffer into) throws IOException {
        for (long at = from; into.hasRemaining(); ) {
            int count = memory.read(into, at);
            if (count < 0) {
                throw new IOException("the machine has less memory than recorded");
            }
            at += count;
        }
    }

    private static void closeAll(List<MemoryLayer> layers) throws IOException {
        for (var layer : layers) {
            layer.close();
        }
    }

    @Override
    public void close() throws IOException {
        closeAll(layers);
    }
}
