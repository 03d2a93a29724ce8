package dev.overlaylab.shell.prove;

import dev.overlaylab.checkers.check.Runner;
import dev.overlaylab.labs.topology.Topology;

/** Where looks at the machines come from. */
public interface Eyes {
    /** Connections made anew. */
    Open open();

    /** Open connections, let go of when closed. */
    interface Open extends AutoCloseable {
        Runner runner();

        /** What is there now. */
        Topology topology();

        @Override
        void close();
    }
}
