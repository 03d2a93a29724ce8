package dev.overlaylab.labs.driver.ssh;

import dev.overlaylab.checkers.machine.SshAddress;
import dev.overlaylab.labs.driver.Ability;
import java.util.Set;

/**
 * A host that was looked at and taken for a lab.
 *
 * @param ssh the way to it, with all keys pinned; {@code machine} is what its list calls it
 * @param address its IPv4 address as the other hosts see it
 * @param workstation whether it was named as the one the learner types at
 * @param abilities what its kernel was found to have
 */
public record AdoptedHost(SshAddress ssh, String address, boolean workstation, Set<Ability> abilities) {
    public AdoptedHost {
        abilities = Set.copyOf(abilities);
    }

    public String name() {
        return ssh.machine();
    }

    /** The way to it, for a machine of the lab that has another name. */
    public SshAddress as(String machine) {
        return new SshAddress(machine, ssh.host(), ssh.port(), ssh.user(), ssh.keys(), ssh.hostKey(), ssh.via());
    }
}
