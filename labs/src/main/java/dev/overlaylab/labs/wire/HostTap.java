package dev.overlaylab.labs.wire;

import dev.overlaylab.checkers.machine.ByteStream;
import dev.overlaylab.checkers.machine.Command;
import dev.overlaylab.checkers.machine.CommandResult;
import dev.overlaylab.checkers.machine.Connection;
import dev.overlaylab.checkers.machine.Door;
import dev.overlaylab.checkers.machine.MachineException;
import dev.overlaylab.checkers.machine.SshAddress;
import dev.overlaylab.i18n.Problem;
import dev.overlaylab.i18n.Text;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Hears machines from within: tcpdump runs on each of them, for what that machine sends, so that a frame between two of
 * them is heard once.
 *
 * <p>The capture comes back through the connection, which is left out of it.
 */
public final class HostTap implements Tap {
    private static final Duration TIME_TO_BEGIN = Duration.ofSeconds(20);
    private static final Duration LONGEST = Duration.ofHours(12);
    private static final Duration TIME_TO_END = Duration.ofSeconds(5);
    private static final int NOT_FOUND = 127;

    private final FrameQueue queue = new FrameQueue();
    private final List<Ear> ears = new ArrayList<>();
    private volatile boolean closing;

    private HostTap() {}

    /**
     * Listens on all of them, and returns when every one does.
     *
     * @param machines by the IPv4 address on the interface that leads to the others
     */
    public static HostTap open(Map<String, SshAddress> machines, Door door) throws InterruptedException {
        var tap = new HostTap();
        try {
            for (var machine : machines.entrySet()) {
                tap.ears.add(tap.new Ear(machine.getKey(), door.open(machine.getValue())));
            }
            for (var ear : tap.ears) {
                ear.begin();
            }
            for (var ear : tap.ears) {
                ear.awaitBeginning();
            }
            return tap;
        } catch (MachineException e) {
            tap.close();
            throw new Problem(Text.of("problem.wire.program", "detail", String.valueOf(e.getMessage())), e);
        } catch (InterruptedException | Problem e) {
            tap.close();
            throw e;
        }
    }

    @Override
    public Optional<Frame> next(Duration within) throws InterruptedException {
        return queue.take(within);
    }

    @Override
    public long missed() {
        return queue.missed();
    }

    @Override
    public void close() {
        closing = true;
        ears.forEach(Ear::close);
    }

    private void over(Problem why) {
        if (!closing) {
            queue.end(why);
        }
    }

    /** One machine's part. */
    private final class Ear {
        private final String address;
        private final Connection connection;
        private final String token = token();
        private final CountDownLatch settled = new CountDownLatch(1);
        private volatile boolean begun;
        private volatile String process = "";
        private volatile Problem refusal = Problem.of("problem.wire.program", "detail", "");

        Ear(String address, Connection connection) {
            this.address = address;
            this.connection = connection;
        }

        void begin() throws MachineException {
            int port = connection.listen(this::hear);
            var script = script(address, port);
            var thread = new Thread(
                    () -> run(Command.of(script).reading(token + "\n").within(LONGEST)), "capture-run");
            thread.setDaemon(true);
            thread.start();
        }

        void awaitBeginning() throws InterruptedException {
            if (!settled.await(TIME_TO_BEGIN.toMillis(), TimeUnit.MILLISECONDS) || !begun) {
                throw refusal;
            }
        }

        /** Returns only when the capture ends: when it is told to, or because it could not go on. */
        private void run(Command command) {
            try {
                ended(connection.run(command));
            } catch (MachineException e) {
                refuse(new Problem(Text.of("problem.wire.ended", "detail", String.valueOf(e.getMessage())), e));
            }
        }

        private void ended(CommandResult result) {
            refuse(
                    result.exitCode() == NOT_FOUND
                            ? Problem.of("problem.wire.no-tcpdump", "machine", address)
                            : Problem.of(
                                    "problem.wire.ended",
                                    "detail",
                                    result.stderr().strip()));
        }

        private void refuse(Problem why) {
            refusal = why;
            settled.countDown();
            over(why);
        }

        private void hear(ByteStream stream) throws IOException {
            try (stream) {
                var greeting = line(stream).split(" ", -1);
                if (greeting.length != 2 || !greeting[0].equals(token)) {
                    return;
                }
                process = greeting[1];
                var frames = new PcapReader(stream.input());
                begun = true;
                settled.countDown();
                for (var frame = frames.next(); frame.isPresent(); frame = frames.next()) {
                    queue.add(frame.get());
                }
            }
        }

        private static String line(ByteStream stream) throws IOException {
            var line = new StringBuilder();
            for (int next = stream.input().read();
                    next >= 0 && next != '\n' && line.length() < 100;
                    next = stream.input().read()) {
                line.append((char) next);
            }
            return line.toString();
        }

        void close() {
            if (process.matches("\\d+")) {
                try {
                    connection.run(Command.of("kill " + process).within(TIME_TO_END));
                } catch (MachineException e) {
                    // The connection is gone, and the capture with it: it has nobody to write to.
                }
            }
            connection.close();
        }
    }

    private static String token() {
        var bytes = new byte[16];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** Reads a token; says it and the capture's process on the way back, then captures. */
    private static String script(String address, int port) {
        return """
            read -r token
            command -v tcpdump > /dev/null || { echo 'tcpdump: not found' >&2; exit 127; }
            device=$(ip -o -4 address show | awk -v a=%1$s '{ split($4, x, "/"); if (x[1] == a) { print $2; exit } }')
            [ -n "$device" ] || { echo 'no interface with the address '%1$s >&2; exit 66; }
            set -- $SSH_CONNECTION
            case ${1:-} in *[0-9][.:]*) set -- "not (host $1 and tcp port $4)" ;; *) set -- "" ;; esac
            exec bash -c '
                exec 3<> /dev/tcp/127.0.0.1/%2$d || exit 70
                echo "$1 $$" >&3
                exec tcpdump -i "$2" -Q out -n -U -s 0 -w - "$3" >&3' overlaylab-capture "$token" "$device" "$1"
            """.formatted(Command.quoted(address), port);
    }
}
