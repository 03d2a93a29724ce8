package dev.overlaylab.checkers.machine.ssh;

import com.jcraft.jsch.JSchException;
import dev.overlaylab.checkers.machine.ByteStream;
import dev.overlaylab.checkers.machine.Command;
import dev.overlaylab.checkers.machine.CommandResult;
import dev.overlaylab.checkers.machine.Connection;
import dev.overlaylab.checkers.machine.Engine;
import dev.overlaylab.checkers.machine.MachineException;
import dev.overlaylab.checkers.machine.MachineException.Cause;
import dev.overlaylab.checkers.machine.ScriptAnswer;
import dev.overlaylab.checkers.machine.ScriptBatch;
import dev.overlaylab.checkers.machine.SshAddress;
import dev.overlaylab.checkers.machine.TerminalSession;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Scripts, terminals, unix sockets and listening ports of one host, over as few sessions as will do. */
final class SshConnection implements Connection {
    private static final Duration OPENING = Duration.ofSeconds(10);
    private static final Command MAY_BE_ROOT = Command.of("exit 0");

    private final SshAddress address;
    private final SshSessions sessions;
    private final Opener opener = new Opener();
    private final Shells shells;
    private final Function<Connection, Engine> engines;
    private @Nullable Engine engine;
    private boolean closed;
    private volatile boolean knownToBecomeRoot;
    private volatile boolean socketsAreRelayed;

    SshConnection(SshAddress address, SshSessions sessions, Function<Connection, Engine> engines) {
        this.address = address;
        this.sessions = sessions;
        shells = new Shells(sessions, isRoot(), opener);
        this.engines = engines;
        knownToBecomeRoot = isRoot();
    }

    @Override
    public String name() {
        return address.machine();
    }

    /** Made when first asked for: all that it needs would cost whoever has only scripts more than a login. */
    @Override
    public synchronized Engine engine() {
        var made = engine;
        if (made == null) {
            made = engines.apply(this);
            engine = made;
            if (closed) {
                close(made);
            }
        }
        return made;
    }

    @Override
    public CommandResult run(Command command) throws MachineException {
        proveRoot();
        return answer(command);
    }

    @Override
    public List<ScriptAnswer> runAll(List<Command> commands) {
        return ScriptBatch.run(this, this::tell, commands);
    }

    private CommandResult tell(String preparing, String asking, String lastLine, Duration timeout)
            throws MachineException {
        proveRoot();
        return shells.exchange(preparing, asking, lastLine, timeout);
    }

    /** Once per connection: otherwise the complaint of sudo would be taken for an answer of the script. */
    private void proveRoot() throws MachineException {
        if (knownToBecomeRoot) {
            return;
        }
        var proof = answer(MAY_BE_ROOT);
        if (!proof.succeeded()) {
            throw new MachineException(
                    name(),
                    Cause.NOT_ADMITTED,
                    address.user() + " may not become root: " + proof.stderr().strip(),
                    null);
        }
        knownToBecomeRoot = true;
    }

    private boolean isRoot() {
        return address.user().equals("root");
    }

    private CommandResult answer(Command command) throws MachineException {
        var deadline = Deadline.in(command.timeout());
        try (var place = sessions.take(deadline)) {
            return new ScriptRun(name(), command).on(place.session(), isRoot(), deadline, opener);
        }
    }

    @Override
    public TerminalSession openTerminal(String command, String terminalType, int columns, int rows)
            throws MachineException {
        var deadline = Deadline.in(OPENING);
        var place = sessions.take(deadline);
        try {
            var prepared = SshTerminal.Prepared.of(place.session(), command, terminalType, columns, rows);
            opener.open(name(), deadline, () -> {
                prepared.channel().connect();
                return prepared.channel();
            });
            return SshTerminal.on(place, prepared);
        } catch (MachineException e) {
            place.close();
            throw e;
        } catch (JSchException | IOException e) {
            place.close();
            throw lost(e);
        }
    }

    @Override
    public ByteStream openUnixSocket(String path) throws MachineException {
        return socketsAreRelayed ? relayed(path) : direct(path);
    }

    private ByteStream direct(String path) throws MachineException {
        var session = sessions.first();
        try {
            var prepared = UnixSocketStream.Prepared.of(session, path);
            try {
                opener.open(name(), Deadline.in(OPENING), () -> {
                    prepared.channel().connect();
                    return prepared.channel();
                });
            } catch (MachineException e) {
                if (e.why() != Cause.LOST || !isOpen()) {
                    throw e;
                }
                if (!somebodyListensOn(path)) {
                    throw new MachineException(name(), Cause.UNREACHABLE, "nothing answers on " + path, e);
                }
                // It is there, and only this way to it is barred: the next time we know.
                socketsAreRelayed = true;
                return relayed(path);
            }
            return UnixSocketStream.on(prepared);
        } catch (JSchException | IOException e) {
            throw lost(e);
        }
    }

    /** As the kernel sees it: a refusal of the SSH server does not tell whether it would not or could not. */
    private boolean somebodyListensOn(String path) throws MachineException {
        var script = """
                path=$(readlink -f %s) || exit 1
                awk '$4 == "00010000" { print $8 }' /proc/net/unix | {
                    while read -r each; do [ "$(readlink -f "$each")" != "$path" ] || exit 0; done
                    exit 1
                }
                """.formatted(Command.quoted(path));
        return run(Command.of(script)).succeeded();
    }

    private ByteStream relayed(String path) throws MachineException {
        var deadline = Deadline.in(OPENING);
        var place = sessions.take(deadline);
        try {
            var prepared = RelayedSocketStream.Prepared.of(place.session(), path, isRoot());
            opener.open(name(), deadline, () -> {
                prepared.channel().connect();
                return prepared.channel();
            });
            return RelayedSocketStream.on(place, prepared);
        } catch (MachineException e) {
            place.close();
            throw e;
        } catch (JSchException | IOException e) {
            place.close();
            throw lost(e);
        }
    }

    @Override
    public int listen(Acceptor acceptor) throws MachineException {
        var session = sessions.first();
        var listening = new FutureTask<>(() -> new Listeners().listen(session, acceptor));
        // JSch interrupts the thread that asked, at a time of its own choosing: so nobody else is to use that thread.
        var thread = new Thread(listening, "ssh-listen " + name());
        thread.setDaemon(true);
        thread.start();
        try {
            return Waiting.on(listening, Deadline.in(OPENING));
        } catch (ExecutionException e) {
            throw lost(Waiting.cause(e));
        } catch (TimeoutException e) {
            throw new MachineException(name(), Cause.TIMED_OUT, "no port to listen on in time", e);
        } catch (InterruptedException e) {
            throw Waiting.interrupted(name(), e);
        }
    }

    private MachineException lost(Throwable e) {
        return new MachineException(name(), Cause.LOST, String.valueOf(e.getMessage()), e);
    }

    @Override
    public boolean isOpen() {
        return sessions.isOpen();
    }

    @Override
    public void close() {
        Engine made;
        synchronized (this) {
            closed = true;
            made = engine;
        }
        if (made != null) {
            close(made);
        }
        sessions.close();
    }

    private static void close(Engine engine) {
        if (engine instanceof AutoCloseable closeable) {
            try {
                closeable.close();
            } catch (Exception e) {
                // Its streams end with the sessions in any case.
            }
        }
    }
}
