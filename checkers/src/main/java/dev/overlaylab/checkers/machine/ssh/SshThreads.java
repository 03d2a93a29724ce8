package dev.overlaylab.checkers.machine.ssh;

import dev.overlaylab.checkers.machine.WaitingThreads;
import java.util.concurrent.ExecutorService;

/** Threads for all connections: whoever looks at hundreds of hosts would make a thousand for a moment each. */
final class SshThreads {
    /** Each task waits for one host only, so that there are as many as are needed. */
    static final ExecutorService ALL = WaitingThreads.named("ssh");

    private SshThreads() {}
}
