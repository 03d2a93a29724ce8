package dev.overlaylab.site.preview;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.overlaylab.i18n.Problem;
import dev.overlaylab.i18n.Text;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Serves a site from memory to this computer only; pages ask whether there is a newer one, and then load themselves again. */
public final class PreviewServer implements AutoCloseable {
    private static final String NEWER = "/.newer";
    private static final long PATIENCE_SECONDS = 20;
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml",
            "png", "image/png",
            "json", "application/json",
            "xml", "application/xml");

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private Map<String, byte[]> files;
    private long edition = 1;

    public PreviewServer(int port, Map<String, byte[]> files) {
        this.files = Map.copyOf(files);
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException | IllegalArgumentException e) {
            throw new Problem(Text.of("problem.site.port", "port", port, "detail", String.valueOf(e.getMessage())), e);
        }
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    /** What a page asks over and over, until the answer is that there is a newer one. */
    private static String following(long edition) {
        return """
                <script>(async()=>{for(;;){try{const r=await fetch("%s?%d");if(r.status===200){location.reload();return}}\
                catch{await new Promise(f=>setTimeout(f,1000))}}})()</script>""".formatted(NEWER, edition);
    }

    /** Shows another site from now on; whoever looks at the old one gets the new one. */
    public void show(Map<String, byte[]> newer) {
        lock.lock();
        try {
            files = Map.copyOf(newer);
            edition++;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var host = String.valueOf(exchange.getRequestHeaders().getFirst("Host"));
            if (!host.matches("(127\\.0\\.0\\.1|localhost)(:\\d+)?")) {
                // A page from elsewhere whose name was made to lead here.
                send(exchange, 403, "txt", new byte[0]);
                return;
            }
            var path = exchange.getRequestURI().getPath();
            if (path.equals(NEWER)) {
                send(exchange, isNewerThan(exchange.getRequestURI().getQuery()) ? 200 : 204, "txt", new byte[0]);
                return;
            }
            var name = path.substring(1) + (path.endsWith("/") ? "index.html" : "");
            var now = now(name);
            send(exchange, now.length == 0 ? 404 : 200, name.substring(name.lastIndexOf('.') + 1), now);
        }
    }

    private byte[] now(String name) {
        lock.lock();
        try {
            var file = files.getOrDefault(name, new byte[0]);
            if (!name.endsWith(".html")) {
                return file;
            }
            return new String(file, UTF_8)
                    .replace("</body>", following(edition) + "</body>")
                    .getBytes(UTF_8);
        } finally {
            lock.unlock();
        }
    }

    private boolean isNewerThan(String known) {
        lock.lock();
        try {
            long left = TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
            while (String.valueOf(edition).equals(known) && left > 0) {
                left = changed.awaitNanos(left);
            }
            return !String.valueOf(edition).equals(known);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    private static void send(HttpExchange exchange, int status, String ending, byte[] body) throws IOException {
        exchange.getResponseHeaders()
                .set("Content-Type", TYPES.getOrDefault(ending.toLowerCase(Locale.ROOT), "text/plain; charset=utf-8"));
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }
}
