package dev.overlaylab.labs.classicswarm.engine;

import dev.overlaylab.labs.classicswarm.discovery.Entry;
import dev.overlaylab.labs.classicswarm.http.Dialler;
import java.io.Closeable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** All engines, and what they have together. */
public final class Cluster implements Closeable {
    private final Dialler dialler;
    private final EngineOptions options;
    private final Log log;
    private final Map<Entry, Engine> engines = new ConcurrentHashMap<>();
    private final Map<Entry, Watch> watches = new ConcurrentHashMap<>();
    private final Map<Entry, Health.State> noted = new ConcurrentHashMap<>();
    private final List<Consumer<ClusterEvent>> listeners = new CopyOnWriteArrayList<>();

    public Cluster(Dialler dialler, EngineOptions options, Log log) {
        this.dialler = dialler;
        this.options = options;
        this.log = log;
    }

    /** These engines there are, and no others: who is new is called, who has gone is forgotten. */
    public synchronized void discovered(Collection<Entry> found) {
        var gone = new ArrayList<>(engines.keySet());
        gone.removeAll(found);
        gone.forEach(this::remove);
        for (var address : found) {
            if (!engines.containsKey(address)) {
                var engine = new Engine(address, dialler, options);
                var watch = new Watch(engine, options, this);
                engines.put(address, engine);
                watches.put(address, watch);
                watch.begin();
            }
        }
    }

    private void remove(Entry address) {
        var engine = engines.remove(address);
        var watch = watches.remove(address);
        if (engine != null && watch != null) {
            watch.close();
            engine.become(it -> it.into(Health.State.DISCONNECTED, ""));
            log.info("Removed Engine " + engine.specs().name());
            announce(engine, "engine_disconnect");
        }
    }

    /** Lets an engine take part, unless another with the same ID does. */
    synchronized boolean admit(Engine engine) {
        var id = engine.specs().id();
        var other = engines().stream()
                .filter(it -> it != engine && it.specs().id().equals(id))
                .findFirst();
        if (other.isPresent()) {
            engine.become(it -> it.into(
                    Health.State.PENDING,
                    "ID duplicated. " + id + " shared by this node " + engine.address() + " and another node "
                            + other.get().address()));
            return false;
        }
        engine.become(it -> it.into(Health.State.HEALTHY, ""));
        noted.put(engine.address(), Health.State.HEALTHY);
        log.info("Registered Engine " + engine.specs().name() + " at " + engine.address());
        announce(engine, "engine_connect");
        return true;
    }

    void refused(Engine engine, String why) {
        engine.become(it -> it.into(it.state(), why));
        log.error("Update engine specs failed: " + why);
    }

    /** Says once that an engine has fallen ill or is well again. */
    void noteHealth(Engine engine) {
        var now = engine.health().state();
        var before = noted.put(engine.address(), now);
        if (before == Health.State.HEALTHY && now == Health.State.UNHEALTHY) {
            log.error("Flagging engine " + engine.specs().name() + " as unhealthy. Connect failed "
                    + engine.health().failures() + " times");
            announce(engine, "engine_disconnect");
        } else if (before == Health.State.UNHEALTHY && now == Health.State.HEALTHY) {
            log.info("Engine " + engine.specs().name() + " came back to life.");
            announce(engine, "engine_reconnect");
        }
    }

    /** A network's event: engines tell nothing of what another did to a network that they share. */
    void networksChanged(Engine engine, String id) {
        engine.refreshNetworks();
        engines().stream()
                .filter(it -> it != engine && it.healthy())
                .filter(it ->
                        it.networks().stream().anyMatch(known -> known.id().equals(id)))
                .forEach(Engine::refreshNetworks);
    }

    void publish(ClusterEvent event) {
        listeners.forEach(it -> it.accept(event));
    }

    private void announce(Engine engine, String what) {
        long now = System.currentTimeMillis();
        var event = Json.object()
                .put("status", what)
                .put("from", "swarm")
                .put("Type", "swarm")
                .put("Action", what);
        event.putObject("Actor").put("ID", "").putObject("Attributes");
        event.put("time", now / 1000).put("timeNano", now * 1_000_000);
        publish(new ClusterEvent(engine, event));
    }

    /** Tells what happens from now on, until the returned is run. */
    public Runnable listen(Consumer<ClusterEvent> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** How many listen. */
    public int listeners() {
        return listeners.size();
    }

    /** Those that take part, healthy or not. */
    public List<Engine> engines() {
        return all().stream()
                .filter(it -> it.health().state() != Health.State.PENDING)
                .toList();
    }

    /** Those too that have never been reached; by name. */
    public List<Engine> all() {
        return engines.values().stream()
                .sorted(Comparator.comparing((Engine it) -> it.specs().name())
                        .thenComparing(it -> it.address().toString()))
                .toList();
    }

    /** Those that answer. */
    public List<Engine> healthy() {
        return all().stream().filter(Engine::healthy).toList();
    }

    /** Every engine's. */
    public Containers containers() {
        return new Containers(gather(engine -> engine.containers().stream()));
    }

    /** Every engine's. */
    public Networks networks() {
        return new Networks(gather(engine -> engine.networks().stream()));
    }

    /** Every engine's. */
    public List<Volume> volumes() {
        return gather(engine -> engine.volumes().stream());
    }

    /** Every engine's. */
    public List<Image> images() {
        return gather(engine -> engine.images().stream());
    }

    private <T> List<T> gather(java.util.function.Function<Engine, Stream<T>> what) {
        return engines().stream().flatMap(what).toList();
    }

    /** The names of those that take part. */
    public Set<String> names() {
        return Set.copyOf(engines().stream().map(it -> it.specs().name()).toList());
    }

    @Override
    public synchronized void close() {
        watches.values().forEach(Watch::close);
    }
}
