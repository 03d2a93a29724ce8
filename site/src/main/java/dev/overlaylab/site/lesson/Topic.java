package dev.overlaylab.site.lesson;

import dev.overlaylab.labs.lab.Lab;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a lab is about, seen from what it checks. */
final class Topic {
    private static final String BASICS = "basics";
    private static final List<Map.Entry<String, String>> BY_CHECK = List.of(
            Map.entry("compose-services", "compose"),
            Map.entry("swarm-nodes", "swarm"),
            Map.entry("engine-store", "store"),
            Map.entry("store-members", "store"));

    private Topic() {}

    static String of(Lab lab) {
        var types = lab.steps().stream()
                .flatMap(it -> it.checks().stream())
                .map(it -> Lessons.type(it))
                .collect(Collectors.toSet());
        if (lab.steps().size() <= 4 && !types.contains("store-members") && lab.minutes() <= 20) {
            return BASICS;
        }
        return BY_CHECK.stream()
                .filter(it -> types.contains(it.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(BASICS);
    }
}
