package dev.overlaylab.labs.inventory;

import dev.overlaylab.checkers.machine.SshKeys;
import java.nio.file.Path;
import java.util.List;

/**
 * A host that is there already, and the way to it.
 *
 * @param name what it is called in its list
 * @param keyAlias under which name its host key is known; its host name when empty
 * @param hostKey its only accepted host key, in OpenSSH's public form; empty when the list does not say
 * @param knownHosts files in which its host key may be known; some may not be there
 * @param jumps hosts to pass through, the first one first; their own {@code jumps} are empty
 * @param address by which other hosts reach it; empty when that is to be found out
 * @param workstation whether it is the one the learner types at
 */
public record InventoryHost(
        String name,
        String host,
        int port,
        String user,
        SshKeys keys,
        String keyAlias,
        String hostKey,
        List<Path> knownHosts,
        List<InventoryHost> jumps,
        String address,
        boolean workstation) {
    public InventoryHost {
        knownHosts = List.copyOf(knownHosts);
        jumps = List.copyOf(jumps);
    }

    /** Under which name its host key is looked up. */
    public String knownAs() {
        return keyAlias.isEmpty() ? host : keyAlias;
    }

    InventoryHost through(List<InventoryHost> hosts) {
        return new InventoryHost(
                name, host, port, user, keys, keyAlias, hostKey, knownHosts, hosts, address, workstation);
    }
}
