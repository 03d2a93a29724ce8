package dev.overlaylab.checkers.machine.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.overlaylab.checkers.machine.ConnectionContractTest;
import dev.overlaylab.checkers.machine.Door;
import dev.overlaylab.checkers.machine.MachineException.Cause;
import dev.overlaylab.checkers.machine.SshAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract on this computer's own sshd, on a loopback port, as root. */
class OpenSshServerContractTest extends ConnectionContractTest {
    private static final Path SSHD = Path.of("/usr/sbin/sshd");

    @TempDir
    static Path directory;

    private static Process sshd;
    private static SshAddress address;
    private static Keys stranger;

    @BeforeAll
    static void start() throws Exception {
        assumeTrue(Files.isExecutable(SSHD), "no " + SSHD + " here: apt install openssh-server");
        assumeTrue(System.getProperty("user.name").equals("root"), "only root can start an sshd that lets root in");
        var hostKey = Keys.in(directory, "host");
        var client = Keys.in(directory, "client");
        stranger = Keys.in(directory, "stranger");
        Files.createDirectories(Path.of("/run/sshd"));
        Files.writeString(directory.resolve("authorized_keys"), client.publicLine() + "\n");
        var port = freePort();
        var config = directory.resolve("sshd_config");
        Files.writeString(config, """
                ListenAddress 127.0.0.1:%d
                HostKey %s
                AuthorizedKeysFile %s
                PidFile none
                UsePAM no
                StrictModes no
                PasswordAuthentication no
                PermitRootLogin prohibit-password
                LogLevel VERBOSE
                """.formatted(port, hostKey.privateKey(), directory.resolve("authorized_keys")));
        sshd = new ProcessBuilder(SSHD.toString(), "-D", "-e", "-f", config.toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("sshd.log").toFile())
                .start();
        awaitPort(port);
        address = new SshAddress("demo0", "127.0.0.1", port, "root", client.privateKey(), hostKey.publicLine());
    }

    @AfterAll
    static void stop() throws InterruptedException {
        if (sshd != null) {
            sshd.destroy();
            assertThat(sshd.waitFor(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Override
    protected Door door() {
        return new SshDoor();
    }

    @Override
    protected SshAddress address() {
        return address;
    }

    @Override
    protected Path strangersKey() {
        return stranger.privateKey();
    }

    @Override
    protected String anotherHostKey() {
        return stranger.publicLine();
    }

    @Test
    void should_say_unreachable_when_nobody_listens() throws IOException {
        var nowhere = new SshAddress("gone", "127.0.0.1", freePort(), "root", address.privateKey(), address.hostKey());

        assertThat(failureOf(() -> door().open(nowhere)).why()).isEqualTo(Cause.UNREACHABLE);
    }

    @Test
    void should_give_up_at_the_deadline_when_the_port_is_silent() throws IOException {
        try (var silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            var mute = new SshAddress(
                    "mute", "127.0.0.1", silent.getLocalPort(), "root", address.privateKey(), address.hostKey());
            var begun = System.nanoTime();

            var failure = failureOf(() -> new SshDoor(Duration.ofMillis(700)).open(mute));

            assertThat(failure.why()).isEqualTo(Cause.UNREACHABLE);
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(2));
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void awaitPort(int port) throws Exception {
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (true) {
            try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                assertThat(socket.isConnected()).isTrue();
                return;
            } catch (IOException e) {
                if (System.nanoTime() > end || !sshd.isAlive()) {
                    throw new IOException("sshd did not start: " + Files.readString(directory.resolve("sshd.log")), e);
                }
                Thread.sleep(30);
            }
        }
    }
}
