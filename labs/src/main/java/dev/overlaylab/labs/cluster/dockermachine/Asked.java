package dev.overlaylab.labs.cluster.dockermachine;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the learner asked {@code create} for.
 *
 * @param driver as typed, such as {@code virtualbox}; who really serves it is the lab's driver
 * @param engineOptions {@code key=value} or {@code key}, as typed
 * @param driverOptions options of that driver, which are taken note of; secrets without their values
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record Asked(
        String name,
        String driver,
        List<String> engineOptions,
        List<String> engineLabels,
        List<String> insecureRegistries,
        List<String> registryMirrors,
        List<String> engineEnvironment,
        String storageDriver,
        Map<String, String> driverOptions,
        SwarmAsked swarm) {
    Asked {
        swarm = swarm == null ? SwarmAsked.NONE : swarm;
        engineOptions = copy(engineOptions);
        engineLabels = copy(engineLabels);
        insecureRegistries = copy(insecureRegistries);
        registryMirrors = copy(registryMirrors);
        engineEnvironment = copy(engineEnvironment);
        driverOptions =
                Collections.unmodifiableMap(driverOptions == null ? new TreeMap<>() : new TreeMap<>(driverOptions));
    }

    /** For a machine of which nobody remembers what was asked. */
    static Asked nothing(String name, String driver) {
        return new Asked(
                name, driver, List.of(), List.of(), List.of(), List.of(), List.of(), "", Map.of(), SwarmAsked.NONE);
    }

    private static List<String> copy(List<String> list) {
        return list == null ? List.of() : List.copyOf(list);
    }
}
