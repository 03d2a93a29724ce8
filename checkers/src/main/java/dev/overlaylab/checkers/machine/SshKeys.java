package dev.overlaylab.checkers.machine;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The keys with which we ask to be let in.
 *
 * @param files private key files: ed25519, ECDSA or RSA, with a passphrase or without; what is not there is passed over
 * @param agent the socket of an ssh-agent; it signs for us and is never forwarded
 * @param onlyFiles whether the agent is asked only for the keys in {@code files}
 */
public record SshKeys(List<Path> files, Optional<Path> agent, boolean onlyFiles) {
    public SshKeys {
        files = List.copyOf(files);
    }

    public static SshKeys of(Path file) {
        return new SshKeys(List.of(file), Optional.empty(), true);
    }
}
