package dev.overlaylab.checkers.machine;

import java.nio.file.Path;
import java.util.List;

/**
 * How to reach a machine by SSH, and how to know that it is the right one.
 *
 * @param hostKey the only accepted host key, in OpenSSH's public form: {@code ssh-ed25519 AAAA…}
 * @param via the hosts to pass through, the first one first; their own {@code via} is empty
 */
public record SshAddress(
        String machine, String host, int port, String user, SshKeys keys, String hostKey, List<SshAddress> via) {
    public SshAddress {
        via = List.copyOf(via);
    }

    /** A machine reached directly with one key file. */
    public SshAddress(String machine, String host, int port, String user, Path privateKey, String hostKey) {
        this(machine, host, port, user, SshKeys.of(privateKey), hostKey, List.of());
    }

    public SshAddress as(String otherUser) {
        return new SshAddress(machine, host, port, otherUser, keys, hostKey, via);
    }

    public SshAddress pinnedTo(String itsHostKey) {
        return new SshAddress(machine, host, port, user, keys, itsHostKey, via);
    }

    public SshAddress through(List<SshAddress> hosts) {
        return new SshAddress(machine, host, port, user, keys, hostKey, hosts);
    }

    /** The first of its key files. */
    public Path privateKey() {
        return keys.files().get(0);
    }
}
