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
        long from = 0;
        for (int page = 0; page <= layerOf.length; page++) {
            boolean stored = page < layerOf.length && layerOf[page] != NOWHERE;
            if (run.position() > 0 && (!stored || !run.hasRemaining())) {
                run.flip();
                for (long at = from; run.hasRemaining(); ) {
                    at += memory.write(run, at);
                }
                run.clear();
            }
            if (stored) {
                if (run.position() == 0) {
                    from = (long) page * MemoryLayer.PAGE;
                }
                run.put(bytes(page));
            }
        }
    }

    /** Writes a layer of what memory has that these layers have not. */
    void difference(FileChannel memory, Path layer) throws IOException {
        var zeros = ByteBuffer.allocateDirect(MemoryLayer.PAGE);
        var chunk = ByteBuffer.allocateDirect(CHUNK_PAGES * MemoryLayer.PAGE);
        try (var writer = new MemoryLayer.Writer(layer)) {
            for (int first = 0; first < layerOf.length; first += CHUNK_PAGES) {
                int pages = Math.min(CHUNK_PAGES, layerOf.length - first);
                read(memory, (long) first * MemoryLayer.PAGE, chunk.clear().limit(pages * MemoryLayer.PAGE));
                for (int i = 0; i < pages; i++) {
                    var now = chunk.slice(i * MemoryLayer.PAGE, MemoryLayer.PAGE);
                    boolean wasZero = layerOf[first + i] == NOWHERE;
                    if (now.mismatch(wasZero ? zeros : bytes(first + i)) < 0) {
                        continue;
                    }
                    if (!wasZero && now.mismatch(zeros) < 0) {
                        writer.zero(first + i);
                    } else {
                        writer.page(first + i, now);
                    }
                }
            }
            writer.finish();
        }
    }

    private ByteBuffer bytes(int page) {
        return layers.get(layerOf[page]).stored(placeOf[page]);
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
