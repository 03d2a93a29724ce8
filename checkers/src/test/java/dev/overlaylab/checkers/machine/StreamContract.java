package dev.overlaylab.checkers.machine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.overlaylab.checkers.machine.MachineException.Cause;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Terminals, sockets and listening ports of every way into a machine. */
public abstract class StreamContract extends ConnectionFixture {
    @Test
    void should_pass_keys_through_a_terminal_of_the_given_size() throws Exception {
        assumeWholeSystem();
        try (var terminal = connection.openTerminal("sh -c 'stty size; echo $TERM; cat'", "xterm-256color", 91, 33)) {
            expect(terminal.input(), "33 91");
            expect(terminal.input(), "xterm-256color");

            terminal.output().write("echo 日本\r".getBytes(UTF_8));
            expect(terminal.input(), "echo 日本");
            terminal.output().write(4);
            terminal.output().flush();

            assertThat(terminal.input().readAllBytes()).isNotNull();
            eventually(terminal::isOpen, false);
        }
    }

    @Test
    void should_resize_and_interrupt_in_a_terminal() throws Exception {
        assumeWholeSystem();
        try (var terminal = connection.openTerminal("sh", "xterm", 80, 24)) {
            terminal.output().write("echo go$((1 + 1)); sleep 60\r".getBytes(UTF_8));
            expect(terminal.input(), "go2");
            Thread.sleep(300);
            terminal.output().write(3);
            expect(terminal.input(), "^C");
            terminal.resize(120, 40);
            terminal.output().write("stty size\r".getBytes(UTF_8));
            expect(terminal.input(), "40 120");
            assertThat(terminal.isOpen()).isTrue();
        }
    }

    @Test
    void should_reach_a_unix_socket_and_hear_its_end() throws Exception {
        assumeSocat();
        var path = "/tmp/overlaylab-echo-" + System.nanoTime();
        connection.run(Command.of("socat UNIX-LISTEN:" + path + ",unlink-early EXEC:cat >/dev/null 2>&1 & echo $! >"
                + path + ".pid; i=0; while [ ! -S " + path + " ] && [ $i -lt 100 ]; do sleep 0.05; i=$((i+1)); done"));
        try (var stream = connection.openUnixSocket(path)) {
            var sent = "日本\n".repeat(100_000).getBytes(UTF_8);
            var writer = new Thread(() -> {
                try {
                    stream.output().write(sent);
                    stream.output().close();
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            });
            writer.start();

            assertThat(stream.input().readAllBytes()).isEqualTo(sent);
            writer.join(5_000);
        } finally {
            connection.run(Command.of("kill $(cat " + path + ".pid) 2>/dev/null; rm -f " + path + " " + path + ".pid"));
        }
    }

    @Test
    void should_tell_a_missing_unix_socket_from_a_lost_link() {
        assumeWholeSystem();

        var failure = failureOf(() -> connection.openUnixSocket("/tmp/no-such-socket"));

        assertThat(failure.why()).isEqualTo(Cause.UNREACHABLE);
        assertThat(connection.isOpen()).isTrue();
    }

    @Test
    void should_serve_programs_on_the_machine() throws Exception {
        assumeSocat();
        var port = connection.listen(stream -> {
            var asked = stream.input().readAllBytes();
            stream.output().write(("you said " + new String(asked, UTF_8)).getBytes(UTF_8));
        });

        for (var word : new String[] {"one", "二", "x".repeat(200_000)}) {
            var said = connection.run(
                    Command.of("socat -t 10 - TCP:127.0.0.1:" + port).reading(word));
            assertThat(said.stdout()).isEqualTo("you said " + word);
        }
    }

    @Test
    void should_listen_on_loopback_only_and_on_more_than_one_port() throws Exception {
        assumeSocat();
        var first = connection.listen(stream -> stream.output().write("first".getBytes(UTF_8)));
        var second = connection.listen(stream -> stream.output().write("second".getBytes(UTF_8)));

        assertThat(connection
                        .run(Command.of("socat -u TCP:127.0.0.1:" + first + " -"))
                        .stdout())
                .isEqualTo("first");
        assertThat(connection
                        .run(Command.of("socat -u TCP:127.0.0.1:" + second + " -"))
                        .stdout())
                .isEqualTo("second");
        var hex = "%04X".formatted(first);
        assertThat(connection
                        .run(Command.of(
                                "cat /proc/net/tcp /proc/net/tcp6 | awk '$4==\"0A\"{print $2}' | grep ':" + hex + "$'"))
                        .stdout())
                .isEqualTo("0100007F:" + hex + "\n");
    }
}
