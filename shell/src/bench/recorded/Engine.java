import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Engines that answer from what was recorded: {@code java Engine.java RECORDED SOCKETS}. It listens on {@code SOCKETS/MACHINE.sock}
 * for each machine, and a container that is started prints what was printed by one on the same network. Prints a line when it
 * listens, and ends with its input.
 */
final class Engine {
    private final Path recorded;
    private final Map<String, byte[]> files = new ConcurrentHashMap<>();
    private final Map<String, Container> containers = new ConcurrentHashMap<>();
    private final AtomicLong made = new AtomicLong();

    private record Container(byte[] prints, CountDownLatch started) {}

    private record Request(String method, String path, boolean upgrades, String body) {}

    private Engine(Path recorded) {
        this.recorded = recorded;
    }

    public static void main(String[] args) throws Exception {
        for (var machine : List.of("mh-keystore", "mhs-demo0", "mhs-demo1")) {
            var listening = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            listening.bind(UnixDomainSocketAddress.of(Path.of(args[1], machine + ".sock")), 256);
            var engine = new Engine(Path.of(args[0], machine));
            start(() -> {
                while (true) {
                    var stream = listening.accept();
                    start(() -> engine.serve(stream));
                }
            });
        }
        System.out.println("listening");
        System.in.readAllBytes();
        System.exit(0);
    }

    private interface Work {
        void done() throws Exception;
    }

    private static void start(Work work) {
        var thread = new Thread(
                null,
                () -> {
                    try {
                        work.done();
                    } catch (IOException e) {
                        // Whoever asked has gone.
                    } catch (Exception e) {
                        e.printStackTrace();
                    }
                },
                "engine",
                256 * 1024);
        thread.setDaemon(true);
        thread.start();
    }

    private void serve(SocketChannel stream) throws IOException, InterruptedException {
        try (stream) {
            var in = new BufferedInputStream(Channels.newInputStream(stream));
            var out = Channels.newOutputStream(stream);
            Request request;
            while ((request = read(in)) != null) {
                if (!answer(request, out)) {
                    return;
                }
            }
        }
    }

    /** Whether the stream may be used again. */
    private boolean answer(Request request, OutputStream out) throws IOException, InterruptedException {
        var path = request.path().replaceFirst("\\?.*", "").replaceFirst("^/v[0-9.]+", "");
        var words = path.split("/");
        var container = words.length > 2 ? containers.get(words[2]) : null;
        switch (request.method() + " " + words[words.length - 1]) {
            case "HEAD _ping" -> out.write(json("HTTP/1.1 200 OK\r\nApi-Version: 1.41\r\nContent-Length: 2\r\n\r\n"));
            case "GET _ping" -> say(out, "200 OK", "text/plain", "OK".getBytes(StandardCharsets.US_ASCII));
            case "GET info", "GET networks" -> say(out, "200 OK", "application/json", file(words[1]));
            case "GET json" -> say(out, "200 OK", "application/json", words.length > 3 ? inspected() : file("containers"));
            case "POST create" -> {
                var id = "%064x".formatted(made.incrementAndGet());
                var name = request.path().contains("name=") ? request.path().replaceFirst(".*[?&]name=", "") : id;
                var network = request.body().contains("\"NetworkMode\":\"my-net\"") ? "run-my-net" : "run-bridge";
                containers.put(name, new Container(file(network), new CountDownLatch(1)));
                say(out, "201 Created", "application/json", json("{\"Id\":\"" + id + "\",\"Warnings\":[]}"));
            }
            case "POST attach" -> {
                out.write(json((request.upgrades() ? "HTTP/1.1 101 UPGRADED\r\nConnection: Upgrade\r\nUpgrade: tcp" : "HTTP/1.1 200 OK")
                        + "\r\nContent-Type: application/vnd.docker.raw-stream\r\n\r\n"));
                container.started().await();
                var frame = ByteBuffer.allocate(8 + container.prints().length);
                frame.put((byte) 1).put(new byte[3]).putInt(container.prints().length).put(container.prints());
                out.write(frame.array());
                return false;
            }
            case "POST start" -> {
                container.started().countDown();
                out.write(json("HTTP/1.1 204 No Content\r\nApi-Version: 1.41\r\n\r\n"));
            }
            case "POST wait" -> {
                // Whoever waits is told at once that its question has come, and may start the container only then.
                out.write(json("HTTP/1.1 200 OK\r\nApi-Version: 1.41\r\nContent-Type: application/json\r\n"
                        + "Transfer-Encoding: chunked\r\n\r\n"));
                container.started().await();
                if (request.path().contains("condition=removed")) {
                    containers.remove(words[2]);
                }
                out.write(json("10\r\n{\"StatusCode\":0}\r\n0\r\n\r\n"));
            }
            default -> {
                if (request.method().equals("DELETE") && container != null) {
                    containers.remove(words[2]);
                    out.write(json("HTTP/1.1 204 No Content\r\nApi-Version: 1.41\r\n\r\n"));
                } else {
                    say(out, "404 Not Found", "application/json", json("{\"message\":\"not recorded: " + path + "\"}"));
                }
            }
        }
        return true;
    }

    /** A container whose processes are those of this program, as far as anybody looks at them. */
    private static byte[] inspected() {
        return json("{\"Id\":\"1\",\"State\":{\"Pid\":" + ProcessHandle.current().pid() + "}}");
    }

    private byte[] file(String name) {
        return files.computeIfAbsent(name, it -> {
            try {
                return Files.readAllBytes(recorded.resolve(it));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static byte[] json(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void say(OutputStream out, String status, String type, byte[] body) throws IOException {
        var head = "HTTP/1.1 " + status + "\r\nApi-Version: 1.41\r\nContent-Type: " + type + "\r\nContent-Length: " + body.length
                + "\r\n\r\n";
        var all = new ByteArrayOutputStream();
        all.write(json(head));
        all.write(body);
        out.write(all.toByteArray());
    }

    /** Null at the end of the stream. */
    private static Request read(InputStream in) throws IOException {
        var head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                return null;
            }
            head.append((char) next);
        }
        var lines = head.toString().split("\r\n");
        int length = 0;
        boolean upgrades = false;
        for (var line : lines) {
            upgrades |= line.toLowerCase().startsWith("upgrade:");
            if (line.toLowerCase().startsWith("content-length:")) {
                length = Integer.parseInt(line.substring(15).strip());
            }
        }
        var first = lines[0].split(" ");
        return new Request(first[0], first[1], upgrades, new String(in.readNBytes(length), StandardCharsets.UTF_8));
    }
}
