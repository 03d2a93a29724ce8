package dev.overlaylab.shell.grade.handin;

import java.util.List;
import java.util.Map;

/**
 * By what a machine is told from every other; empty where it did not say.
 *
 * @param hostKeys SHA-256 fingerprints of its SSH host keys
 * @param engineId the Docker Engine's own ID
 * @param machineId of systemd; machines of one image may share it
 * @param overlays overlay networks, their IDs by name
 * @param containers IDs
 */
public record Identity(
        String machine,
        List<String> hostKeys,
        String engineId,
        String machineId,
        Map<String, String> overlays,
        List<String> containers) {
    static final String KIND = "machines";
    private static final int MOST = 1000;

    public Identity {
        hostKeys = List.copyOf(hostKeys);
        overlays = Map.copyOf(overlays);
        containers = List.copyOf(containers);
    }

    /** Whether the machine said anything at all. */
    public boolean seen() {
        return !engineId.isEmpty() || !hostKeys.isEmpty();
    }

    boolean isSound() {
        return machine != null
                && engineId != null
                && machineId != null
                && hostKeys.size() <= MOST
                && overlays.size() <= MOST
                && containers.size() <= MOST;
    }
}
