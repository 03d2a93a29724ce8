package dev.overlaylab.labs.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PcapTest {
    private static final Instant WHEN = Instant.parse("2026-11-21T08:30:00.123456Z");

    @TempDir
    Path folder;

    @Test
    void should_read_back_what_was_written() throws IOException {
        // given a frame that was kept whole, one that was cut, and an empty one
        var frames = List.of(
                Frame.whole(WHEN, FrameBytes.vxlanKnock()),
                new Frame(WHEN.plusMillis(5), FrameBytes.arpQuestion(), 1500),
                Frame.whole(WHEN, new byte[0]));

        assertThat(read(written(frames))).isEqualTo(frames);
    }

    @Test
    void should_read_the_other_byte_order_and_nanoseconds() throws IOException {
        // given
        var file = ByteBuffer.allocate(24 + 16 + 2)
                .putInt(0xa1b23c4d)
                .putInt(0x00020004)
                .putLong(0)
                .putInt(65535)
                .putInt(1)
                .putInt((int) WHEN.getEpochSecond())
                .putInt(987_654_321)
                .putInt(2)
                .putInt(60)
                .put((byte) 7)
                .put((byte) 8)
                .array();

        // then
        assertThat(read(file))
                .containsExactly(
                        new Frame(Instant.ofEpochSecond(WHEN.getEpochSecond(), 987_654_321), new byte[] {7, 8}, 60));
    }

    @Test
    void should_refuse_what_is_no_capture_of_ethernet() throws IOException {
        var otherLink = written(List.of());
        otherLink[20] = 113;

        assertThatThrownBy(() -> read("<html>404 not found</html>".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no pcap file");
        assertThatThrownBy(() -> read(new byte[0])).isInstanceOf(EOFException.class);
        assertThatThrownBy(() -> read(otherLink)).hasMessageContaining("link type 113");
    }

    @Test
    void should_say_that_a_capture_was_cut_or_damaged() throws IOException {
        var whole = written(List.of(Frame.whole(WHEN, FrameBytes.arpQuestion())));
        var damaged = whole.clone();
        Arrays.fill(damaged, 32, 36, (byte) 0xff);

        assertThatThrownBy(() -> read(Arrays.copyOf(whole, 30))).isInstanceOf(EOFException.class);
        assertThatThrownBy(() -> read(Arrays.copyOf(whole, whole.length - 1))).isInstanceOf(EOFException.class);
        assertThatThrownBy(() -> read(damaged)).hasMessageContaining("damaged");
    }

    @Test
    void should_end_with_an_exception_or_frames_whatever_it_is_given() throws IOException {
        var whole = written(List.of(Frame.whole(WHEN, FrameBytes.arpQuestion()), Frame.whole(WHEN, new byte[5])));
        long seed = System.nanoTime();
        var random = new Random(seed);
        for (int round = 0; round < 20_000; round++) {
            var bytes = Arrays.copyOf(whole, random.nextInt(whole.length + 1));
            for (int changes = random.nextInt(4); changes > 0 && bytes.length > 0; changes--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            try {
                assertThat(read(bytes)).as("seed %d", seed).hasSizeLessThan(10);
            } catch (IOException e) {
                assertThat(e.getMessage()).as("seed %d", seed).isNotBlank();
            }
        }
    }

    @Test
    void should_write_what_tcpdump_reads() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/tcpdump")), "tcpdump is not installed");
        var file = folder.resolve("capture.pcap");
        Files.write(
                file,
                written(List.of(
                        Frame.whole(WHEN, FrameBytes.arpQuestion()), Frame.whole(WHEN, FrameBytes.vxlanKnock()))));

        var process = new ProcessBuilder("/usr/bin/tcpdump", "-n", "-r", file.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).isZero();
        assertThat(said)
                .contains("who-has 192.168.99.101 tell 192.168.99.100")
                .contains("VXLAN, flags [I] (0x08), vni 256")
                .contains("10.0.9.2.40822 > 10.0.9.3.80: Flags [S]");
    }

    private static byte[] written(List<Frame> frames) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new PcapWriter(bytes)) {
            for (var frame : frames) {
                out.write(frame);
            }
        }
        return bytes.toByteArray();
    }

    private static List<Frame> read(byte[] file) throws IOException {
        var frames = new ArrayList<Frame>();
        try (var in = new PcapReader(new ByteArrayInputStream(file))) {
            for (var frame = in.next(); frame.isPresent(); frame = in.next()) {
                frames.add(frame.get());
            }
        }
        return frames;
    }
}
