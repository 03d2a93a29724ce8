package dev.overlaylab.labs.driver;

import java.util.List;

/**
 * What a machine shall be.
 *
 * @param name host name; letters, digits, hyphens and dots as docker-machine allows
 * @param role decides whether an engine runs on it
 * @param address its IPv4 address on eth1, in 192.168.99.0/24
 * @param memoryMb for VMs
 * @param files what it finds on its disk before anything starts: engine configuration and certificates
 */
public record MachineSpec(String name, Role role, String address, int memoryMb, List<MachineFile> files) {
    public MachineSpec {
        files = List.copyOf(files);
    }

    /** What a machine is for. */
    public enum Role {
        WORKSTATION,
        ENGINE
    }

    /** A file by absolute path; mode such as 0600, owned by root. */
    public record MachineFile(String path, String content, int mode) {}
}
