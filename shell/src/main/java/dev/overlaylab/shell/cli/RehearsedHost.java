package dev.overlaylab.shell.cli;

import dev.overlaylab.checkers.machine.ByteStream;
import dev.overlaylab.checkers.machine.Command;
import dev.overlaylab.checkers.machine.CommandResult;
import dev.overlaylab.checkers.machine.Connection;
import dev.overlaylab.checkers.machine.Engine;
import dev.overlaylab.checkers.machine.MachineException;
import dev.overlaylab.checkers.machine.MachineException.Cause;
import dev.overlaylab.checkers.machine.TerminalSession;
import dev.overlaylab.checkers.machine.docker.DockerEngine;
import java.time.Duration;

/** A host that answers every script with nothing, and whose engine is a rehearsed one. */
final class RehearsedHost implements Connection {
    private final String name;
    private final DockerEngine engine = new DockerEngine(this);

    RehearsedHost(String name) {
        this.name = name;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public CommandResult run(Command command) {
        return new CommandResult(0, "", "", Duration.ZERO);
    }

    @Override
    public Engine engine() {
        return engine;
    }

    @Override
    public ByteStream openUnixSocket(String path) {
        return new RehearsedEngine();
    }

    @Override
    public TerminalSession openTerminal(String command, String terminalType, int columns, int rows)
            throws MachineException {
        throw absent();
    }

    @Override
    public int listen(Acceptor acceptor) throws MachineException {
        throw absent();
    }

    private MachineException absent() {
        return new MachineException(name, Cause.ABSENT, "rehearsed", null);
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public void close() {
        engine.close();
    }
}
