package dev.overlaylab.shell.doctor;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.MulticastSocket;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.StandardSocketOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** This computer, asked by trying things on it; everything tried is undone at once. */
public final class Surroundings {
    private static final List<String> TOOLS =
            List.of("qemu-system-x86_64", "qemu-img", "mke2fs", "mmdebstrap", "socat", "ip");

    private final Path home;
    private final Supplier<List<Facts.Image>> images;
    private final Supplier<Facts.Acceleration> acceleration;

    /**
     * Looks around.
     *
     * @param home where machines are kept; need not exist yet
     * @param images looks what there is of machine images; asked once
     * @param acceleration boots something with hardware acceleration; asked once
     */
    public Surroundings(Path home, Supplier<List<Facts.Image>> images, Supplier<Facts.Acceleration> acceleration) {
        this.home = home;
        this.images = images;
        this.acceleration = acceleration;
    }

    public Facts facts() {
        var tools = new TreeMap<String, String>();
        for (var tool : TOOLS) {
            version(tool).ifPresent(it -> tools.put(tool, it));
        }
        var administrator = "0".equals(output("id", "-u").orElse(""));
        return new Facts(
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                Runtime.version().feature(),
                Runtime.getRuntime().availableProcessors(),
                memoryMb(),
                diskMb(),
                home.toString(),
                tools,
                loopbackPorts(),
                loopbackMulticast(),
                administrator,
                administrator && worked("unshare", "--mount", "--uts", "--ipc", "--pid", "--net", "--fork", "true"),
                administrator
                        && worked(
                                "unshare", "--net", "ip", "link", "add", "trial", "type", "vxlan", "id", "1", "dstport",
                                "4789"),
                administrator && knowsOverlay(),
                acceleration.get(),
                images.get());
    }

    private static Optional<String> version(String tool) {
        var flag = switch (tool) {
            case "mke2fs", "ip" -> "-V";
            case "socat" -> "-V";
            default -> "--version";
        };
        return output(tool, flag)
                .or(() -> output("/usr/sbin/" + tool, flag))
                .map(text -> text.lines()
                        .filter(line -> line.matches(".*\\d.*"))
                        .findFirst()
                        .orElse("-")
                        .strip());
    }

    private static long memoryMb() {
        try (var lines = Files.lines(Path.of("/proc/meminfo"))) {
            return lines.filter(it -> it.startsWith("MemAvailable:"))
                    .map(it -> it.replaceAll("\\D", ""))
                    .mapToLong(it -> Long.parseLong(it) / 1024)
                    .findFirst()
                    .orElse(-1);
        } catch (IOException e) {
            return -1;
        }
    }

    private long diskMb() {
        try {
            var existing = home.toAbsolutePath();
            while (!Files.exists(existing) && existing.getParent() != null) {
                existing = existing.getParent();
            }
            var trial = Files.createTempFile(existing, ".overlaylab-doctor", "");
            Files.delete(trial);
            return Files.getFileStore(existing).getUsableSpace() / (1024 * 1024);
        } catch (IOException e) {
            return -1;
        }
    }

    private static boolean loopbackPorts() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    /** Sends a datagram to a multicast group on the loopback interface, as the wire between VMs does, and hears it. */
    private static boolean loopbackMulticast() {
        try (var socket = new MulticastSocket(0)) {
            var loopback = NetworkInterface.getByInetAddress(InetAddress.getLoopbackAddress());
            var group = InetAddress.getByAddress(new byte[] {(byte) 230, 0, 0, 1});
            socket.joinGroup(new InetSocketAddress(group, socket.getLocalPort()), loopback);
            socket.setOption(StandardSocketOptions.IP_MULTICAST_IF, loopback);
            socket.setSoTimeout(1000);
            socket.send(new DatagramPacket(new byte[] {42}, 1, group, socket.getLocalPort()));
            var heard = new DatagramPacket(new byte[8], 8);
            socket.receive(heard);
            return heard.getLength() == 1 && heard.getData()[0] == 42;
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean knowsOverlay() {
        try (var lines = Files.lines(Path.of("/proc/filesystems"))) {
            return lines.anyMatch(it -> it.endsWith("\toverlay")) || worked("modprobe", "overlay");
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean worked(String... command) {
        return run(command).filter(it -> it.exitCode == 0).isPresent();
    }

    private static Optional<String> output(String... command) {
        return run(command).map(it -> it.text.strip());
    }

    private static Optional<Ended> run(String... command) {
        try {
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .start();
            var text =
                    new String(process.getInputStream().readNBytes(64 * 1024), java.nio.charset.StandardCharsets.UTF_8);
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return Optional.empty();
            }
            return Optional.of(new Ended(process.exitValue(), text));
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private record Ended(int exitCode, String text) {}
}
