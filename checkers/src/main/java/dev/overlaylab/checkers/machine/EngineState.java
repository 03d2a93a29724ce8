package dev.overlaylab.checkers.machine;

/**
 * What {@code docker info} says.
 *
 * @param clusterStore such as {@code consul://192.168.99.100:8500}; empty when none is configured
 * @param clusterAdvertise such as {@code 192.168.99.101:2376}; empty when none is configured
 */
public record EngineState(
        String id, String name, String version, String kernel, String clusterStore, String clusterAdvertise) {}
