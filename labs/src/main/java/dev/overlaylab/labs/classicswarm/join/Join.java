package dev.overlaylab.labs.classicswarm.join;

import dev.overlaylab.labs.classicswarm.discovery.Discoveries;
import dev.overlaylab.labs.classicswarm.discovery.Discovery;
import dev.overlaylab.labs.classicswarm.discovery.DiscoveryException;
import dev.overlaylab.labs.classicswarm.discovery.DiscoverySettings;
import dev.overlaylab.labs.classicswarm.discovery.Entry;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** {@code swarm join --advertise ADDRESS:PORT DISCOVERY}: registers an engine again and again, until it is ended. */
public final class Join {
    private static final Map<String, String> OPTIONS = Map.of(
            "advertise", "",
            "addr", "advertise",
            "heartbeat", "",
            "ttl", "",
            "delay", "",
            "discovery-opt", "");

    private final PrintStream out;

    private Join(PrintStream out) {
        this.out = out;
    }

    /** Does it; returns only when what was typed makes no sense (1), or its thread is interrupted (0). */
    public static int run(List<String> words, PrintStream out) {
        return run(words, System.getenv(), out);
    }

    static int run(List<String> words, Map<String, String> environment, PrintStream out) {
        var join = new Join(out);
        try {
            var typed = Typed.read(words, OPTIONS);
            var url = typed.only(environment.getOrDefault("SWARM_DISCOVERY", ""), "join");
            var entry = join.advertised(typed.value("advertise", environment.getOrDefault("SWARM_ADVERTISE", "")));
            var heartbeat = typed.duration("heartbeat", "60s");
            var timeToLive = typed.duration("ttl", "180s");
            require(heartbeat.toSeconds() >= 1, "--heartbeat should be at least one second");
            require(timeToLive.compareTo(heartbeat) > 0, "--ttl must be strictly superior to the heartbeat value");
            var delay = typed.duration("delay", "0s");
            var path = typed.discoveryOption("kv.path", DiscoverySettings.USUAL.path());
            try (var discovery = Discoveries.of(url, new DiscoverySettings(heartbeat, timeToLive, path))) {
                join.wait(delay);
                join.keep(discovery, url, entry, heartbeat);
            }
        } catch (DiscoveryException | IllegalArgumentException wrong) {
            join.say("fatal", String.valueOf(wrong.getMessage()));
            return 1;
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
        return 0;
    }

    private Entry advertised(String address) throws DiscoveryException {
        require(!address.isEmpty(), "missing mandatory --advertise flag");
        try {
            return Entry.of(address);
        } catch (DiscoveryException e) {
            throw new DiscoveryException("--advertise should be of the form ip:port or hostname:port", e);
        }
    }

    /** So that the engines of a large cluster do not all come at once. */
    private void wait(Duration delay) throws InterruptedException {
        if (!delay.isZero()) {
            var chosen = Duration.ofMillis(new SplittableRandom().nextLong(delay.toMillis()));
            say("info", "Add a random delay " + chosen.toMillis() + "ms to avoid synchronized registration");
            Thread.sleep(chosen.toMillis());
        }
    }

    /** A store that does not answer yet is asked sooner than the heartbeat says. */
    private void keep(Discovery discovery, String url, Entry entry, Duration heartbeat) throws InterruptedException {
        var retry = Duration.ofSeconds(Math.min(heartbeat.toSeconds(), 5));
        say(
                "info",
                "Registering on the discovery service every " + Typed.said(heartbeat) + "... addr=" + entry
                        + " discovery=" + url);
        while (true) {
            var pause = heartbeat;
            try {
                discovery.register(entry);
            } catch (DiscoveryException e) {
                say("error", String.valueOf(e.getMessage()));
                pause = retry;
            }
            Thread.sleep(pause.toMillis());
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    private void say(String level, String message) {
        out.println("time=\"" + Instant.now().truncatedTo(ChronoUnit.SECONDS) + "\" level=" + level + " msg=\""
                + message.replace("\"", "\\\"") + "\"");
    }
}
