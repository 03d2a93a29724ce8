package dev.overlaylab.labs.image;

import java.util.List;
import java.util.Map;

/** How far a build of several stages is as a whole, from how far one stage is. */
final class BuildProgress {
    /** Seconds that a stage takes, more or less; only their proportions matter. */
    private static final Map<String, Integer> WEIGHTS =
            Map.of("rootfs", 50, "containers", 45, "vm", 70, "warm", 45, "namespace", 8, "runtime", 30, "swarm", 3);

    private final List<String> stages;

    BuildProgress(List<String> stages) {
        this.stages = List.copyOf(stages);
    }

    /** Percent of the whole; a part such as {@code containers-nginx} says nothing about its stage: -1. */
    int of(String stage, int percent) {
        if (!stages.contains(stage)) {
            return -1;
        }
        int before = 0;
        int all = 0;
        for (var each : stages) {
            before += stages.indexOf(each) < stages.indexOf(stage) ? weight(each) : 0;
            all += weight(each);
        }
        return (before * 100 + weight(stage) * Math.min(percent, 100)) / all;
    }

    private static int weight(String stage) {
        return WEIGHTS.getOrDefault(stage, 1);
    }
}
