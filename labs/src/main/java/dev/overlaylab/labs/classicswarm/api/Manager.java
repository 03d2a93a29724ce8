package dev.overlaylab.labs.classicswarm.api;

import dev.overlaylab.labs.classicswarm.engine.ApiVersion;
import dev.overlaylab.labs.classicswarm.engine.Cluster;
import dev.overlaylab.labs.classicswarm.engine.Engine;
import java.util.concurrent.ExecutorService;

/**
 * What every call needs.
 *
 * @param role who leads
 * @param threads for what happens on several engines at once
 */
public record Manager(Cluster cluster, Placer placer, Role role, ExecutorService threads) {
    /** As what it is: ours, doing what classic Swarm 1.2.9 did. */
    public static final String VERSION = "swarm/1.2.9+overlaylab";

    private static final String API = "1.40";
    private static final String OLDEST_API = "1.12";

    /** The newest version of the interface that every engine speaks. */
    String api() {
        return cluster.engines().stream()
                .filter(it -> !it.specs().api().isEmpty())
                .map(Engine::api)
                .reduce(ApiVersion::lower)
                .orElse(API);
    }

    /** The oldest version that every engine still speaks. */
    String oldestApi() {
        return cluster.engines().stream().map(it -> it.specs().oldestApi()).reduce(OLDEST_API, ApiVersion::higher);
    }

    Everywhere everywhere() {
        return new Everywhere(threads);
    }
}
