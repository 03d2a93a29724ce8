package dev.overlaylab.checkers.machine.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.overlaylab.checkers.machine.MachineException;
import dev.overlaylab.checkers.machine.MachineException.Cause;
import dev.overlaylab.checkers.machine.SshKeys;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Unix sockets on a host whose sshd forwards none. */
class RelayedSocketTest {
    @TempDir
    Path directory;

    @Test
    void should_reach_a_socket_by_a_program_where_forwarding_is_forbidden() throws Exception {
        assumeTrue(LocalSshd.possible(), "needs root and an sshd: apt install openssh-server");
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/socat")), "needs socat");
        // given
        var path = directory.resolve("echo.sock");
        var client = Keys.in(directory, "client");
        // Without docker in its PATH: that speaks HTTP only to engines.
        try (var sshd = LocalSshd.in(
                        directory.resolve("sshd"),
                        List.of(client),
                        "AllowStreamLocalForwarding no",
                        "SetEnv PATH=/usr/bin:/bin");
                var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
                var connection = new SshDoor(Duration.ofSeconds(20))
                        .open(sshd.address("demo", SshKeys.of(client.privateKey())))) {
            server.bind(UnixDomainSocketAddress.of(path));
            var answering = new Thread(() -> answerOnce(server));
            answering.start();

            // when
            try (var stream = connection.openUnixSocket(path.toString())) {
                stream.output().write("ping".getBytes(StandardCharsets.US_ASCII));
                stream.output().close();

                // then
                assertThat(new String(stream.input().readAllBytes(), StandardCharsets.US_ASCII))
                        .isEqualTo("ping back");
            }
            answering.join(5000);

            // when
            var absent = catchThrowableOfType(
                    MachineException.class,
                    () -> new SshDoor()
                            .open(sshd.address("demo", SshKeys.of(client.privateKey())))
                            .openUnixSocket(directory.resolve("none.sock").toString()));

            // then
            assertThat(absent.why()).isEqualTo(Cause.UNREACHABLE);
        }
    }

    private static void answerOnce(ServerSocketChannel server) {
        try (var channel = server.accept()) {
            var buffer = ByteBuffer.allocate(100);
            while (channel.read(buffer) >= 0) {
                assertThat(buffer.hasRemaining()).isTrue();
            }
            channel.write(ByteBuffer.wrap(
                    (new String(buffer.array(), 0, buffer.position(), StandardCharsets.US_ASCII) + " back")
                            .getBytes(StandardCharsets.US_ASCII)));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
