package dev.overlaylab.checkers.machine.ssh;

import com.jcraft.jsch.Session;
import dev.overlaylab.checkers.machine.MachineException;
import dev.overlaylab.checkers.machine.Passphrases;
import dev.overlaylab.checkers.machine.SshAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Sessions on hosts that others are reached through: one per host however many pass, gone with the last of them. */
final class Jumps {
    private final Passphrases passphrases;
    private final Duration patience;
    private final Map<SshAddress, Shared> byHost = new HashMap<>();

    Jumps(Passphrases passphrases, Duration patience) {
        this.passphrases = passphrases;
        this.patience = patience;
    }

    Passphrases passphrases() {
        return passphrases;
    }

    /** Whoever passes last closes the door; its lock lets many arrive at once and log in only once. */
    private static final class Shared {
        private int users;
        private @Nullable Session session;
    }

    /** A session on that host until the passage is closed. */
    Passage through(SshAddress host) throws MachineException {
        Shared shared;
        synchronized (byHost) {
            shared = byHost.computeIfAbsent(host, it -> new Shared());
            shared.users++;
        }
        var passage = new Passage(host, shared);
        try {
            passage.session = connected(host, shared);
            return passage;
        } catch (MachineException e) {
            passage.close();
            throw e;
        }
    }

    private Session connected(SshAddress host, Shared shared) throws MachineException {
        synchronized (shared) {
            var session = shared.session;
            if (session == null || !session.isConnected()) {
                session = new SshLogin(host, patience, this).open();
                shared.session = session;
            }
            return session;
        }
    }

    private void leave(SshAddress host, Shared shared) {
        synchronized (byHost) {
            shared.users--;
            if (shared.users > 0) {
                return;
            }
            byHost.remove(host, shared);
        }
        synchronized (shared) {
            if (shared.session != null) {
                shared.session.disconnect();
            }
        }
    }

    /** Somebody's use of a session. */
    final class Passage implements AutoCloseable {
        private final SshAddress host;
        private final Shared shared;
        private final AtomicBoolean closed = new AtomicBoolean();
        private @Nullable Session session;

        private Passage(SshAddress host, Shared shared) {
            this.host = host;
            this.shared = shared;
        }

        Session session() {
            var open = session;
            if (open == null) {
                throw new IllegalStateException("not connected");
            }
            return open;
        }

        @Override
        public void close() {
            if (closed.compareAndSet(false, true)) {
                leave(host, shared);
            }
        }
    }
}
