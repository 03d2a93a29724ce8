package dev.overlaylab.labs.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.overlaylab.i18n.Problem;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.InetAddress;
import java.net.MulticastSocket;
import java.net.NetworkInterface;
import java.net.StandardSocketOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What can be shown of taps without machines; the rest is in the contract that runs on machines. */
@Timeout(60)
class TapTest {
    private static final String GROUP = "239.255.7.9";
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(100);

    @TempDir
    Path folder;

    @Test
    void should_hear_each_datagram_of_the_group_as_a_frame_and_none_of_another_group() throws Exception {
        // given
        var when = Instant.parse("2026-11-21T08:30:00Z");
        try (var sender = new MulticastSocket()) {
            sender.setOption(
                    StandardSocketOptions.IP_MULTICAST_IF,
                    NetworkInterface.getByInetAddress(InetAddress.getLoopbackAddress()));
            int port = 20_000 + sender.getLocalPort() % 10_000;
            try (var tap = MulticastTap.join(GROUP, port, InstantSource.fixed(when));
                    var second = MulticastTap.join(GROUP, port, InstantSource.fixed(when));
                    var other = MulticastTap.join("239.255.7.10", port, InstantSource.fixed(when))) {
                // when
                send(sender, port, FrameBytes.arpQuestion());
                send(sender, port, FrameBytes.vxlanKnock());

                // then
                assertThat(tap.next(LONG)).contains(Frame.whole(when, FrameBytes.arpQuestion()));
                assertThat(tap.next(LONG)).contains(Frame.whole(when, FrameBytes.vxlanKnock()));
                assertThat(tap.next(SHORT)).isEmpty();
                assertThat(second.next(LONG)).contains(Frame.whole(when, FrameBytes.arpQuestion()));
                assertThat(other.next(SHORT)).isEmpty();
            }
        }
    }

    @Test
    void should_stop_waiting_when_interrupted() {
        try (var tap = MulticastTap.join(GROUP, 20_001, InstantSource.system())) {
            Thread.currentThread().interrupt();

            assertThatThrownBy(() -> tap.next(LONG)).isInstanceOf(InterruptedException.class);
            assertThat(Thread.interrupted()).isFalse();
        }
    }

    @Test
    void should_hear_what_a_program_writes_and_tell_when_it_ends() throws Exception {
        // given
        var file = capture();

        // when
        try (var tap = CaptureProcess.start(List.of("sh", "-c", "cat '" + file + "'; echo 'eth9: gone' >&2"))) {
            // then
            assertThat(tap.next(LONG).orElseThrow().bytes()).isEqualTo(FrameBytes.arpQuestion());
            assertThatThrownBy(() -> tap.next(LONG))
                    .isInstanceOf(Problem.class)
                    .hasMessageStartingWith("problem.wire.ended");
        }
    }

    @Test
    void should_say_why_a_program_did_not_begin() {
        assertThatThrownBy(() -> CaptureProcess.start(List.of("sh", "-c", "echo 'wire: no such device' >&2; exit 1")))
                .isInstanceOf(Problem.class)
                .hasMessageStartingWith("problem.wire.program")
                .hasMessageContaining("no such device");
        assertThatThrownBy(() -> CaptureProcess.start(List.of("sh", "-c", "echo this is no capture at all, is it")))
                .hasMessageStartingWith("problem.wire.program");
        assertThatThrownBy(() -> CaptureProcess.start(List.of("/nonexistent/tcpdump")))
                .isInstanceOf(Problem.class)
                .hasMessageStartingWith("problem.wire.program");
    }

    @Test
    void should_end_the_program_when_closed() throws Exception {
        // given
        var pid = folder.resolve("pid");
        var tap = CaptureProcess.start(
                List.of("sh", "-c", "echo $$ > '" + pid + "'; cat '" + capture() + "'; exec sleep 600"));
        var process =
                ProcessHandle.of(Long.parseLong(Files.readString(pid).strip())).orElseThrow();

        // when
        tap.close();
        tap.close();

        // then
        assertThat(process.isAlive()).isFalse();
    }

    private Path capture() throws IOException {
        var file = folder.resolve("one.pcap");
        try (var out = new PcapWriter(Files.newOutputStream(file))) {
            out.write(Frame.whole(Instant.EPOCH, FrameBytes.arpQuestion()));
        }
        return file;
    }

    private static void send(MulticastSocket sender, int port, byte[] frame) throws IOException {
        sender.send(new DatagramPacket(frame, frame.length, InetAddress.getByName(GROUP), port));
    }
}
