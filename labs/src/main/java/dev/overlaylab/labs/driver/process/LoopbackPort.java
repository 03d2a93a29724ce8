package dev.overlaylab.labs.driver.process;

import dev.overlaylab.i18n.Problem;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** TCP ports on this computer's loopback. */
public final class LoopbackPort {
    private LoopbackPort() {}

    /** A port that nobody had a moment ago. Whoever takes it must be ready to find it taken, and ask again. */
    public static int free() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new Problem(
                    dev.overlaylab.i18n.Text.of("problem.driver.no-port", "detail", String.valueOf(e.getMessage())), e);
        }
    }

    /** Whether nobody listens there now. */
    public static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether an SSH server greets at that port in time. */
    public static boolean greetsAsSsh(int port, Duration within) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), (int) within.toMillis());
            socket.setSoTimeout((int) within.toMillis());
            return new String(socket.getInputStream().readNBytes(4), StandardCharsets.US_ASCII).equals("SSH-");
        } catch (IOException e) {
            return false;
        }
    }
}
