package dev.overlaylab.labs.cluster.dockermachine;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.overlaylab.checkers.machine.ByteStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EngineTalkTest {
    private Socket here;
    private Socket engine;

    @BeforeEach
    void connect() throws IOException {
        try (var listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            here = new Socket(InetAddress.getLoopbackAddress(), listening.getLocalPort());
            engine = listening.accept();
        }
    }

    @AfterEach
    void disconnect() throws IOException {
        here.close();
        engine.close();
    }

    @Test
    void should_say_something_and_hear_all_of_the_answer() throws IOException {
        try (var talk = EngineTalk.on(new OverSocket(here), Duration.ofMinutes(1))) {
            talk.say("GET / HTTP/1.0\r\n\r\n");
            assertThat(engine.getInputStream().readNBytes(18))
                    .asString(US_ASCII)
                    .startsWith("GET / ");
            engine.getOutputStream().write("日本".getBytes(java.nio.charset.StandardCharsets.UTF_8));
            engine.close();

            assertThat(talk.rest()).isEqualTo("日本");
        }
    }

    @Test
    void should_not_wait_without_end_for_an_engine_that_says_nothing() throws IOException {
        try (var talk = EngineTalk.on(new OverSocket(here), Duration.ofMillis(200))) {
            assertThatThrownBy(talk::rest).isInstanceOf(IOException.class);
            assertThatThrownBy(talk::inTime).hasMessageContaining("within 0.2 s");
        }
    }

    @Test
    void should_not_take_what_was_cut_off_by_the_limit_for_a_whole_answer() throws Exception {
        // given: an end of the stream, as a channel has one when it is closed here
        try (var talk = EngineTalk.on(new OverSocket(here), Duration.ofMillis(200))) {
            engine.getOutputStream().write("half".getBytes(US_ASCII));
            engine.shutdownOutput();
            assertThat(here.getInputStream().readNBytes(4)).hasSize(4);
            closedByLimit();

            // then
            assertThatThrownBy(talk::rest).isInstanceOf(IOException.class);
        }
    }

    private void closedByLimit() throws InterruptedException {
        var end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!here.isClosed() && System.nanoTime() < end) {
            Thread.sleep(20);
        }
    }

    private record OverSocket(Socket socket, InputStream input, OutputStream output) implements ByteStream {
        OverSocket(Socket socket) throws IOException {
            this(socket, socket.getInputStream(), socket.getOutputStream());
        }

        @Override
        public void close() {
            try {
                socket.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
