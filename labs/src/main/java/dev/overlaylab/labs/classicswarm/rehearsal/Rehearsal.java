package dev.overlaylab.labs.classicswarm.rehearsal;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.overlaylab.labs.classicswarm.Swarm;
import dev.overlaylab.labs.classicswarm.http.Dialler;
import dev.overlaylab.labs.classicswarm.http.Headers;
import dev.overlaylab.labs.classicswarm.http.Request;
import dev.overlaylab.labs.classicswarm.http.Server;
import dev.overlaylab.labs.classicswarm.http.Tls;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/** A manager and an agent of a cluster of one engine, and the questions that come first. */
public final class Rehearsal {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern LISTENS = Pattern.compile("listens on port \\[([0-9]+)]");
    private static final byte[] NEW_CONTAINER =
            "{\"Image\":\"nginx\",\"Env\":[\"constraint:node==node\"],\"HostConfig\":{}}".getBytes(UTF_8);

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final StandIn standIn = new StandIn();
    private final List<Thread> players = new ArrayList<>();
    private final Path certificate;
    private final Path key;

    private Rehearsal(Path folder) {
        this.certificate = folder.resolve("cert.pem");
        this.key = folder.resolve("key.pem");
    }

    /**
     * Plays it through.
     *
     * @param words the folder of a certificate that signs itself and of its key
     */
    public static void main(String[] words) throws Exception {
        System.exit(run(Path.of(words[0]), System.out));
    }

    static int run(Path folder, PrintStream out) throws Exception {
        var rehearsal = new Rehearsal(folder);
        try {
            rehearsal.play();
            return 0;
        } catch (IOException failed) {
            out.println(failed + "\n" + rehearsal.said.toString(UTF_8));
            return 1;
        }
    }

    private void play() throws IOException {
        var tls = Optional.of(Tls.of(Optional.of(certificate), certificate, key));
        try (var engine = Server.listen(anywhere(), tls, standIn::engine);
                var store = Server.listen(
                        anywhere(), Optional.empty(), it -> standIn.store(it, "127.0.0.1:" + engine.port()))) {
            var discovery = "consul://127.0.0.1:" + store.port();
            begin("join", "--advertise", "127.0.0.1:" + engine.port(), discovery);
            begin(
                    "manage",
                    "--tlsverify",
                    "--tlscacert=" + certificate,
                    "--tlscert=" + certificate,
                    "--tlskey=" + key,
                    "-H",
                    "tcp://127.0.0.1:0",
                    discovery);
            await("Registering on the discovery service");
            await("Registered Engine node");
            ask(new Dialler(tls), port());
        } finally {
            standIn.end();
            players.forEach(Thread::interrupt);
        }
    }

    private void begin(String... words) {
        var thread = new Thread(
                () -> Swarm.run(List.of(words), new PrintStream(said, true, UTF_8), new PrintStream(said, true, UTF_8)),
                words[0]);
        thread.setDaemon(true);
        thread.start();
        players.add(thread);
    }

    private static void ask(Dialler dialler, int port) throws IOException {
        for (var path :
                List.of("/_ping", "/version", "/info", "/containers/json", "/containers/web/json", "/networks")) {
            expect(dialler, port, "GET", path, new byte[0]);
        }
        expect(dialler, port, "GET", "/images/json", new byte[0]);
        expect(dialler, port, "GET", "/volumes", new byte[0]);
        expect(dialler, port, "POST", "/containers/create?name=new", NEW_CONTAINER);
        expect(dialler, port, "POST", "/containers/web/start", new byte[0]);
    }

    private static void expect(Dialler dialler, int port, String method, String path, byte[] body) throws IOException {
        try (var wire = dialler.dial("127.0.0.1", port, PATIENCE)) {
            var headers = Headers.NONE.with("Host", "rehearsal").with("Content-Length", String.valueOf(body.length));
            wire.send(Request.of(method, "/v1.40" + path, headers), body);
            var answer = wire.answer();
            var content = wire.body(answer, method).readAllBytes();
            if (!answer.ok()) {
                throw new IOException(method + " " + path + ": " + answer.status() + " " + new String(content, UTF_8));
            }
        }
    }

    private int port() throws IOException {
        var port = LISTENS.matcher(said.toString(UTF_8));
        if (!port.find()) {
            throw new IOException("the manager does not say where it listens");
        }
        return Integer.parseInt(port.group(1));
    }

    private void await(String words) throws IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!said.toString(UTF_8).contains(words)) {
            if (System.nanoTime() > end) {
                throw new IOException("within " + PATIENCE.toSeconds() + " s nobody said: " + words);
            }
            LockSupport.parkNanos(5_000_000);
        }
    }

    private static InetSocketAddress anywhere() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }
}
