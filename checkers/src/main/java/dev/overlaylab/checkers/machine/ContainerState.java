package dev.overlaylab.checkers.machine;

import java.util.List;
import java.util.Map;

/**
 * A container as {@code docker inspect} shows it.
 *
 * @param name without the leading slash
 * @param status created, running, paused, restarting, removing, exited or dead
 * @param networks attachments by network name
 * @param publishedPorts such as {@code 0.0.0.0:8500->8500/tcp}
 */
public record ContainerState(
        String id,
        String name,
        String image,
        String status,
        Map<String, Attachment> networks,
        List<String> publishedPorts,
        Map<String, String> labels) {

    public boolean running() {
        return status.equals("running");
    }

    /** Where a container is attached; address without prefix, empty while it is not running. */
    public record Attachment(String networkId, String address, int prefixLength, String mac) {}
}
