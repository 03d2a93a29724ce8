package dev.overlaylab.labs.classicswarm.schedule;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A node as the scheduler sees it.
 *
 * @param id the engine's
 * @param labels the engine's, and those that the cluster adds: {@code storagedriver}, {@code executiondriver},
 *     {@code kernelversion}, {@code operatingsystem}
 * @param usedMemory bytes that its containers have reserved
 * @param health 0 for a node that is not to be used, 100 for one that never failed
 */
public record Candidate(
        String id,
        String name,
        Map<String, String> labels,
        List<Resident> containers,
        List<LocalImage> images,
        long usedMemory,
        long usedCpus,
        long totalMemory,
        long totalCpus,
        long health) {
    public Candidate {
        labels = Map.copyOf(labels);
        containers = List.copyOf(containers);
        images = List.copyOf(images);
    }

    boolean isHealthy() {
        return health > 0;
    }

    /** The one container that is meant, by its ID or the cluster's for it, whole or begun, or by its name. */
    Optional<Resident> container(String asked) {
        if (asked.isEmpty()) {
            return Optional.empty();
        }
        var byId = containers.stream().filter(it -> it.hasId(asked)).findFirst();
        if (byId.isPresent()) {
            return byId;
        }
        var named = containers.stream().filter(it -> it.hasName(asked, this)).toList();
        var meant = named.isEmpty()
                ? containers.stream().filter(it -> it.idBegins(asked)).toList()
                : named;
        return meant.size() == 1 ? Optional.of(meant.get(0)) : Optional.empty();
    }
}
