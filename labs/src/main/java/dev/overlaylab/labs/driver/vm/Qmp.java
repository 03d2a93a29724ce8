package dev.overlaylab.labs.driver.vm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.overlaylab.labs.driver.process.Deadline;
import dev.overlaylab.labs.driver.record.MachineFolder;
import dev.overlaylab.labs.driver.record.PrivateFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

/** QEMU's control socket, spoken to one command at a time. */
final class Qmp {
    /** What fits into the kernel's socket address, its closing zero left out. */
    private static final int LONGEST_PATH = 107;

    private static final Duration TIME_TO_ANSWER = Duration.ofSeconds(10);
    private static final JsonMapper JSON = new JsonMapper();

    private Qmp() {}

    /** In the machine's folder, or where paths are short when that is too deep. */
    static Path socket(MachineFolder folder) {
        var near = folder.file("control.sock");
        if (near.toString().getBytes(StandardCharsets.UTF_8).length <= LONGEST_PATH) {
            return near;
        }
        return farDirectory(folder).resolve("control.sock");
    }

    static void prepareSocket(MachineFolder folder) throws IOException {
        removeSocket(folder);
        if (isFar(folder)) {
            // Must be new, so that nobody else's directory is used in a place where everybody may make one.
            PrivateFiles.newDirectory(farDirectory(folder));
        }
    }

    static void removeSocket(MachineFolder folder) throws IOException {
        Files.deleteIfExists(socket(folder));
        if (isFar(folder)) {
            Files.deleteIfExists(farDirectory(folder));
        }
    }

    private static boolean isFar(MachineFolder folder) {
        return !socket(folder).startsWith(folder.path());
    }

    private static Path farDirectory(MachineFolder folder) {
        var id = UUID.nameUUIDFromBytes(folder.path().toString().getBytes(StandardCharsets.UTF_8));
        return Path.of("/tmp", "overlaylab-" + id);
    }

    /** Gives one command without arguments and returns what QEMU answered. */
    static JsonNode tell(MachineFolder folder, String command) throws IOException {
        try (var channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(socket(folder)));
            var deadline = Deadline.in(TIME_TO_ANSWER);
            answer(channel, "QMP", deadline);
            send(channel, "qmp_capabilities");
            answer(channel, "return", deadline);
            send(channel, command);
            return answer(channel, "return", deadline);
        }
    }

    private static void send(SocketChannel channel, String command) throws IOException {
        var bytes = ByteBuffer.wrap(JSON.writeValueAsBytes(Map.of("execute", command)));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /** The next message with that member; events that come in between are passed over. */
    private static JsonNode answer(SocketChannel channel, String member, Deadline deadline) throws IOException {
        while (true) {
            var message = JSON.readTree(line(channel, deadline));
            if (message.has("error")) {
                throw new IOException("QEMU: " + message.get("error"));
            }
            if (message.has(member)) {
                return message.get(member);
            }
        }
    }

    private static byte[] line(SocketChannel channel, Deadline deadline) throws IOException {
        var line = new ByteArrayOutputStream();
        var one = ByteBuffer.allocate(1);
        channel.configureBlocking(false);
        try (var selector = Selector.open()) {
            channel.register(selector, SelectionKey.OP_READ);
            while (true) {
                int read = channel.read(one.clear());
                if (read < 0) {
                    throw new IOException("QEMU hung up");
                } else if (read == 0) {
                    waitFor(selector, deadline);
                } else if (one.get(0) == '\n') {
                    break;
                } else {
                    line.write(one.get(0));
                }
            }
        }
        channel.configureBlocking(true);
        return line.toByteArray();
    }

    private static void waitFor(Selector selector, Deadline deadline) throws IOException {
        if (deadline.passed()) {
            throw new IOException("QEMU does not answer");
        }
        selector.select(Math.max(1, deadline.left().toMillis()));
        selector.selectedKeys().clear();
        if (Thread.currentThread().isInterrupted()) {
            throw new IOException("interrupted");
        }
    }
}
