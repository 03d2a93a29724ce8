package dev.overlaylab.checkers.machine.docker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overlaylab.checkers.machine.ByteStream;
import dev.overlaylab.checkers.machine.Command;
import dev.overlaylab.checkers.machine.CommandResult;
import dev.overlaylab.checkers.machine.Connection;
import dev.overlaylab.checkers.machine.Engine;
import dev.overlaylab.checkers.machine.MachineException;
import dev.overlaylab.checkers.machine.MachineException.Cause;
import dev.overlaylab.checkers.machine.ScriptAnswer;
import dev.overlaylab.checkers.machine.ScriptBatch;
import dev.overlaylab.checkers.machine.TerminalSession;
import dev.overlaylab.checkers.probe.Observation.NothingSeen;
import dev.overlaylab.checkers.probe.Observer;
import dev.overlaylab.checkers.probe.Probe;
import dev.overlaylab.checkers.probe.Probe.ContainersProbe;
import dev.overlaylab.checkers.probe.Probe.EngineProbe;
import dev.overlaylab.checkers.probe.Probe.NetworksProbe;
import dev.overlaylab.checkers.probe.Probe.ShellProbe;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How often a host is spoken to: counted at the connection, while a real shell and an engine's socket answer. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RoundTripsTest {
    private final CountingHost host = new CountingHost();

    @AfterEach
    void close() {
        host.close();
    }

    @Test
    void should_need_no_further_round_trip_for_more_probes() {
        // given
        var few = List.<Probe>of(new ShellProbe("demo0", "echo 0"), new EngineProbe("demo0"));
        var many = new ArrayList<Probe>(
                List.of(new EngineProbe("demo0"), new NetworksProbe("demo0"), new ContainersProbe("demo0")));
        for (var i = 0; i < 60; i++) {
            many.add(new ShellProbe("demo0", "echo " + i));
        }

        // when
        var costOfFew = cost(few);
        var costOfMany = cost(many);

        // then
        assertThat(costOfFew).isEqualTo(new Cost(1, 1, 2));
        assertThat(costOfMany).as("the engine's API version is known now").isEqualTo(new Cost(1, 0, 1));
    }

    @Test
    void should_answer_each_of_many_with_its_own() {
        var probes = new ArrayList<Probe>();
        for (var i = 0; i < 60; i++) {
            probes.add(new ShellProbe("demo0", "echo " + i + "; exit " + i));
        }
        try (var observer = new Observer(name -> host)) {
            var seen = observer.observe(probes);

            for (var i = 0; i < 60; i++) {
                var answer = seen.command(probes.get(i));
                assertThat(answer.stdout()).isEqualTo(i + "\n");
                assertThat(answer.exitCode()).isEqualTo(i);
            }
        }
    }

    private Cost cost(List<Probe> probes) {
        var before = host.spoken();
        try (var observer = new Observer(name -> host)) {
            var seen = observer.observe(probes);
            assertThat(seen.byProbe()).hasSize(probes.size());
            assertThat(seen.byProbe().values()).noneMatch(NothingSeen.class::isInstance);
        }
        var after = host.spoken();
        return new Cost(
                after.commands() - before.commands(),
                after.sockets() - before.sockets(),
                after.exchanges() - before.exchanges());
    }

    /** @param exchanges turns from asking to listening on all sockets */
    private record Cost(int commands, int sockets, int exchanges) {}

    /** This computer's shell and a canned engine, behind a connection that counts. */
    private static final class CountingHost implements Connection {
        private final CannedEngine socket = new CannedEngine()
                .version("1.41")
                .json("/v1.41/info", "{\"ID\":\"i\",\"Name\":\"demo0\",\"ServerVersion\":\"20.10.5\"}")
                .json("/v1.41/networks", "[]")
                .json("/v1.41/containers/json", "[]");
        private final DockerEngine engine = new DockerEngine(this);
        private final AtomicInteger commands = new AtomicInteger();
        private final AtomicInteger sockets = new AtomicInteger();
        private final AtomicInteger exchanges = new AtomicInteger();

        Cost spoken() {
            return new Cost(commands.get(), sockets.get(), exchanges.get());
        }

        @Override
        public String name() {
            return "demo0";
        }

        @Override
        public CommandResult run(Command command) throws MachineException {
            commands.incrementAndGet();
            try {
                var process = new ProcessBuilder("sh", "-c", command.script()).start();
                var errors = CompletableFuture.supplyAsync(() -> text(process.getErrorStream()));
                try (var input = process.getOutputStream()) {
                    input.write(command.stdin().getBytes(StandardCharsets.UTF_8));
                }
                var output = text(process.getInputStream());
                assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
                return new CommandResult(process.exitValue(), output, errors.join(), Duration.ZERO);
            } catch (IOException | InterruptedException e) {
                throw new MachineException("demo0", Cause.LOST, "no shell", e);
            }
        }

        private static String text(InputStream stream) {
            try {
                return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public List<ScriptAnswer> runAll(List<Command> all) {
            return ScriptBatch.run(this, all);
        }

        @Override
        public Engine engine() {
            return engine;
        }

        @Override
        public ByteStream openUnixSocket(String path) throws MachineException {
            sockets.incrementAndGet();
            var stream = socket.openUnixSocket(path);
            return new Turns(stream, exchanges);
        }

        @Override
        public TerminalSession openTerminal(String command, String terminalType, int columns, int rows) {
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
        public void close() {
            engine.close();
        }
    }

    /** Counts how often a stream's owner flushes what it says, and so waits for the other side. */
    private record Turns(ByteStream stream, AtomicInteger exchanges) implements ByteStream {
        @Override
        public InputStream input() {
            return stream.input();
        }

        @Override
        public OutputStream output() {
            return new FilterOutputStream(stream.output()) {
                @Override
                public void write(byte[] bytes, int offset, int length) throws IOException {
                    exchanges.incrementAndGet();
                    out.write(bytes, offset, length);
                }
            };
        }

        @Override
        public void close() {
            stream.close();
        }
    }
}
