package dev.overlaylab.labs.adopt;

import dev.overlaylab.checkers.machine.HostKeys;
import dev.overlaylab.checkers.machine.MachineException;
import dev.overlaylab.checkers.machine.SshAddress;
import dev.overlaylab.i18n.Problem;
import dev.overlaylab.i18n.Text;
import dev.overlaylab.labs.inventory.InventoryHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Turns a host of a list into an address with a pinned key.
 *
 * <p>A known key must be the one that is shown; an unknown host is asked about once and then remembered in a file of our
 * own, never in the user's. A key that has changed is refused without a question.
 */
public final class HostTrust {
    /** As OpenSSH's own order has them; others come after. */
    private static final List<String> PREFERRED =
            List.of("ssh-ed25519", "ecdsa-sha2-nistp256", "ecdsa-sha2-nistp384", "ecdsa-sha2-nistp521", "ssh-rsa");

    private final HostKeys hostKeys;
    private final Strangers strangers;
    private final Path own;
    private final Map<SshAddress, Object> locks = new HashMap<>();
    private final Object asking = new Object();
    private final KnownHostsRead read = new KnownHostsRead();

    /** @param own the file that remembers the hosts accepted here */
    public HostTrust(HostKeys hostKeys, Strangers strangers, Path own) {
        this.hostKeys = hostKeys;
        this.strangers = strangers;
        this.own = own;
    }

    /**
     * The address, with the keys of the host and of all hosts on the way pinned.
     *
     * @throws Problem when a key is unknown and was not accepted, has changed, or is revoked
     */
    public SshAddress of(InventoryHost host) throws MachineException {
        var via = new ArrayList<SshAddress>();
        for (var jump : host.jumps()) {
            via.add(pinned(jump, via).through(List.of()));
        }
        return pinned(host, via);
    }

    /**
     * The address, pinned by what is known already, without a connection to find out; nothing when a host on the way or the
     * host itself is unknown. Whoever connects learns whether it still has that key.
     */
    public Optional<SshAddress> known(InventoryHost host) {
        var via = new ArrayList<SshAddress>();
        for (var jump : host.jumps()) {
            var address = knownAlone(jump, List.of());
            if (address.isEmpty()) {
                return Optional.empty();
            }
            via.add(address.get());
        }
        return knownAlone(host, via);
    }

    private Optional<SshAddress> knownAlone(InventoryHost host, List<SshAddress> via) {
        var address = new SshAddress(
                host.name(), host.host(), host.port(), host.user(), host.keys(), host.hostKey(), List.copyOf(via));
        if (!host.hostKey().isEmpty()) {
            return Optional.of(address);
        }
        var known = keysKnownOf(host);
        return known.stream().anyMatch(KnownHosts.Known::revoked)
                ? Optional.empty()
                : known.stream()
                        .min(Comparator.comparingInt(it -> PREFERRED.indexOf(it.type()) & Integer.MAX_VALUE))
                        .map(it -> address.pinnedTo(it.publicKey()));
    }

    private List<KnownHosts.Known> keysKnownOf(InventoryHost host) {
        var files = new ArrayList<>(host.knownHosts());
        files.add(own);
        return read.of(files).of(host.knownAs(), host.port());
    }

    private SshAddress pinned(InventoryHost host, List<SshAddress> via) throws MachineException {
        var address = new SshAddress(
                host.name(), host.host(), host.port(), host.user(), host.keys(), host.hostKey(), List.copyOf(via));
        if (!host.hostKey().isEmpty()) {
            return address;
        }
        // Two hosts behind one jump ask about it once.
        synchronized (lockOf(address)) {
            return address.pinnedTo(keyOf(host, address));
        }
    }

    private Object lockOf(SshAddress address) {
        synchronized (locks) {
            return locks.computeIfAbsent(address, it -> new Object());
        }
    }

    private String keyOf(InventoryHost host, SshAddress address) throws MachineException {
        var known = keysKnownOf(host);
        var usable = known.stream().filter(it -> !it.revoked()).toList();
        var types = usable.stream().map(it -> algorithms(it.type())).distinct().toList();
        String shown;
        try {
            shown = hostKeys.shownBy(address, types);
        } catch (MachineException e) {
            if (e.why() != MachineException.Cause.WRONG_HOST_KEY || usable.isEmpty()) {
                throw e;
            }
            // It has no key of the known types any more: what it has now is shown in the explanation.
            shown = hostKeys.shownBy(address, List.of());
        }
        var key = shown;
        if (known.stream().anyMatch(it -> it.revoked() && it.publicKey().equals(key))) {
            throw refused("problem.adopt.key-revoked", host, key, known.get(0));
        }
        if (usable.stream().anyMatch(it -> it.publicKey().equals(key))) {
            return key;
        }
        if (!usable.isEmpty()) {
            throw refused("problem.adopt.key-changed", host, key, usable.get(0));
        }
        return accepted(host, key);
    }

    private String accepted(InventoryHost host, String key) {
        synchronized (asking) {
            if (!strangers.accept(host, Fingerprint.of(key))) {
                throw Problem.of(
                        "problem.adopt.key-unknown",
                        "name",
                        host.name(),
                        "host",
                        KnownHosts.name(host.knownAs(), host.port()),
                        "fingerprint",
                        Fingerprint.of(key));
            }
            remember(KnownHosts.name(host.knownAs(), host.port()) + " " + key + "\n");
            return key;
        }
    }

    private void remember(String line) {
        try {
            Files.writeString(own, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new Problem(
                    Text.of("problem.driver.storage", "file", own.toString(), "detail", String.valueOf(e.getMessage())),
                    e);
        }
    }

    private static Problem refused(String key, InventoryHost host, String shown, KnownHosts.Known known) {
        return Problem.of(
                key,
                "name",
                host.name(),
                "host",
                KnownHosts.name(host.knownAs(), host.port()),
                "fingerprint",
                Fingerprint.of(shown),
                "known",
                Fingerprint.of(known.publicKey()),
                "file",
                known.file().toString(),
                "line",
                known.line());
    }

    private static String algorithms(String type) {
        return type.equals("ssh-rsa") ? "rsa-sha2-512,rsa-sha2-256" : type;
    }
}
