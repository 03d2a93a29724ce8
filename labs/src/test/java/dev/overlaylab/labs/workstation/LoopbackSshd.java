package dev.overlaylab.labs.workstation;

import dev.overlaylab.checkers.machine.SshAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** This computer's own sshd on a loopback port, with keys of its own. */
public final class LoopbackSshd implements AutoCloseable {
    public static final Path SSHD = Path.of("/usr/sbin/sshd");

    private final Path directory;
    private final int port;
    private final Process process;

    private LoopbackSshd(Path directory, int port, Process process) {
        this.directory = directory;
        this.port = port;
        this.process = process;
    }

    /** Whether it can be started here: it is installed, and we are root. */
    public static boolean possible() {
        return Files.isExecutable(SSHD) && System.getProperty("user.name").equals("root");
    }

    public static LoopbackSshd startedIn(Path directory) throws IOException, InterruptedException {
        key(directory, "host");
        key(directory, "client");
        Files.createDirectories(Path.of("/run/sshd"));
        Files.copy(directory.resolve("client.pub"), directory.resolve("authorized_keys"));
        var port = freePort();
        Files.writeString(directory.resolve("sshd_config"), """
                ListenAddress 127.0.0.1:%d
                HostKey %s/host
                AuthorizedKeysFile %s/authorized_keys
                PidFile none
                UsePAM no
                StrictModes no
                PasswordAuthentication no
                PermitRootLogin prohibit-password
                """.formatted(port, directory, directory));
        var process = new ProcessBuilder(SSHD.toString(), "-D", "-e", "-f", directory + "/sshd_config")
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("sshd.log").toFile())
                .start();
        var sshd = new LoopbackSshd(directory, port, process);
        sshd.awaitPort();
        return sshd;
    }

    public SshAddress address(String machine) throws IOException {
        var hostKey = Files.readString(directory.resolve("host.pub")).strip();
        return new SshAddress(machine, "127.0.0.1", port, "root", directory.resolve("client"), hostKey);
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
    }

    private static void key(Path directory, String name) throws IOException, InterruptedException {
        var process = new ProcessBuilder(
                        "ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "", "-f", directory.resolve(name) + "")
                .start();
        if (!process.waitFor(20, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IOException("ssh-keygen made no key");
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void awaitPort() throws IOException, InterruptedException {
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (true) {
            try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                if (socket.isConnected()) {
                    return;
                }
            } catch (IOException e) {
                if (System.nanoTime() > end || !process.isAlive()) {
                    throw new IOException("sshd did not start: " + Files.readString(directory.resolve("sshd.log")), e);
                }
            }
            Thread.sleep(30);
        }
    }
}
