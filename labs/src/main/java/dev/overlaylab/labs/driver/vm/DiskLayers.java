package dev.overlaylab.labs.driver.vm;

import dev.overlaylab.labs.driver.process.Tool;
import dev.overlaylab.labs.driver.record.MachineFolder;
import dev.overlaylab.labs.driver.record.PrivateFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A machine's disk: qcow2 files in its folder {@code disk}, each but the lowest on top of another there.
 *
 * <p>{@code disk.qcow2} is a symbolic link to the top one, the only one that is written to. A layer names the one under it
 * without a folder, so the same files, hard-linked into another folder, are the same disk there.
 */
record DiskLayers(MachineFolder folder) {
    private static final Duration TIME_FOR_A_DISK = Duration.ofSeconds(30);
    private static final String SUFFIX = ".qcow2";
    private static final int LONGEST_NODE = 31;
    private static final int HEADER = 20;
    private static final int MAGIC = 0x514649fb;
    private static final int LONGEST_NAME = 1023;

    Path directory() {
        return folder.file("disk");
    }

    private Path link() {
        return folder.file("disk.qcow2");
    }

    /** The layer that the machine writes to. */
    Path top() throws IOException {
        if (!Files.isSymbolicLink(link())) {
            // Made before disks had layers: it becomes the first one.
            PrivateFiles.directory(directory());
            var layer = newName();
            Files.move(link(), layer);
            pointAt(layer);
        }
        return directory().resolve(Files.readSymbolicLink(link()).getFileName());
    }

    /** Makes the first layer, over a disk that is outside the folder. */
    void makeOver(Path base) throws IOException, InterruptedException {
        PrivateFiles.directory(directory());
        pointAt(newLayer(base.toAbsolutePath().toString()));
    }

    /** Makes an empty layer over one of this folder; it is the top one from now on. */
    Path cover(Path layer) throws IOException, InterruptedException {
        var cover = newLayer(layer.getFileName().toString());
        pointAt(cover);
        return cover;
    }

    /** A layer and all under it, down to the lowest of this folder. */
    static List<Path> chain(Path top) throws IOException {
        var chain = new ArrayList<Path>();
        for (var layer = Optional.of(top); layer.isPresent(); layer = below(layer.get())) {
            chain.add(layer.get());
        }
        return chain;
    }

    /** Takes layers from elsewhere over, the top one first, and lets the machine write to a new one over them. */
    void adopt(List<Path> layers) throws IOException, InterruptedException {
        PrivateFiles.directory(directory());
        for (var layer : layers) {
            var here = directory().resolve(layer.getFileName());
            Links.put(layer, here);
        }
        cover(directory().resolve(layers.get(0).getFileName()));
        sweep();
    }

    /** Removes layers that are no longer part of the disk. */
    void sweep() throws IOException {
        var needed = chain(top());
        try (var files = Files.list(directory())) {
            for (var file : files.filter(it -> !needed.contains(it)).toList()) {
                Files.delete(file);
            }
        }
    }

    /** The layer that QEMU knows by a name. */
    Path layer(String node) {
        return directory().resolve(node + SUFFIX);
    }

    /** By what QEMU shall know a layer: its file's name, within what QEMU allows. */
    static String node(Path layer) {
        return layer.getFileName().toString().replaceFirst(SUFFIX + "$", "");
    }

    private Path newName() {
        var digits = UUID.randomUUID().toString().replace("-", "");
        return layer("disk" + digits.substring(0, LONGEST_NODE - "disk".length()));
    }

    private Path newLayer(String below) throws InterruptedException {
        var layer = newName();
        Tool.mustRun(
                List.of("qemu-img", "create", "-q", "-f", "qcow2", "-F", "qcow2", "-b", below, layer.toString()),
                TIME_FOR_A_DISK);
        return layer;
    }

    private void pointAt(Path layer) throws IOException {
        var part = folder.file("disk.qcow2.part");
        Files.deleteIfExists(part);
        Files.createSymbolicLink(part, Path.of("disk", layer.getFileName().toString()));
        Files.move(part, link(), java.nio.file.StandardCopyOption.ATOMIC_MOVE);
    }

    /** The layer under one, when it is in the same folder. The name is in the qcow2 header. */
    private static Optional<Path> below(Path layer) throws IOException {
        try (var file = FileChannel.open(layer, StandardOpenOption.READ)) {
            var header = read(file, 0, HEADER);
            if (header.getInt() != MAGIC) {
                throw new IOException(layer + " is not a qcow2 file");
            }
            header.getInt();
            long at = header.getLong();
            int length = header.getInt();
            if (at == 0 || length < 0 || length > LONGEST_NAME) {
                return Optional.empty();
            }
            var name = StandardCharsets.UTF_8.decode(read(file, at, length)).toString();
            return name.contains("/") ? Optional.empty() : Optional.of(layer.resolveSibling(name));
        }
    }

    private static ByteBuffer read(FileChannel file, long from, int length) throws IOException {
        var bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining()) {
            if (file.read(bytes, from + bytes.position()) < 0) {
                throw new IOException("the file ends early");
            }
        }
        return bytes.flip();
    }
}
