package dev.overlaylab.labs.classicswarm.discovery;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A store as the machine image has it, run from its container image on this computer's loopback. */
final class RealStore implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(60);

    private final Path root;
    private final List<String> command;
    private final int port;
    private Process process;

    /** Unpacks CONTAINER.tar of an image's directory; {@code command} is run in it, as root of this computer. */
    RealStore(Path image, String container, Path folder, int port, List<String> command)
            throws IOException, InterruptedException {
        this.root = Files.createDirectories(folder.resolve(container));
        this.port = port;
        this.command = new ArrayList<>(
                List.of("chroot", root.toString(), "/bin/busybox", "env", "PATH=/usr/local/bin:/usr/bin:/bin"));
        this.command.addAll(command);
        var tar = new ProcessBuilder(
                        "tar",
                        "--extract",
                        "--file",
                        image.resolve("containers/" + container + ".tar").toString(),
                        "--directory",
                        root.toString(),
                        "--exclude",
                        "./dev/*")
                .inheritIO()
                .start();
        if (tar.waitFor() != 0) {
            throw new IOException("cannot unpack " + container);
        }
        start();
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    void start() throws IOException, InterruptedException {
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(root.resolve("log").toFile())
                .start();
        var end = System.nanoTime() + START.toNanos();
        while (!answers()) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new IOException("the store does not run: " + log());
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private boolean answers() {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    String log() {
        try {
            return Files.readString(root.resolve("log"));
        } catch (IOException e) {
            return e.toString();
        }
    }

    void stop() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() throws IOException {
        stop();
        // Its links lead out of the folder, as seen from here.
        new ProcessBuilder("rm", "-rf", root.toString()).start().onExit().join();
    }
}
