package dev.overlaylab.labs.driver.vm;

import dev.overlaylab.i18n.Problem;
import dev.overlaylab.i18n.Text;
import dev.overlaylab.labs.driver.process.Deadline;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What QEMU tells of a machine besides its memory: QEMU migrates the machine to us, over a socket, and we to QEMU.
 *
 * @param machine for messages
 * @param socket where the two meet; there is none before and after
 */
record DeviceState(String machine, Qmp qmp, Path socket) {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final int BUFFER = 1 << 18;

    /** Leaves the shared memory out: it is ours to save. */
    private static final Map<String, ?> WITHOUT_MEMORY =
            Map.of("capabilities", List.of(Map.of("capability", "x-ignore-shared", "state", true)));

    /** Writes the devices of a machine that stands still; it can go on afterwards. */
    void save(Path file) throws InterruptedException {
        var deadline = Deadline.in(PATIENCE);
        withoutMemory();
        try {
            Files.deleteIfExists(socket);
            try (var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
                    var out = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                server.bind(UnixDomainSocketAddress.of(socket));
                qmp.run("migrate", Map.of("uri", "unix:" + socket));
                receive(server, out, deadline);
            } finally {
                Files.deleteIfExists(socket);
            }
            requireCompleted(deadline);
        } catch (IOException e) {
            throw trouble(e);
        }
    }

    /** Gives devices to a machine that was started to wait for them; it stands still afterwards. */
    void load(Path file) throws InterruptedException {
        var deadline = Deadline.in(PATIENCE);
        withoutMemory();
        try {
            Files.deleteIfExists(socket);
            qmp.run("migrate-incoming", Map.of("uri", "unix:" + socket));
            try (var to = SocketChannel.open(UnixDomainSocketAddress.of(socket));
                    var in = FileChannel.open(file, StandardOpenOption.READ)) {
                send(in, to, deadline);
            } finally {
                Files.deleteIfExists(socket);
            }
            requireCompleted(deadline);
        } catch (IOException e) {
            throw trouble(e);
        }
    }

    private void withoutMemory() {
        if (!qmp.accepts("migrate-set-capabilities", WITHOUT_MEMORY)) {
            throw Problem.of("problem.driver.cannot-freeze", "name", machine);
        }
    }

    private void requireCompleted(Deadline deadline) throws InterruptedException {
        var status = deadline.first(
                () -> java.util.Optional.of(qmp.run("query-migrate", Map.of())
                                .path("status")
                                .asText())
                        .filter(it ->
                                List.of("completed", "failed", "cancelled").contains(it)),
                PAUSE);
        if (!status.filter("completed"::equals).isPresent()) {
            throw trouble(new IOException("QEMU says " + status.orElse("nothing")));
        }
    }

    private static void receive(ServerSocketChannel server, FileChannel out, Deadline deadline) throws IOException {
        try (var from = accept(server, deadline);
                var selector = watching(from, SelectionKey.OP_READ)) {
            var bytes = ByteBuffer.allocateDirect(BUFFER);
            while (true) {
                int count = from.read(bytes.clear());
                if (count < 0) {
                    return;
                }
                if (count == 0) {
                    await(selector, deadline);
                    continue;
                }
                bytes.flip();
                while (bytes.hasRemaining()) {
                    out.write(bytes);
                }
            }
        }
    }

    private static SocketChannel accept(ServerSocketChannel server, Deadline deadline) throws IOException {
        try (var selector = watching(server, SelectionKey.OP_ACCEPT)) {
            while (true) {
                var accepted = server.accept();
                if (accepted != null) {
                    return accepted;
                }
                await(selector, deadline);
            }
        }
    }

    private static void send(FileChannel in, SocketChannel to, Deadline deadline) throws IOException {
        try (var selector = watching(to, SelectionKey.OP_WRITE)) {
            var bytes = ByteBuffer.allocateDirect(BUFFER);
            while (in.read(bytes.clear()) >= 0) {
                bytes.flip();
                while (bytes.hasRemaining()) {
                    if (to.write(bytes) == 0) {
                        await(selector, deadline);
                    }
                }
            }
        }
    }

    private static Selector watching(SelectableChannel channel, int what) throws IOException {
        channel.configureBlocking(false);
        var selector = Selector.open();
        channel.register(selector, what);
        return selector;
    }

    private static void await(Selector selector, Deadline deadline) throws IOException {
        selector.select(Math.max(1, deadline.left().toMillis()));
        selector.selectedKeys().clear();
        if (deadline.passed()) {
            throw new IOException("no more of it within " + PATIENCE.toSeconds() + " s");
        }
        if (Thread.currentThread().isInterrupted()) {
            throw new IOException("interrupted");
        }
    }

    private Problem trouble(IOException e) {
        return new Problem(
                Text.of("problem.driver.state", "name", machine, "detail", String.valueOf(e.getMessage())), e);
    }
}
