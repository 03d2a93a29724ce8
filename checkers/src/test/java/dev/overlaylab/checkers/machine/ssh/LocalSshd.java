package dev.overlaylab.checkers.machine.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overlaylab.checkers.machine.SshAddress;
import dev.overlaylab.checkers.machine.SshKeys;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** This computer's own sshd on a loopback port, with settings of a test's choice. */
public final class LocalSshd implements AutoCloseable {
    private final Path directory;
    private final Keys hostKey;
    private final int port;
    private final Process process;

    private LocalSshd(Path directory, Keys hostKey, int port, Process process) {
        this.directory = directory;
        this.hostKey = hostKey;
        this.port = port;
        this.process = process;
    }

    public static boolean possible() {
        return Files.isExecutable(Path.of("/usr/sbin/sshd"))
                && System.getProperty("user.name").equals("root");
    }

    public static LocalSshd in(Path directory, List<Keys> admitted, String... settings) throws Exception {
        Files.createDirectories(directory);
        Files.createDirectories(Path.of("/run/sshd"));
        var hostKey = Keys.in(directory, "host");
        Files.writeString(
                directory.resolve("authorized_keys"),
                String.join("\n", admitted.stream().map(Keys::publicLine).toList()) + "\n");
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
                %s
                """.formatted(
                        port, hostKey.privateKey(), directory.resolve("authorized_keys"), String.join("\n", settings)));
        var process = new ProcessBuilder("/usr/sbin/sshd", "-D", "-e", "-f", config.toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("sshd.log").toFile())
                .start();
        var sshd = new LocalSshd(directory, hostKey, port, process);
        sshd.awaitPort();
        return sshd;
    }

    /** On 127.0.0.1. */
    public int port() {
        return port;
    }

    SshAddress address(String machine, SshKeys keys) {
        return new SshAddress(machine, "127.0.0.1", port, "root", keys, hostKey.publicLine(), List.of());
    }

    public String hostKey() {
        return hostKey.publicLine();
    }

    long logins() throws IOException {
        return Files.readString(directory.resolve("sshd.log"))
                .lines()
                .filter(it -> it.contains("Accepted publickey"))
                .count();
    }

    /** Ends every session, as a host that goes down does. */
    void cutLinks() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
    }

    /** The same, and what ran in them is spared: it hears of it only by the end of its input. */
    void cutLinks(Path spared) {
        process.descendants()
                .filter(it -> !Path.of("/proc", Long.toString(it.pid())).equals(spared))
                .forEach(ProcessHandle::destroyForcibly);
    }

    @Override
    public void close() {
        process.destroy();
        assertThat(process.onExit().orTimeout(10, TimeUnit.SECONDS).join().isAlive())
                .isFalse();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void awaitPort() throws Exception {
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (true) {
            try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                assertThat(socket.isConnected()).isTrue();
                return;
            } catch (IOException e) {
                if (System.nanoTime() > end || !process.isAlive()) {
                    throw new IOException("sshd did not start: " + Files.readString(directory.resolve("sshd.log")), e);
                }
                Thread.sleep(30);
            }
        }
    }
}
