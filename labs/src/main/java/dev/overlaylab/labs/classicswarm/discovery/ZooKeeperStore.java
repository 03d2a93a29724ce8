package dev.overlaylab.labs.classicswarm.discovery;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** ZooKeeper: a value lives as long as the session of whoever wrote it, whatever time to live was asked for. */
final class ZooKeeperStore implements KeyValueStore {
    private static final int NUMBER = 10;

    private final List<Entry> servers;
    private @Nullable ZooKeeperSession session;
    private boolean closed;

    ZooKeeperStore(List<Entry> servers) {
        this.servers = List.copyOf(servers);
    }

    /** The session, a new one when the last is over. */
    private synchronized ZooKeeperSession session() throws DiscoveryException {
        if (closed) {
            throw new DiscoveryException("closed");
        }
        var known = session;
        if (known == null || known.isOver()) {
            known = begun();
            session = known;
        }
        return known;
    }

    private ZooKeeperSession begun() throws DiscoveryException {
        IOException last = new IOException("no server is named");
        for (var server : servers) {
            try {
                return new ZooKeeperSession(server);
            } catch (IOException e) {
                last = e;
            }
        }
        throw new DiscoveryException("no answer from " + servers + ": " + last.getMessage(), last);
    }

    @Override
    public void putFor(Duration timeToLive, String key, String value) throws DiscoveryException {
        var mine = session();
        var nodes = new ZooKeeperNodes(mine);
        var known = nodes.get(path(key));
        // One of an earlier session would go with that session.
        if (known.isPresent() && known.get().owner() != mine.id()) {
            nodes.delete(path(key));
        }
        nodes.create(path(key), value, ZooKeeperNodes.EPHEMERAL);
        nodes.set(path(key), value);
    }

    @Override
    public Values below(String key, long since, Duration patience) throws DiscoveryException, InterruptedException {
        var mine = session();
        var nodes = new ZooKeeperNodes(mine);
        nodes.create(path(key), "", ZooKeeperNodes.LASTING);
        var changed = mine.watch(path(key));
        var children = nodes.children(path(key));
        if (children.moment() == since) {
            changed.await(patience.toMillis(), TimeUnit.MILLISECONDS);
            children = nodes.children(path(key));
        }
        var values = new ArrayList<String>();
        for (var name : children.names()) {
            nodes.get(path(key) + "/" + name).ifPresent(it -> values.add(it.value()));
        }
        return new Values(values, children.moment());
    }

    @Override
    public Optional<String> get(String key) throws DiscoveryException {
        return new ZooKeeperNodes(session()).get(path(key)).map(ZooKeeperNodes.Node::value);
    }

    /** Whoever has the lowest number below the key has the lock; everybody else waits for the one before to go. */
    @Override
    public Lock lock(String key, String value, Duration timeToLive) throws DiscoveryException, InterruptedException {
        var mine = session();
        var nodes = new ZooKeeperNodes(mine);
        var ticket = nodes.create(path(key) + "/lock-", "", ZooKeeperNodes.EPHEMERAL | ZooKeeperNodes.NUMBERED);
        try {
            for (var before = before(nodes, key, ticket); before.isPresent(); before = before(nodes, key, ticket)) {
                var gone = mine.watch(before.get());
                if (nodes.isThere(before.get())) {
                    gone.await();
                }
            }
            nodes.set(path(key), value);
        } catch (DiscoveryException | InterruptedException e) {
            giveBack(nodes, ticket);
            throw e;
        }
        return new Lock() {
            @Override
            public void awaitLoss() throws InterruptedException {
                mine.awaitEnd();
            }

            @Override
            public void close() {
                giveBack(nodes, ticket);
            }
        };
    }

    private static Optional<String> before(ZooKeeperNodes nodes, String key, String ticket) throws DiscoveryException {
        return nodes.children(path(key)).names().stream()
                .filter(it -> it.length() > NUMBER)
                .map(it -> path(key) + "/" + it)
                .filter(it -> number(it).compareTo(number(ticket)) < 0)
                .max(Comparator.comparing(ZooKeeperStore::number));
    }

    private static String number(String path) {
        return path.substring(path.length() - NUMBER);
    }

    /** What cannot be given back now goes with the session. */
    private static void giveBack(ZooKeeperNodes nodes, String ticket) {
        boolean interrupted = Thread.interrupted();
        try {
            nodes.delete(ticket);
        } catch (DiscoveryException unreachable) {
            // The session is over, or nearly so.
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static String path(String key) {
        return "/" + key;
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (session != null) {
            session.close();
        }
    }
}
