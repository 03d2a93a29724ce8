package dev.overlaylab.labs.inventory;

import dev.overlaylab.checkers.machine.SshKeys;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What SSH takes when nothing is said: who we are, our keys and agent, and the host keys that we know.
 *
 * @param environment of this process, for {@code SSH_AUTH_SOCK} and {@code ${NAME}} in paths
 */
public record SshDefaults(Path home, String user, Map<String, String> environment) {
    static final int PORT = 22;

    public SshDefaults {
        environment = Map.copyOf(environment);
    }

    Path directory() {
        return home.resolve(".ssh");
    }

    /** The agent's socket, when there is one. */
    Optional<Path> agent() {
        var socket = environment.getOrDefault("SSH_AUTH_SOCK", "");
        return socket.isEmpty() ? Optional.empty() : Optional.of(Path.of(socket));
    }

    /** The agent and the usual key files that exist. */
    SshKeys keys() {
        return new SshKeys(usualKeys(), agent(), false);
    }

    List<Path> usualKeys() {
        return Stream.of("id_ed25519", "id_ecdsa", "id_rsa")
                .map(directory()::resolve)
                .filter(Files::isRegularFile)
                .toList();
    }

    List<Path> knownHosts() {
        return List.of(
                directory().resolve("known_hosts"),
                directory().resolve("known_hosts2"),
                Path.of("/etc/ssh/ssh_known_hosts"));
    }

    /** The keys that a list names for a host, or the usual ones. */
    SshKeys keysOr(String file, Path folder) {
        return file.isEmpty() ? keys() : new SshKeys(List.of(path(file, folder)), agent(), true);
    }

    /** A path with {@code ~} for the home directory; a relative one counts from the folder. */
    Path path(String written, Path folder) {
        if (written.equals("~") || written.startsWith("~/")) {
            return home.resolve(written.substring(Math.min(2, written.length())))
                    .normalize();
        }
        return folder.resolve(written).normalize();
    }

    /** A host of which only the address is known. */
    InventoryHost host(String name, String address) {
        return new InventoryHost(name, address, PORT, user, keys(), "", "", knownHosts(), List.of(), "", false);
    }
}
