package dev.overlaylab.checkers.machine.ssh;

import com.jcraft.jsch.Session;
import dev.overlaylab.checkers.machine.MachineException;
import dev.overlaylab.checkers.machine.SshAddress;
import org.jspecify.annotations.Nullable;

/** How one session gets to its host: by a socket of its own, or through other hosts. */
final class Way {
    private final Deadline deadline;
    private final PromptSockets sockets;
    private final @Nullable JumpProxy proxy;

    Way(SshAddress address, Jumps jumps, Deadline deadline) {
        this.deadline = deadline;
        sockets = new PromptSockets(deadline);
        var via = address.via();
        var last = via.size() - 1;
        proxy = via.isEmpty() ? null : new JumpProxy(jumps, via.get(last).through(via.subList(0, last)));
    }

    Deadline deadline() {
        return deadline;
    }

    void of(Session session) {
        session.setSocketFactory(sockets);
        if (proxy != null) {
            session.setProxy(proxy);
        }
    }

    /** What went wrong before the host itself was asked; null when nothing did. */
    @Nullable
    MachineException failure() {
        return proxy == null ? null : proxy.failure();
    }

    /** Gives it up, whatever is going on with it. */
    void close() {
        sockets.close();
        if (proxy != null) {
            proxy.close();
        }
    }
}
