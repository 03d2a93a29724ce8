package dev.overlaylab.labs.driver.vm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.overlaylab.i18n.Problem;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QmpTest {
    private static final String GREETING = "{\"QMP\": {\"version\": {}, \"capabilities\": []}}";
    private static final String FINE = "{\"return\": {}}";
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @TempDir
    Path folder;

    private Path socket;
    private ServerSocketChannel server;

    @BeforeEach
    void listen() throws IOException {
        socket = folder.resolve("control.sock");
        server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(socket));
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    @Test
    void should_pass_over_events_and_give_what_a_command_returns() {
        // given
        answering(List.of(FINE, "{\"event\": \"STOP\"}\r\n{\"return\": {\"status\": \"paused\"}}"));

        // when
        try (var qmp = Qmp.connect("a", socket, PATIENCE)) {
            // then
            assertThat(qmp.run("query-status", Map.of()).path("status").asText())
                    .isEqualTo("paused");
        }
    }

    @Test
    void should_say_what_QEMU_refused_and_why() {
        // given
        answering(List.of(FINE, "{\"error\": {\"class\": \"GenericError\", \"desc\": \"no such device\"}}"));

        // when
        try (var qmp = Qmp.connect("a", socket, PATIENCE)) {
            // then
            assertThatThrownBy(() -> qmp.run("balloon", Map.of("value", 1)))
                    .isInstanceOf(Problem.class)
                    .hasMessageContaining("problem.driver.control")
                    .hasMessageContaining("balloon")
                    .hasMessageContaining("no such device");
        }
    }

    @Test
    void should_not_wait_longer_than_its_patience() {
        // given
        answering(List.of(FINE));

        // when
        try (var qmp = Qmp.connect("a", socket, Duration.ofMillis(300))) {
            // then
            assertThatThrownBy(() -> qmp.run("stop", Map.of()))
                    .isInstanceOf(Problem.class)
                    .hasMessageContaining("no answer within");
        }
    }

    @Test
    void should_say_that_QEMU_went_away_or_was_never_there() throws IOException {
        // given
        answering(List.of(FINE, ""));

        // when / then
        try (var qmp = Qmp.connect("a", socket, PATIENCE)) {
            assertThatThrownBy(() -> qmp.run("stop", Map.of()))
                    .isInstanceOf(Problem.class)
                    .hasMessageContaining("closed");
        }
        server.close();
        assertThatThrownBy(() -> Qmp.connect("a", socket, PATIENCE)).isInstanceOf(Problem.class);
    }

    @Test
    void should_not_take_noise_for_an_answer() {
        // given
        answering(List.of(FINE, "not JSON at all"));

        // when
        try (var qmp = Qmp.connect("a", socket, PATIENCE)) {
            // then
            assertThatThrownBy(() -> qmp.run("stop", Map.of())).isInstanceOf(Problem.class);
        }
    }

    /** One answer to each command in turn; an empty one closes, and after the last there is silence. */
    private void answering(List<String> answers) {
        var thread = new Thread(() -> {
            try (var peer = server.accept()) {
                var lines = new BufferedReader(Channels.newReader(peer, StandardCharsets.UTF_8));
                send(peer, GREETING);
                for (var answer : answers) {
                    lines.readLine();
                    if (answer.isEmpty()) {
                        return;
                    }
                    send(peer, answer);
                }
                lines.lines().forEach(line -> {});
            } catch (IOException e) {
                // The test is over.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private static void send(SocketChannel peer, String line) throws IOException {
        peer.write(ByteBuffer.wrap((line + "\r\n").getBytes(StandardCharsets.UTF_8)));
    }
}
