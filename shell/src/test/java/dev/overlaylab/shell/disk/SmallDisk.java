package dev.overlaylab.shell.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A real disk of its own that can be full: a tmpfs, which only the administrator may mount. */
public final class SmallDisk implements AutoCloseable {
    private static final int SOME = 4096;

    private final Path folder;

    private SmallDisk(Path folder) {
        this.folder = folder;
    }

    /** Mounts one at a folder; without the rights to do so the test is skipped. */
    public static SmallDisk at(Path folder, int kilobytes) throws IOException {
        assumeTrue(System.getProperty("user.name").equals("root"), "a disk of one's own needs the administrator");
        Files.createDirectories(folder);
        assumeTrue(ran("mount", "-t", "tmpfs", "-o", "size=" + kilobytes + "k", "test", folder.toString()) == 0);
        return new SmallDisk(folder);
    }

    public Path folder() {
        return folder;
    }

    /** Leaves no room, but for so many pages. */
    public void fill(int pages) throws IOException {
        try (var out = Files.newOutputStream(folder.resolve("filler"))) {
            while (true) {
                out.write(new byte[SOME]);
            }
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("No space");
        }
        try (var channel =
                java.nio.channels.FileChannel.open(folder.resolve("filler"), java.nio.file.StandardOpenOption.WRITE)) {
            channel.truncate(Math.max(0, channel.size() - (long) pages * SOME));
        }
    }

    public void makeRoom() throws IOException {
        Files.delete(folder.resolve("filler"));
    }

    @Override
    public void close() throws IOException {
        assertThat(ran("umount", folder.toString())).isZero();
    }

    private static int ran(String... command) throws IOException {
        return new ProcessBuilder(List.of(command))
                .inheritIO()
                .start()
                .onExit()
                .join()
                .exitValue();
    }
}
