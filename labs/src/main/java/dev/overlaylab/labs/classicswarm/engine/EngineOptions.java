package dev.overlaylab.labs.classicswarm.engine;

import java.time.Duration;

/**
 * How engines are watched.
 *
 * @param shortest between two rounds of asking an engine what it has
 * @param longest between two rounds
 * @param failureRetry after how many failures in a row an engine counts as unhealthy
 * @param overcommitPercent how much more than an engine has may be given away
 */
public record EngineOptions(Duration shortest, Duration longest, int failureRetry, int overcommitPercent) {
    /** As classic Swarm has them. */
    public static final EngineOptions CLASSIC = new EngineOptions(Duration.ofSeconds(30), Duration.ofSeconds(60), 3, 5);
}
