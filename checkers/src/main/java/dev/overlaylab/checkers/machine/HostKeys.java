package dev.overlaylab.checkers.machine;

import java.util.List;

/** Asks hosts for their keys. */
@FunctionalInterface
public interface HostKeys {
    /**
     * The key a host shows, in OpenSSH's public form, without logging in there; hosts on the way are logged in at.
     *
     * @param address whose pinned key and user do not matter
     * @param algorithms host key algorithms to ask for; any when empty
     */
    String shownBy(SshAddress address, List<String> algorithms) throws MachineException;
}
