package dev.overlaylab.shell.prove;

import dev.overlaylab.checkers.check.Runner;

/** Where looks at the machines come from. */
public interface Eyes {
    /** Connections made anew. */
    Open open();

    /** Open connections, let go of when closed. */
    interface Open extends AutoCloseable {
        Runner runner();

        @Override
        void close();
    }
}
