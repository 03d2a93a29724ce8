package dev.overlaylab.checkers.machine;

import java.io.IOException;

/** An open, authenticated way into a machine: many channels over one connection. */
public interface Connection extends Machine, AutoCloseable {
    /**
     * Opens a program on a pseudo-terminal of its own.
     *
     * @param command such as {@code bash -l}; runs as the connection's user
     */
    TerminalSession openTerminal(String command, String terminalType, int columns, int rows) throws MachineException;

    /** Opens a stream to a unix socket on the machine without any port on this computer. */
    ByteStream openUnixSocket(String path) throws MachineException;

    /**
     * Lets programs on the machine reach us: listens on the machine's loopback and hands over each accepted stream on a
     * thread of its own; no port is opened on this computer. Ends with the connection.
     *
     * @return the port on the machine's loopback
     */
    int listen(Acceptor acceptor) throws MachineException;

    boolean isOpen();

    @Override
    void close();

    /** Serves one stream and closes it. */
    @FunctionalInterface
    interface Acceptor {
        void serve(ByteStream stream) throws IOException;
    }
}
