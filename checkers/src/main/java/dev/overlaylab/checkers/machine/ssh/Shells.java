package dev.overlaylab.checkers.machine.ssh;

import dev.overlaylab.checkers.machine.CommandResult;
import dev.overlaylab.checkers.machine.MachineException;
import dev.overlaylab.checkers.machine.ScriptBatch;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The shells of one connection: one rests until it is needed again; whoever finds it busy has another for himself. */
final class Shells implements ScriptBatch.Shell {
    private final SshSessions sessions;
    private final boolean root;
    private final Opener opener;
    private @Nullable ResidentShell resting;

    Shells(SshSessions sessions, boolean root, Opener opener) {
        this.sessions = sessions;
        this.root = root;
        this.opener = opener;
    }

    @Override
    public CommandResult exchange(String preparing, String asking, String lastLine, Duration timeout)
            throws MachineException {
        var deadline = Deadline.in(timeout);
        var rested = rested();
        var shell = rested == null ? ResidentShell.open(sessions, root, deadline, opener) : rested;
        var rests = false;
        try {
            var text = rested == null ? preparing + asking : asking;
            var result = shell.tell(text, lastLine, timeout, deadline);
            rests = result.succeeded() && mayRest(shell);
            return result;
        } finally {
            if (!rests) {
                shell.close();
            }
        }
    }

    private synchronized @Nullable ResidentShell rested() {
        var shell = resting;
        resting = null;
        if (shell != null && !shell.isOpen()) {
            shell.close();
            return null;
        }
        return shell;
    }

    private synchronized boolean mayRest(ResidentShell shell) {
        if (resting != null) {
            return false;
        }
        resting = shell;
        return true;
    }
}
