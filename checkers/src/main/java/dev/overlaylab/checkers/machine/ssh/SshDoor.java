package dev.overlaylab.checkers.machine.ssh;

import dev.overlaylab.checkers.machine.Connection;
import dev.overlaylab.checkers.machine.Door;
import dev.overlaylab.checkers.machine.Engine;
import dev.overlaylab.checkers.machine.HostKeys;
import dev.overlaylab.checkers.machine.MachineException;
import dev.overlaylab.checkers.machine.Passphrases;
import dev.overlaylab.checkers.machine.SshAddress;
import dev.overlaylab.checkers.machine.docker.DockerEngine;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/** Opens connections by SSH, to hosts that show the pinned key and to no others. */
public final class SshDoor implements Door, HostKeys {
    private static final Duration USUAL = Duration.ofSeconds(20);

    private final Duration connectDeadline;
    private final Jumps jumps;
    private final Function<Connection, Engine> engines;

    /** A door that gives a host twenty seconds to let us in: under emulation, and busy, it may need half of them. */
    public SshDoor() {
        this(USUAL);
    }

    /** @param connectDeadline from the first packet to the end of authentication */
    public SshDoor(Duration connectDeadline) {
        this(connectDeadline, Passphrases.NONE);
    }

    /** A door that may ask for the passphrases of keys. */
    public SshDoor(Passphrases passphrases) {
        this(USUAL, passphrases);
    }

    /** A door that may ask for the passphrases of keys, and waits that long. */
    public SshDoor(Duration connectDeadline, Passphrases passphrases) {
        this(connectDeadline, passphrases, DockerEngine::new);
    }

    SshDoor(Duration connectDeadline, Passphrases passphrases, Function<Connection, Engine> engines) {
        this.connectDeadline = connectDeadline;
        this.jumps = new Jumps(passphrases, connectDeadline);
        this.engines = engines;
    }

    @Override
    public Connection open(SshAddress address) throws MachineException {
        var login = new SshLogin(address, connectDeadline, jumps);
        return new SshConnection(address, new SshSessions(login), engines);
    }

    @Override
    public String shownBy(SshAddress address, List<String> algorithms) throws MachineException {
        return new SshLogin(address, connectDeadline, jumps).hostKey(algorithms);
    }
}
