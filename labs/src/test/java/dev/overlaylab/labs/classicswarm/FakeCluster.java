package dev.overlaylab.labs.classicswarm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.overlaylab.labs.classicswarm.api.Api;
import dev.overlaylab.labs.classicswarm.api.Manager;
import dev.overlaylab.labs.classicswarm.api.Placer;
import dev.overlaylab.labs.classicswarm.api.Role;
import dev.overlaylab.labs.classicswarm.discovery.Entry;
import dev.overlaylab.labs.classicswarm.engine.Cluster;
import dev.overlaylab.labs.classicswarm.engine.EngineOptions;
import dev.overlaylab.labs.classicswarm.engine.Log;
import dev.overlaylab.labs.classicswarm.http.Dialler;
import dev.overlaylab.labs.classicswarm.http.Server;
import dev.overlaylab.labs.classicswarm.schedule.Filter;
import dev.overlaylab.labs.classicswarm.schedule.Scheduler;
import dev.overlaylab.labs.classicswarm.schedule.Strategy;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/** The endpoint over engines that are there already, and a client of it. */
public final class FakeCluster implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration SOON = Duration.ofSeconds(20);

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Cluster cluster;
    private final Server server;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private FakeCluster(Cluster cluster) throws Exception {
        this.cluster = cluster;
        var scheduler = new Scheduler(Strategy.named("spread", new Random(1)), Filter.usual());
        var placer = new Placer(cluster, scheduler, 3);
        var api = new Api(new Manager(cluster, placer, Role.ALONE, threads));
        this.server = Server.listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), Optional.empty(), api);
    }

    /** Waits until all take part. */
    public static FakeCluster of(FakeEngine... engines) throws Exception {
        var often = new EngineOptions(Duration.ofMillis(200), Duration.ofMillis(250), 2, 5);
        var cluster = new Cluster(
                new Dialler(Optional.empty()), often, new Log(new PrintStream(new ByteArrayOutputStream())));
        var entries = new ArrayList<Entry>();
        for (var engine : engines) {
            entries.add(Entry.of(engine.address()));
        }
        var made = new FakeCluster(cluster);
        cluster.discovered(entries);
        made.eventually(() -> cluster.healthy().size() == engines.length);
        return made;
    }

    public Cluster cluster() {
        return cluster;
    }

    public int port() {
        return server.port();
    }

    /** Waits for it, and fails when it does not come. */
    public void eventually(Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + SOON.toNanos();
        while (!condition.call()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("it did not come to that within " + SOON);
            }
            LockSupport.parkNanos(10_000_000);
        }
    }

    public HttpResponse<String> call(String method, String target, String body) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + target))
                .timeout(SOON)
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    public HttpResponse<String> get(String target) throws Exception {
        return call("GET", target, "");
    }

    public JsonNode json(String target) throws Exception {
        return JSON.readTree(get(target).body());
    }

    @Override
    public void close() throws IOException {
        server.close();
        cluster.close();
        threads.shutdownNow();
    }
}
