package dev.overlaylab.checkers.machine.ssh;

import dev.overlaylab.checkers.machine.Connection;
import dev.overlaylab.checkers.machine.Door;
import dev.overlaylab.checkers.machine.Engine;
import dev.overlaylab.checkers.machine.MachineException;
import dev.overlaylab.checkers.machine.SshAddress;
import dev.overlaylab.checkers.machine.docker.DockerEngine;
import java.time.Duration;
import java.util.function.Function;

/** Opens connections by SSH, to hosts that show the pinned key and to no others. */
public final class SshDoor implements Door {
    private final Duration connectDeadline;
    private final Function<Connection, Engine> engines;

    /** A door that gives a host twenty seconds to let us in: under emulation, and busy, it may need half of them. */
    public SshDoor() {
        this(Duration.ofSeconds(20));
    }

    /** @param connectDeadline from the first packet to the end of authentication */
    public SshDoor(Duration connectDeadline) {
        this(connectDeadline, DockerEngine::new);
    }

    SshDoor(Duration connectDeadline, Function<Connection, Engine> engines) {
        this.connectDeadline = connectDeadline;
        this.engines = engines;
    }

    @Override
    public Connection open(SshAddress address) throws MachineException {
        var login = new SshLogin(address, connectDeadline);
        return new SshConnection(address, new SshSessions(login), engines);
    }
}
