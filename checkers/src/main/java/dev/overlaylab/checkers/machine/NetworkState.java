package dev.overlaylab.checkers.machine;

import java.util.List;
import java.util.Map;

/** A network as {@code docker network inspect} shows it: full ID, subnets in CIDR form, options by their full name. */
public record NetworkState(
        String id,
        String name,
        String driver,
        String scope,
        boolean internal,
        List<String> subnets,
        Map<String, String> options,
        Map<String, String> labels) {}
