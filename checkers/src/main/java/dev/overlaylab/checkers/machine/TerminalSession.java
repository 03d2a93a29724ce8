package dev.overlaylab.checkers.machine;

/** A program on a pseudo-terminal: what it prints is {@link #input()}, what is typed goes to {@link #output()}. */
public interface TerminalSession extends ByteStream {
    void resize(int columns, int rows);

    /** Whether the program and its connection are still there. */
    boolean isOpen();
}
