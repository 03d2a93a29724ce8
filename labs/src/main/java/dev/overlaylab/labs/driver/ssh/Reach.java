package dev.overlaylab.labs.driver.ssh;

import dev.overlaylab.checkers.machine.SshAddress;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Whether somebody listens where hosts should answer: soon told, and remembered for a moment. */
public final class Reach {
    private static final Duration PATIENCE = Duration.ofMillis(1500);
    private static final Duration FRESH = Duration.ofSeconds(3);

    private final Map<String, Seen> seen = new ConcurrentHashMap<>();

    private record Seen(boolean there, long when) {
        boolean fresh() {
            return System.nanoTime() - when < FRESH.toNanos();
        }
    }

    /** Asks about all at once; what lies behind another host is taken to be there when that one is. */
    public Map<SshAddress, Boolean> of(Collection<SshAddress> hosts) {
        var asked = new HashMap<SshAddress, CompletableFuture<Boolean>>();
        for (var host : hosts) {
            var first = host.via().isEmpty() ? host : host.via().get(0);
            asked.put(host, CompletableFuture.supplyAsync(() -> listens(first.host(), first.port()), task -> {
                var thread = new Thread(task, "reach " + host.machine());
                thread.setDaemon(true);
                thread.start();
            }));
        }
        var answers = new HashMap<SshAddress, Boolean>();
        asked.forEach((host, answer) -> answers.put(host, answer.join()));
        return answers;
    }

    /** Bounded by the time a connection may take; looking up a name has its own limit in the resolver. */
    private boolean listens(String host, int port) {
        var key = host + " " + port;
        var known = seen.get(key);
        if (known != null && known.fresh()) {
            return known.there();
        }
        var there = connects(host, port);
        seen.put(key, new Seen(there, System.nanoTime()));
        return there;
    }

    private static boolean connects(String host, int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), (int) PATIENCE.toMillis());
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
