package dev.overlaylab.labs.driver.vm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.overlaylab.i18n.Problem;
import dev.overlaylab.i18n.Text;
import dev.overlaylab.labs.driver.process.Deadline;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** One conversation with a machine's QEMU over its control socket; every answer has a deadline. */
final class Qmp implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int BUFFER = 1 << 16;

    private final String machine;
    private final SocketChannel channel;
    private final Selector selector;
    private final Duration patience;
    private final ByteBuffer heard = ByteBuffer.allocate(BUFFER).flip();
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    private Qmp(String machine, SocketChannel channel, Selector selector, Duration patience) {
        this.machine = machine;
        this.channel = channel;
        this.selector = selector;
        this.patience = patience;
    }

    /**
     * Connects and agrees on the protocol.
     *
     * @param patience for each answer
     * @throws Problem when nobody answers there
     */
    static Qmp connect(String machine, Path socket, Duration patience) {
        try {
            var channel = SocketChannel.open(UnixDomainSocketAddress.of(socket));
            Selector selector = null;
            try {
                channel.configureBlocking(false);
                selector = Selector.open();
                channel.register(selector, SelectionKey.OP_READ);
                var qmp = new Qmp(machine, channel, selector, patience);
                qmp.next(Deadline.in(patience));
                qmp.run("qmp_capabilities", Map.of());
                return qmp;
            } catch (IOException | RuntimeException e) {
                channel.close();
                if (selector != null) {
                    selector.close();
                }
                throw e;
            }
        } catch (IOException e) {
            throw silent(machine, "connect", e);
        }
    }

    /** What a command returns; a refusal is a problem that says why. */
    JsonNode run(String command, Map<String, ?> arguments) {
        var answer = ask(command, arguments);
        if (answer.has("error")) {
            throw Problem.of(
                    "problem.driver.control",
                    "name",
                    machine,
                    "command",
                    command,
                    "detail",
                    answer.path("error").path("desc").asText());
        }
        return answer.path("return");
    }

    /** Whether QEMU took a command that it may not know or not allow now. */
    boolean accepts(String command, Map<String, ?> arguments) {
        return !ask(command, arguments).has("error");
    }

    private JsonNode ask(String command, Map<String, ?> arguments) {
        try {
            var deadline = Deadline.in(patience);
            var request = JSON.createObjectNode().put("execute", command);
            request.set("arguments", JSON.valueToTree(arguments));
            send(ByteBuffer.wrap((request + "\n").getBytes(StandardCharsets.UTF_8)), deadline);
            JsonNode answer = next(deadline);
            while (!answer.has("return") && !answer.has("error")) {
                answer = next(deadline);
            }
            return answer;
        } catch (IOException e) {
            throw silent(machine, command, e);
        }
    }

    private void send(ByteBuffer request, Deadline deadline) throws IOException {
        while (request.hasRemaining()) {
            if (channel.write(request) == 0) {
                await(SelectionKey.OP_WRITE, deadline);
            }
        }
    }

    private JsonNode next(Deadline deadline) throws IOException {
        line.reset();
        while (true) {
            while (heard.hasRemaining()) {
                byte each = heard.get();
                if (each == '\n') {
                    return JSON.readTree(line.toByteArray());
                }
                line.write(each);
            }
            heard.clear();
            int count = channel.read(heard);
            heard.flip();
            if (count < 0) {
                throw new EOFException("QEMU closed the connection");
            }
            if (count == 0) {
                await(SelectionKey.OP_READ, deadline);
            }
        }
    }

    private void await(int what, Deadline deadline) throws IOException {
        channel.keyFor(selector).interestOps(what);
        selector.select(Math.max(1, deadline.left().toMillis()));
        selector.selectedKeys().clear();
        if (Thread.currentThread().isInterrupted()) {
            throw new IOException("interrupted");
        }
        if (deadline.passed()) {
            throw new IOException("no answer within " + patience.toSeconds() + " s");
        }
    }

    private static Problem silent(String machine, String command, IOException e) {
        return new Problem(
                Text.of(
                        "problem.driver.control",
                        "name",
                        machine,
                        "command",
                        command,
                        "detail",
                        String.valueOf(e.getMessage())),
                e);
    }

    @Override
    public void close() {
        try {
            selector.close();
            channel.close();
        } catch (IOException e) {
            // It is closed for all we care.
        }
    }
}
