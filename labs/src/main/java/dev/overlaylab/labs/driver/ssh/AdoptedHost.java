package dev.overlaylab.labs.driver.ssh;

import dev.overlaylab.checkers.machine.SshAddress;

/**
 * A host that was looked at and taken for a lab.
 *
 * @param ssh the way to it, with all keys pinned; {@code machine} is what its list calls it
 * @param address its IPv4 address as the other hosts see it
 * @param workstation whether it was named as the one the learner types at
 */
public record AdoptedHost(SshAddress ssh, String address, boolean workstation) {
    public String name() {
        return ssh.machine();
    }

    /** The way to it, for a machine of the lab that has another name. */
    public SshAddress as(String machine) {
        return new SshAddress(machine, ssh.host(), ssh.port(), ssh.user(), ssh.keys(), ssh.hostKey(), ssh.via());
    }
}
