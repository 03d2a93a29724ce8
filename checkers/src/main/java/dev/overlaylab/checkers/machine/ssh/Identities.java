package dev.overlaylab.checkers.machine.ssh;

import com.jcraft.jsch.AgentIdentityRepository;
import com.jcraft.jsch.AgentProxyException;
import com.jcraft.jsch.Identity;
import com.jcraft.jsch.IdentityRepository;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.SSHAgentConnector;
import com.jcraft.jsch.UnixDomainSocketFactory;
import dev.overlaylab.checkers.machine.Passphrases;
import dev.overlaylab.checkers.machine.SshKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Vector;
import org.jspecify.annotations.Nullable;

/** The keys of one login, in the order in which they are tried: files without a passphrase, then those of the agent. */
final class Identities {
    /** sshd hangs up after six; the last one is left to it for whatever it counts itself. */
    private static final int MOST = 5;

    private static final int ATTEMPTS = 3;

    private final SshKeys keys;
    private final Passphrases passphrases;
    private final List<Path> locked = new ArrayList<>();
    private final List<String> troubles = new ArrayList<>();

    Identities(SshKeys keys, Passphrases passphrases) {
        this.keys = keys;
        this.passphrases = passphrases;
    }

    /** Gives the keys that need no passphrase, or those that the agent holds, to a session to be made. */
    int into(JSch jsch) {
        var agents = ofAgent();
        var chosen = new ArrayList<Identity>();
        for (var file : keys.files()) {
            var identity = read(file);
            if (identity == null) {
                continue;
            }
            var held = agents.stream().filter(it -> sameKey(it, identity)).findFirst();
            if (held.isPresent()) {
                agents.remove(held.get());
                chosen.add(held.get());
            } else if (identity.isEncrypted()) {
                locked.add(file);
            } else {
                chosen.add(identity);
            }
        }
        if (!keys.onlyFiles()) {
            chosen.addAll(agents);
        }
        return give(jsch, chosen);
    }

    /** Gives the keys that need a passphrase, after asking for it; none when nobody tells. */
    int unlockedInto(JSch jsch) {
        var chosen = new ArrayList<Identity>();
        for (var file : locked) {
            var identity = read(file);
            if (identity != null && unlock(file, identity)) {
                chosen.add(identity);
            }
        }
        return give(jsch, chosen);
    }

    boolean hasLocked() {
        return !locked.isEmpty();
    }

    /** What was wrong with the keys, for a message; empty when nothing was. */
    String troubles() {
        return String.join("; ", troubles);
    }

    private boolean unlock(Path file, Identity identity) {
        String wrong = null;
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            var passphrase = passphrases.of(file, wrong);
            if (passphrase.isEmpty()) {
                troubles.add(file + " has a passphrase and nobody could be asked for it (ssh-add " + file + ")");
                return false;
            }
            var bytes = passphrase.get().getBytes(StandardCharsets.UTF_8);
            try {
                if (identity.setPassphrase(bytes) && !identity.isEncrypted()) {
                    return true;
                }
            } catch (JSchException e) {
                // A wrong passphrase: asked again.
            } finally {
                Arrays.fill(bytes, (byte) 0);
            }
            wrong = passphrase.get();
        }
        troubles.add("wrong passphrase for " + file);
        return false;
    }

    private @Nullable Identity read(Path file) {
        if (!Files.exists(file)) {
            troubles.add("there is no key file " + file);
            return null;
        }
        try {
            var reading = new JSch();
            reading.addIdentity(file.toString());
            return reading.getIdentityRepository().getIdentities().get(0);
        } catch (JSchException | RuntimeException e) {
            troubles.add(file + " is no usable key: " + e.getMessage());
            return null;
        }
    }

    private List<Identity> ofAgent() {
        if (keys.agent().isEmpty()) {
            return new ArrayList<>();
        }
        var socket = keys.agent().get();
        try {
            var sockets = new UnixDomainSocketFactory();
            // The library takes an agent that is not there for one that has no keys.
            sockets.connect(socket).close();
            return new ArrayList<>(new AgentIdentityRepository(new SSHAgentConnector(sockets, socket)).getIdentities());
        } catch (AgentProxyException | IOException | RuntimeException e) {
            troubles.add("the agent at " + socket + " does not answer: " + e.getMessage());
            return new ArrayList<>();
        }
    }

    private static boolean sameKey(Identity one, Identity other) {
        return one.getPublicKeyBlob() != null && Arrays.equals(one.getPublicKeyBlob(), other.getPublicKeyBlob());
    }

    private static int give(JSch jsch, List<Identity> chosen) {
        jsch.setIdentityRepository(new Fixed(chosen.subList(0, Math.min(MOST, chosen.size()))));
        return chosen.size();
    }

    /** A list that the library reads and nobody changes. */
    private record Fixed(List<Identity> identities) implements IdentityRepository {
        @Override
        public String getName() {
            return "the keys of this login";
        }

        @Override
        public int getStatus() {
            return RUNNING;
        }

        @Override
        public Vector<Identity> getIdentities() {
            return new Vector<>(identities);
        }

        @Override
        public boolean add(byte[] identity) {
            return false;
        }

        @Override
        public boolean remove(byte[] blob) {
            return false;
        }

        @Override
        public void removeAll() {
            // Nothing is kept that could be removed.
        }
    }
}
