package dev.overlaylab.labs.workstation;

import dev.overlaylab.checkers.machine.Command;
import dev.overlaylab.checkers.machine.Connection;
import dev.overlaylab.checkers.machine.MachineException;
import dev.overlaylab.checkers.machine.TerminalSession;
import dev.overlaylab.i18n.Text;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One persistent bash on a pseudo-terminal of the workstation.
 *
 * <p>Nobody reads the terminal while no line runs: what background jobs print waits there, and is shown with the next
 * line. A slow screen slows the command down.
 */
public final class BashSession implements Workstation, AutoCloseable {
    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration INTERRUPTION = Duration.ofSeconds(5);
    private static final byte[] CTRL_C = {3};
    /** What a shell says of a command whose own status nobody can know. */
    private static final int STATUS_UNKNOWN = 255;

    private final LearnerDoor door;
    private final String startFile;
    private final Function<Text, String> say;
    private final SecureRandom random = new SecureRandom();

    private final Object keyboard = new Object();
    private final ByteArrayOutputStream typedEarly = new ByteArrayOutputStream();
    private Phase phase = Phase.IDLE;
    /** Whether the line that runs was typed to. */
    private boolean typedTo;

    private @Nullable Shell shell;
    private volatile String directory = "";
    private String terminalType = "xterm-256color";
    private int columns = 80;
    private int rows = 24;
    private int lastStatus;

    /** Gives the learner's open connection to the workstation, a new one when the last was lost. */
    @FunctionalInterface
    public interface LearnerDoor {
        Connection connection() throws MachineException;
    }

    /**
     * A session that starts its bash when the first line comes.
     *
     * @param startFile where {@code workstation/bashrc} is on the workstation
     * @param say puts our own words into the learner's language
     */
    public BashSession(LearnerDoor door, String startFile, Function<Text, String> say) {
        this.door = door;
        this.startFile = startFile;
        this.say = say;
    }

    private enum Phase {
        IDLE,
        DELIVERING,
        RUNNING
    }

    private record Shell(Connection connection, TerminalSession terminal, MarkedOutput output, String nonce) {
        Shell expecting(String next) {
            output.expect(next);
            return new Shell(connection, terminal, output, next);
        }
    }

    /** What programs are told about the learner's terminal; counts from the next start of bash. */
    public void terminalType(String type) {
        terminalType = type;
    }

    @Override
    public LineResult run(String line, Screen screen) throws MachineException {
        phase(Phase.DELIVERING);
        try {
            return delivered(line, screen);
        } finally {
            phase(Phase.IDLE);
        }
    }

    private LineResult delivered(String line, Screen screen) throws MachineException {
        var kept = shell;
        if (kept != null && !kept.terminal().isOpen()) {
            gone(screen, new IOException("bash's terminal has ended meanwhile"));
            kept = null;
        }
        var ready = kept == null ? started(screen) : kept;
        var next = nonce();
        try {
            var running = ready.expecting(next);
            shell = running;
            write(running.terminal(), Delivery.of(line, ready.nonce(), next));
            return finished(running, screen);
        } catch (IOException e) {
            return gone(screen, e);
        }
    }

    private LineResult finished(Shell running, Screen screen) throws IOException, MachineException {
        while (true) {
            var marker = nextOrInterrupt(running, screen);
            switch (marker.kind()) {
                case BEGIN -> begun(running.terminal());
                case END -> {
                    return ended(marker, unread(running, screen));
                }
                case EXIT -> {
                    var result = ended(marker, "");
                    abandon();
                    announceFreshStart(screen);
                    return result;
                }
                case UNREAD, TOLD -> throw new IOException("bash answers what it was not asked");
            }
        }
    }

    private LineResult ended(Marker marker, String unread) {
        directory = marker.text();
        lastStatus = marker.status();
        return new LineResult(lastStatus, directory, unread);
    }

    /** From now on nothing is typed to bash; what was, and is still in its terminal, is asked for. */
    private String unread(Shell idle, Screen screen) throws IOException {
        String early;
        synchronized (keyboard) {
            phase = Phase.IDLE;
            early = typedEarly.toString(StandardCharsets.UTF_8);
        }
        if (!typedTo || Thread.currentThread().isInterrupted()) {
            return early;
        }
        var limit = closingAfter(INTERRUPTION, idle.terminal());
        try {
            write(idle.terminal(), Delivery.question(idle.nonce()));
            return Delivery.answer(() -> idle.output().next(screen).orElseThrow(() -> new IOException("no answer")));
        } finally {
            limit.complete(null);
        }
    }

    /** A thread that is interrupted presses Ctrl-C, and does not wait long for it to work. */
    private Marker nextOrInterrupt(Shell running, Screen screen) throws IOException {
        try {
            return running.output().next(screen).orElseThrow(() -> new IOException("bash's terminal has ended"));
        } catch (InterruptedIOException e) {
            Thread.interrupted();
            var limit = closingAfter(INTERRUPTION, running.terminal());
            try {
                write(running.terminal(), CTRL_C);
                while (true) {
                    var marker = running.output().next(screen).orElseThrow(() -> e);
                    if (marker.kind() != Marker.Kind.BEGIN) {
                        return marker;
                    }
                    write(running.terminal(), CTRL_C);
                }
            } finally {
                limit.complete(null);
                Thread.currentThread().interrupt();
            }
        }
    }

    private Shell started(Screen screen) throws MachineException {
        var connection = door.connection();
        var nonce = nonce();
        var terminal = connection.openTerminal(
                "exec env LANG=C.UTF-8 __ol_nonce=" + nonce + " __ol_directory=" + Command.quoted(directory)
                        + " /bin/bash --noediting --rcfile " + Command.quoted(startFile) + " -i",
                terminalType,
                columns,
                rows);
        var output = new MarkedOutput(terminal.input());
        output.expect(nonce);
        var limit = closingAfter(START, terminal);
        try {
            var marker = output.next(screen).orElseThrow(() -> new IOException("bash did not start"));
            directory = marker.text();
            return new Shell(connection, terminal, output, nonce);
        } catch (IOException e) {
            terminal.close();
            throw new MachineException(connection.name(), MachineException.Cause.LOST, "bash did not start", e);
        } finally {
            limit.complete(null);
        }
    }

    /** The terminal has ended without a word: bash was killed or replaced, unless it is the connection that is gone. */
    private LineResult gone(Screen screen, IOException why) throws MachineException {
        var connection = shell == null ? door.connection() : shell.connection();
        abandon();
        if (why instanceof InterruptedIOException) {
            throw new MachineException(connection.name(), MachineException.Cause.TIMED_OUT, "interrupted", why);
        }
        try {
            connection.run(Command.of("true"));
        } catch (MachineException e) {
            throw new MachineException(connection.name(), MachineException.Cause.LOST, "the terminal is gone", why);
        }
        announceFreshStart(screen);
        lastStatus = STATUS_UNKNOWN;
        return new LineResult(lastStatus, directory);
    }

    private void announceFreshStart(Screen screen) {
        var words = say.apply(Text.of("workstation.bash-ended", "directory", directory)) + "\r\n";
        var bytes = words.getBytes(StandardCharsets.UTF_8);
        screen.print(bytes, 0, bytes.length);
    }

    @Override
    public boolean type(byte[] keys) {
        synchronized (keyboard) {
            if (phase == Phase.DELIVERING) {
                typedEarly.writeBytes(keys);
            } else if (phase == Phase.RUNNING && shell != null) {
                typedTo = true;
                quietly(shell.terminal(), keys);
            }
            return phase != Phase.IDLE;
        }
    }

    /** Keys typed while the line was on its way reach the command now. */
    private void begun(TerminalSession terminal) {
        synchronized (keyboard) {
            phase = Phase.RUNNING;
            typedTo |= typedEarly.size() > 0;
            quietly(terminal, typedEarly.toByteArray());
            typedEarly.reset();
        }
    }

    private void phase(Phase next) {
        synchronized (keyboard) {
            phase = next;
            typedTo = false;
            typedEarly.reset();
        }
    }

    /** A terminal that takes no keys any more is noticed by whoever reads it. */
    private static void quietly(TerminalSession terminal, byte[] keys) {
        try {
            write(terminal, keys);
        } catch (IOException e) {
            terminal.close();
        }
    }

    private static void write(TerminalSession terminal, byte[] bytes) throws IOException {
        if (bytes.length > 0) {
            terminal.output().write(bytes);
            terminal.output().flush();
        }
    }

    @Override
    public void resize(int columns, int rows) {
        this.columns = columns;
        this.rows = rows;
        var now = shell;
        if (now != null) {
            now.terminal().resize(columns, rows);
        }
    }

    @Override
    public String directory() {
        return directory;
    }

    /** Ends bash, and with it what it runs. */
    @Override
    public void close() {
        abandon();
    }

    private void abandon() {
        synchronized (keyboard) {
            if (shell != null) {
                shell.terminal().close();
                shell = null;
            }
        }
    }

    private String nonce() {
        var bytes = new byte[16];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** Closes a terminal at a deadline, unless the future is completed before. */
    private static CompletableFuture<Void> closingAfter(Duration duration, TerminalSession terminal) {
        var future = new CompletableFuture<Void>();
        future.orTimeout(duration.toMillis(), TimeUnit.MILLISECONDS).exceptionally(late -> {
            terminal.close();
            return null;
        });
        return future;
    }
}
