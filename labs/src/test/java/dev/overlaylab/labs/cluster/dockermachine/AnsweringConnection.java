package dev.overlaylab.labs.cluster.dockermachine;

import dev.overlaylab.checkers.machine.ByteStream;
import dev.overlaylab.checkers.machine.Command;
import dev.overlaylab.checkers.machine.CommandResult;
import dev.overlaylab.checkers.machine.Connection;
import dev.overlaylab.checkers.machine.Engine;
import dev.overlaylab.checkers.machine.MachineException;
import dev.overlaylab.checkers.machine.TerminalSession;
import java.time.Duration;

/** Answers scripts from a table; everything else is out of its reach. */
record AnsweringConnection(String name, Answers answers) implements Connection {
    /** Standard output of a script; {@code null} for exit status 1. */
    @FunctionalInterface
    interface Answers {
        @org.jspecify.annotations.Nullable
        String to(Command command) throws MachineException;
    }

    @Override
    public CommandResult run(Command command) throws MachineException {
        var answer = answers.to(command);
        return new CommandResult(answer == null ? 1 : 0, answer == null ? "" : answer, "", Duration.ZERO);
    }

    @Override
    public Engine engine() {
        throw new UnsupportedOperationException();
    }

    @Override
    public TerminalSession openTerminal(String command, String terminalType, int columns, int rows) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ByteStream openUnixSocket(String path) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int listen(Acceptor acceptor) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public void close() {}
}
