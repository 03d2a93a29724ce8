package dev.overlaylab.checkers.machine;

import java.nio.file.Path;

/**
 * How to reach a machine by SSH, and how to know that it is the right one.
 *
 * @param hostKey the only accepted host key, in OpenSSH's public form: {@code ssh-ed25519 AAAA…}
 * @param privateKey an unencrypted ed25519 key file
 */
public record SshAddress(String machine, String host, int port, String user, Path privateKey, String hostKey) {
    public SshAddress as(String otherUser) {
        return new SshAddress(machine, host, port, otherUser, privateKey, hostKey);
    }
}
