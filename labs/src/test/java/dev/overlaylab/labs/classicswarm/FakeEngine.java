package dev.overlaylab.labs.classicswarm;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.overlaylab.labs.classicswarm.http.Answer;
import dev.overlaylab.labs.classicswarm.http.Exchange;
import dev.overlaylab.labs.classicswarm.http.Handler;
import dev.overlaylab.labs.classicswarm.http.Headers;
import dev.overlaylab.labs.classicswarm.http.Server;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Enough of an engine to be taken for one, over real HTTP; single calls can be made to behave badly. */
public final class FakeEngine implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String name;
    private final Map<String, ObjectNode> containers = new ConcurrentHashMap<>();
    private final List<ObjectNode> networks = new CopyOnWriteArrayList<>();
    private final Map<String, Handler> specials = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<JsonNode> bodies = new CopyOnWriteArrayList<>();
    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    private volatile boolean followed;
    private Server server;
    private volatile String api = "1.41";
    private volatile String clock = "";
    private final ArrayNode labels = JSON.createArrayNode();
    private volatile boolean closed;

    public FakeEngine(String name) throws IOException {
        this.name = name;
        this.server = listen(0);
        network(name + "-bridge", "bridge", "local");
    }

    /** Gives the engine a label, {@code name=value}. */
    public void label(String label) {
        labels.add(label);
    }

    private Server listen(int port) throws IOException {
        return Server.listen(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), port), Optional.empty(), this::answer);
    }

    public String address() {
        return "127.0.0.1:" + server.port();
    }

    public List<String> asked() {
        return asked;
    }

    /** What came with requests that make something. */
    public List<JsonNode> bodies() {
        return bodies;
    }

    public FakeEngine speaks(String version) {
        api = version;
        return this;
    }

    /** What its clock shows; without it, it does not say. */
    public FakeEngine clock(String time) {
        clock = time;
        return this;
    }

    public FakeEngine container(String id, String container, boolean running) {
        var state = JSON.createObjectNode()
                .put("Running", running)
                .put("StartedAt", "2026-01-01T00:00:00Z")
                .put("FinishedAt", "2026-01-01T00:00:01Z")
                .put("ExitCode", running ? 0 : 3);
        var inspected = JSON.createObjectNode().put("Id", id).put("Name", "/" + container);
        inspected.set("State", state);
        inspected.putObject("Config").putObject("Labels").put("made-by", name);
        inspected.putObject("HostConfig").put("Memory", 1024L * 1024).put("CpuShares", 512);
        containers.put(id, inspected);
        return this;
    }

    public FakeEngine network(String id, String network, String scope) {
        networks.add(JSON.createObjectNode()
                .put("Id", id)
                .put("Name", network)
                .put("Scope", scope)
                .put("Driver", scope.equals("local") ? "bridge" : "overlay"));
        return this;
    }

    /** What is answered at a path instead, after the version. */
    public void at(String path, Handler handler) {
        specials.put(path, handler);
    }

    /** Tells those who follow its events, and returns what it told. */
    public String tell(String type, String action, String id) {
        var event =
                JSON.createObjectNode().put("Type", type).put("Action", action).put("timeNano", 1);
        event.putObject("Actor").put("ID", id).putObject("Attributes").put("name", "thing");
        events.add(event + "\n");
        return event.toString();
    }

    public void remove(String id) {
        containers.remove(id);
    }

    private void answer(Exchange exchange) throws IOException {
        var request = exchange.request();
        var path = request.path().replaceFirst("^/v[0-9.]+", "");
        asked.add(request.method() + " " + path);
        var special = specials.get(path);
        if (special != null) {
            special.handle(exchange);
            return;
        }
        switch (path) {
            case "/info" -> json(exchange, info());
            case "/version" ->
                json(exchange, JSON.createObjectNode().put("Version", "20.10.5").put("ApiVersion", api));
            case "/containers/json" ->
                json(exchange, list(request.query().first("filters").orElse("")));
            case "/containers/create" -> create(exchange);
            case "/networks" -> json(exchange, JSON.createArrayNode().addAll(networks));
            case "/volumes" -> json(exchange, JSON.createObjectNode());
            case "/images/json" -> json(exchange, JSON.createArrayNode());
            case "/events" -> follow(exchange);
            default -> inspect(exchange, path);
        }
    }

    private ObjectNode info() {
        var info = JSON.createObjectNode()
                .put("ID", "ID-" + name)
                .put("Name", name)
                .put("NCPU", 2)
                .put("MemTotal", 2L << 30)
                .put("Driver", "overlay2")
                .put("OSType", "linux")
                .put("SystemTime", clock);
        info.putArray("Labels").add("provider=fake").addAll(labels);
        return info;
    }

    private ArrayNode list(String filter) {
        var all = JSON.createArrayNode();
        containers.values().stream()
                .filter(it -> filter.isEmpty() || filter.contains(it.path("Id").asText()))
                .forEach(it -> {
                    var running = it.path("State").path("Running").asBoolean();
                    var row = JSON.createObjectNode()
                            .put("Id", it.path("Id").asText())
                            .put("Image", "busybox")
                            .put("Created", 1_767_225_600L)
                            .put("State", running ? "running" : "exited");
                    row.putArray("Names").add(it.path("Name").asText());
                    row.putArray("Ports").addObject().put("IP", "0.0.0.0").put("PublicPort", 80);
                    all.add(row);
                });
        return all;
    }

    private void create(Exchange exchange) throws IOException {
        bodies.add(JSON.readTree(exchange.body().readAllBytes()));
        var id = name + "-made-" + containers.size();
        container(id, exchange.request().query().first("name").orElse("unnamed"), false);
        exchange.send(
                Answer.of(201, Headers.NONE),
                JSON.writeValueAsBytes(JSON.createObjectNode().put("Id", id)));
    }

    private void inspect(Exchange exchange, String path) throws IOException {
        var parts = path.split("/", -1);
        var found = parts.length > 2 ? containers.get(parts[2]) : null;
        if (found == null || !path.endsWith("/json")) {
            exchange.send(
                    Answer.of(found == null ? 404 : 204, Headers.NONE),
                    found == null ? "{\"message\":\"no such thing\"}".getBytes(UTF_8) : new byte[0]);
            return;
        }
        json(exchange, found);
    }

    public boolean isFollowed() {
        return followed;
    }

    private void follow(Exchange exchange) throws IOException {
        if (exchange.request().query().first("until").isPresent()) {
            exchange.send(Answer.of(200, Headers.NONE), new byte[0]);
            return;
        }
        var out = exchange.stream(Answer.of(200, Headers.NONE));
        followed = true;
        try {
            while (!closed) {
                var event = events.poll(100, TimeUnit.MILLISECONDS);
                if (event != null) {
                    out.write(event.getBytes(UTF_8));
                }
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private static void json(Exchange exchange, JsonNode content) throws IOException {
        exchange.send(
                Answer.of(200, Headers.NONE.with("Content-Type", "application/json")), JSON.writeValueAsBytes(content));
    }

    /** Goes away, as a host that loses its power. */
    public void vanish() throws IOException {
        server.close();
    }

    /** Comes back at the same address. */
    public void comeBack(int port) throws IOException {
        server = listen(port);
    }

    @Override
    public void close() throws IOException {
        closed = true;
        server.close();
    }
}
