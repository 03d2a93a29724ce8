package dev.overlaylab.labs.classicswarm.discovery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Questions to a store over HTTP, to the first of its servers that answers.
 *
 * <p>{@link HttpURLConnection} because it needs no threads and no module of its own: the smallest image suffices.
 */
final class HttpExchange implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration USUAL = Duration.ofSeconds(10);

    private final List<Entry> servers;
    private final Set<HttpURLConnection> open = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    HttpExchange(List<Entry> servers) {
        this.servers = List.copyOf(servers);
    }

    /** An answer; {@code moment} is the store's index, 0 when it told none. */
    record Answer(int status, long moment, String text) {
        boolean ok() {
            return status >= 200 && status < 300;
        }

        /** Missing when the text is not JSON. */
        JsonNode json() {
            try {
                return text.isEmpty() ? MissingNode.getInstance() : JSON.readTree(text);
            } catch (JsonProcessingException e) {
                return MissingNode.getInstance();
            }
        }

        /** Itself, when it is no refusal. */
        Answer required() throws DiscoveryException {
            if (!ok()) {
                throw new DiscoveryException("the store answered " + status + ": " + text.strip());
            }
            return this;
        }
    }

    Answer get(String path) throws DiscoveryException {
        return ask("GET", path, "", "", USUAL);
    }

    Answer put(String path, String body, String type) throws DiscoveryException {
        return ask("PUT", path, body, type, USUAL);
    }

    Answer delete(String path) throws DiscoveryException {
        return ask("DELETE", path, "", "", USUAL);
    }

    /** A question whose answer may take as long as that, and longer by a little; without one, status 0. */
    Answer await(String path, Duration patience) throws DiscoveryException {
        return ask("GET", path, "", "", patience);
    }

    private Answer ask(String method, String path, String body, String type, Duration patience)
            throws DiscoveryException {
        IOException last = new IOException("no server is named");
        for (var server : servers) {
            try {
                return once(URI.create("http://" + server + path), method, body, type, patience);
            } catch (SocketTimeoutException slow) {
                if (String.valueOf(slow.getMessage()).startsWith("Read")) {
                    return new Answer(0, 0, "no answer within " + patience.toMillis() + " ms");
                }
                last = slow;
            } catch (IOException e) {
                last = e;
            }
        }
        throw new DiscoveryException("no answer from " + servers + ": " + last.getMessage(), last);
    }

    private Answer once(URI address, String method, String body, String type, Duration patience) throws IOException {
        if (closed) {
            throw new IOException("closed");
        }
        var connection = (HttpURLConnection) address.toURL().openConnection(Proxy.NO_PROXY);
        open.add(connection);
        try {
            connection.setRequestMethod(method);
            connection.setConnectTimeout((int) CONNECT.toMillis());
            connection.setReadTimeout((int) patience.toMillis());
            connection.setInstanceFollowRedirects(true);
            if (!type.isEmpty()) {
                connection.setDoOutput(true);
                connection.setRequestProperty("Content-Type", type);
                connection.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
            }
            int status = connection.getResponseCode();
            return new Answer(status, moment(connection), text(connection, status));
        } catch (RuntimeException broken) {
            // Also what happens to a question under way when it is closed.
            throw new IOException(closed ? "closed" : "not an answer: " + broken.getMessage(), broken);
        } finally {
            open.remove(connection);
        }
    }

    private static String text(HttpURLConnection connection, int status) throws IOException {
        try (var stream = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            return stream == null ? "" : new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static long moment(HttpURLConnection connection) {
        long consul = connection.getHeaderFieldLong("X-Consul-Index", 0);
        return consul != 0 ? consul : connection.getHeaderFieldLong("X-Etcd-Index", 0);
    }

    @Override
    public void close() {
        closed = true;
        open.forEach(HttpURLConnection::disconnect);
    }
}
