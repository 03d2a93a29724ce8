package dev.overlaylab.labs.classicswarm.discovery;

import java.time.Duration;

/**
 * How a discovery is kept.
 *
 * @param heartbeat how often a file is read again and a store that failed is asked again
 * @param timeToLive of entries in a store
 * @param path where a store keeps the entries, below the prefix of the discovery's URL
 */
public record DiscoverySettings(Duration heartbeat, Duration timeToLive, String path) {
    /** What classic Swarm did when nobody chose. */
    public static final DiscoverySettings USUAL =
            new DiscoverySettings(Duration.ofSeconds(60), Duration.ofSeconds(180), "docker/swarm/nodes");
}
