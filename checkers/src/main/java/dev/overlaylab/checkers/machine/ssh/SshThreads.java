package dev.overlaylab.checkers.machine.ssh;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Threads for all connections: whoever looks at hundreds of hosts would make a thousand for a moment each. */
final class SshThreads {
    /** Each task waits for one host only, so that there are as many as are needed. */
    static final ExecutorService ALL = Executors.newCachedThreadPool(task -> {
        var thread = new Thread(task, "ssh");
        thread.setDaemon(true);
        return thread;
    });

    private SshThreads() {}
}
