package dev.overlaylab.labs.classicswarm.manage;

import dev.overlaylab.labs.classicswarm.api.Api;
import dev.overlaylab.labs.classicswarm.api.Manager;
import dev.overlaylab.labs.classicswarm.api.Placer;
import dev.overlaylab.labs.classicswarm.api.Replica;
import dev.overlaylab.labs.classicswarm.api.Role;
import dev.overlaylab.labs.classicswarm.discovery.Discoveries;
import dev.overlaylab.labs.classicswarm.discovery.Discovery;
import dev.overlaylab.labs.classicswarm.discovery.DiscoveryException;
import dev.overlaylab.labs.classicswarm.discovery.Entry;
import dev.overlaylab.labs.classicswarm.engine.Cluster;
import dev.overlaylab.labs.classicswarm.engine.Log;
import dev.overlaylab.labs.classicswarm.http.Dialler;
import dev.overlaylab.labs.classicswarm.http.Handler;
import dev.overlaylab.labs.classicswarm.http.Server;
import dev.overlaylab.labs.classicswarm.http.Tls;
import dev.overlaylab.labs.classicswarm.replication.Leadership;
import dev.overlaylab.labs.classicswarm.schedule.Filter;
import dev.overlaylab.labs.classicswarm.schedule.PlacementException;
import dev.overlaylab.labs.classicswarm.schedule.Scheduler;
import dev.overlaylab.labs.classicswarm.schedule.Strategy;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A manager at work: discovery tells of engines, the cluster watches them, servers answer for them. */
final class Endpoint implements Closeable {
    private final Deque<Closeable> opened = new ArrayDeque<>();
    private final List<Integer> ports = new ArrayList<>();

    private Endpoint() {}

    /**
     * Begins to listen.
     *
     * @throws UsageException if an option cannot be meant
     * @throws IOException if a file cannot be read or an address not be listened at
     */
    static Endpoint begin(ManageOptions options, Log log) throws UsageException, IOException {
        var scheduler = scheduler(options);
        var addresses = new ArrayList<InetSocketAddress>();
        for (var host : options.hosts()) {
            addresses.add(address(host));
        }
        var endpoint = new Endpoint();
        try {
            endpoint.open(options, scheduler, addresses, log);
            return endpoint;
        } catch (IOException impossible) {
            endpoint.close();
            throw impossible;
        }
    }

    private void open(ManageOptions options, Scheduler scheduler, List<InetSocketAddress> addresses, Log log)
            throws IOException {
        var tls = tls(options);
        var dialler = new Dialler(tls);
        var threads = threads();
        var cluster = new Cluster(dialler, options.engines(), log);
        opened.push(cluster);
        var discovery = Discoveries.of(options.discovery(), options.settings());
        opened.push(discovery::close);
        opened.push(discovery.watch(watcher(cluster, log))::close);
        var placer = new Placer(cluster, scheduler, options.engines().failureRetry());
        Handler handler;
        if (options.replication()) {
            var leadership = Leadership.begin(discovery, options.advertise(), options.replicationTtl(), listener(log));
            opened.push(leadership::close);
            Role role = () -> new Role.Standing(leadership.leads(), leadership.leader());
            var api = new Api(new Manager(cluster, placer, role, threads));
            handler = new Replica(api, role, Entry.of(options.advertise()), dialler, threads);
        } else {
            handler = new Api(new Manager(cluster, placer, Role.ALONE, threads));
        }
        for (var address : addresses) {
            var server = Server.listen(address, tls, handler);
            opened.push(server);
            ports.add(server.port());
        }
    }

    private static Optional<Tls> tls(ManageOptions options) throws IOException {
        if (options.certificates().isEmpty()) {
            return Optional.empty();
        }
        var files = options.certificates().get();
        return Optional.of(Tls.of(files.authority(), files.certificate(), files.key()));
    }

    private static Scheduler scheduler(ManageOptions options) throws UsageException {
        try {
            var strategy = Strategy.named(options.strategy(), new SplittableRandom());
            return new Scheduler(
                    strategy, options.filters().isEmpty() ? Filter.usual() : Filter.named(options.filters()));
        } catch (PlacementException unknown) {
            throw new UsageException(String.valueOf(unknown.getMessage()));
        }
    }

    private static InetSocketAddress address(String host) throws UsageException {
        var rest = host.startsWith("tcp://") ? host.substring("tcp://".length()) : host;
        int colon = rest.lastIndexOf(':');
        if (rest.contains("://") || colon < 0 || !rest.substring(colon + 1).matches("[0-9]{1,5}")) {
            throw new UsageException("--host " + host + " should be of the form tcp://IP:PORT");
        }
        int port = Integer.parseInt(rest.substring(colon + 1));
        if (port > 65_535) {
            throw new UsageException("--host " + host + ": there is no port " + port);
        }
        return colon == 0 ? new InetSocketAddress(port) : new InetSocketAddress(rest.substring(0, colon), port);
    }

    private static ExecutorService threads() {
        return Executors.newCachedThreadPool(work -> {
            var thread = new Thread(work, "work");
            thread.setDaemon(true);
            return thread;
        });
    }

    private static Discovery.Watcher watcher(Cluster cluster, Log log) {
        return new Discovery.Watcher() {
            @Override
            public void found(List<Entry> entries) {
                cluster.discovered(entries);
            }

            @Override
            public void failed(DiscoveryException why) {
                log.error("Discovery error: " + why.getMessage());
            }
        };
    }

    private static Leadership.Listener listener(Log log) {
        return new Leadership.Listener() {
            @Override
            public void elected() {
                log.info("Leader Election: Cluster leadership acquired");
            }

            @Override
            public void deposed() {
                log.info("Leader Election: Cluster leadership lost");
            }

            @Override
            public void follows(String leader) {
                log.info("New leader elected: " + leader);
            }

            @Override
            public void failed(IOException why) {
                log.error(String.valueOf(why.getMessage()));
            }
        };
    }

    List<Integer> ports() {
        return List.copyOf(ports);
    }

    @Override
    public void close() {
        while (!opened.isEmpty()) {
            try {
                opened.pop().close();
            } catch (IOException closedAlready) {
                // The others are to be closed too.
            }
        }
    }
}
