package dev.overlaylab.labs.classicswarm.join;

import dev.overlaylab.labs.classicswarm.discovery.Discoveries;
import dev.overlaylab.labs.classicswarm.discovery.DiscoveryException;
import dev.overlaylab.labs.classicswarm.discovery.DiscoverySettings;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/** {@code swarm list DISCOVERY}: the engines that are registered now, one a line. */
public final class Listing {
    private Listing() {}

    /** Returns 0, or 1 when the discovery does not answer or what was typed makes no sense. */
    public static int run(List<String> words, PrintStream out, PrintStream err) {
        try {
            var typed = Typed.read(words, Map.of("timeout", "", "discovery-opt", ""));
            var url = typed.only(System.getenv().getOrDefault("SWARM_DISCOVERY", ""), "list");
            var usual = DiscoverySettings.USUAL;
            var path = typed.discoveryOption("kv.path", usual.path());
            var settings = new DiscoverySettings(usual.heartbeat(), usual.timeToLive(), path);
            try (var discovery = Discoveries.of(url, settings)) {
                discovery.entries().forEach(out::println);
            }
            return 0;
        } catch (DiscoveryException | IllegalArgumentException wrong) {
            err.println(wrong.getMessage());
            return 1;
        }
    }
}
