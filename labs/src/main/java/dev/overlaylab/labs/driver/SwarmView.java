package dev.overlaylab.labs.driver;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What one engine knows of its swarm.
 *
 * @param overlays what it has heard of the overlays that it takes part in, by their IDs
 */
record SwarmView(Membership membership, Map<String, Overlay> overlays) {
    static final SwarmView NOT_YET = new SwarmView(Membership.NOT_YET, Map.of());

    /** The overlay that every member takes part in. */
    private static final String INGRESS = "ingress";

    private static final int FIELDS = 4;

    SwarmView {
        overlays = Map.copyOf(overlays);
    }

    enum Membership {
        YES,
        /** It was a member and is about to become one again. */
        NOT_YET,
        NO
    }

    /**
     * An overlay as one engine knows it.
     *
     * @param members addresses of the engines that take part in it
     * @param endpoints IDs of what has a name there
     */
    record Overlay(String name, Set<String> members, Set<String> endpoints) {
        Overlay {
            members = Set.copyOf(members);
            endpoints = Set.copyOf(endpoints);
        }
    }

    /** Reads what the engine's machine answered. */
    static SwarmView read(String answer) {
        var lines = answer.lines().toList();
        var first = lines.isEmpty() ? "" : lines.get(0);
        if (!first.equals("yes")) {
            return first.equals("no") ? new SwarmView(Membership.NO, Map.of()) : NOT_YET;
        }
        var overlays = new HashMap<String, Overlay>();
        for (var line : lines.subList(1, lines.size())) {
            var fields = line.split("\\|", -1);
            if (fields.length == FIELDS && !fields[2].isBlank()) {
                overlays.put(fields[1], new Overlay(fields[0], words(fields[2]), words(fields[3])));
            }
        }
        return new SwarmView(Membership.YES, overlays);
    }

    private static Set<String> words(String text) {
        return Arrays.stream(text.strip().split(" +"))
                .filter(it -> !it.isEmpty())
                .collect(Collectors.toSet());
    }

    /** Whether all members of a swarm know each other as such. */
    static boolean met(List<SwarmView> views) {
        var members =
                views.stream().filter(it -> it.membership == Membership.YES).toList();
        return noneMissing(views)
                && members.stream()
                        .allMatch(it -> it.overlays.values().stream()
                                .anyMatch(overlay -> overlay.name().equals(INGRESS)))
                && same(members, INGRESS, Overlay::members);
    }

    /** Whether all that take part in an overlay know the same of it. */
    static boolean agreed(List<SwarmView> views) {
        return noneMissing(views) && same(views, "", it -> it);
    }

    private static boolean noneMissing(List<SwarmView> views) {
        return views.stream().noneMatch(it -> it.membership == Membership.NOT_YET);
    }

    private static boolean same(List<SwarmView> views, String name, Function<Overlay, Object> aspect) {
        var known = new HashMap<String, Object>();
        for (var view : views) {
            for (var overlay : view.overlays.entrySet()) {
                if (!name.isEmpty() && !overlay.getValue().name().equals(name)) {
                    continue;
                }
                var said = aspect.apply(overlay.getValue());
                if (!known.computeIfAbsent(overlay.getKey(), it -> said).equals(said)) {
                    return false;
                }
            }
        }
        return true;
    }
}
