package dev.overlaylab.checkers.machine.ssh;

import com.jcraft.jsch.Channel;
import dev.overlaylab.checkers.machine.MachineException;
import dev.overlaylab.checkers.machine.MachineException.Cause;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/** Opens channels on threads of its own, because JSch waits for the answer deaf to interrupts. */
final class Opener {
    /** The opened channel; one that opens too late is closed again. */
    <C extends Channel> C open(String machine, Deadline deadline, Callable<C> opening) throws MachineException {
        var opened = new CompletableFuture<C>();
        try {
            SshThreads.ALL.execute(() -> {
                try {
                    opened.complete(opening.call());
                } catch (Exception e) {
                    opened.completeExceptionally(e);
                }
            });
            return Waiting.on(opened, deadline);
        } catch (ExecutionException e) {
            var cause = Waiting.cause(e);
            throw new MachineException(machine, Cause.LOST, String.valueOf(cause.getMessage()), cause);
        } catch (TimeoutException e) {
            closeWhenever(opened);
            throw new MachineException(machine, Cause.TIMED_OUT, "no channel opened in time", e);
        } catch (InterruptedException e) {
            closeWhenever(opened);
            throw Waiting.interrupted(machine, e);
        }
    }

    private static <C extends Channel> void closeWhenever(CompletableFuture<C> opened) {
        var unused = opened.thenAccept(Channel::disconnect).exceptionally(e -> {
            assert e instanceof CompletionException;
            return null;
        });
    }
}
