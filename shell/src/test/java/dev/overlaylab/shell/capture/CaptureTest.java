package dev.overlaylab.shell.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.overlaylab.labs.wire.Frame;
import dev.overlaylab.labs.wire.FrameFilter;
import dev.overlaylab.labs.wire.Tap;
import dev.overlaylab.labs.wire.decode.Protocol;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class CaptureTest {
    private static final Map<String, String> MACHINES = Map.of("mhs-demo0", "192.168.99.101");

    @Test
    void should_end_when_enough_was_seen() {
        var seen = new ArrayList<Frame>();

        var count =
                new Capture(new Canned(5), FrameFilter.ALL, 3, Duration.ZERO).run((frame, packet) -> seen.add(frame));

        assertThat(seen).hasSize(3);
        assertThat(count).isEqualTo(new Capture.Count(3, 3, 0));
    }

    @Test
    void should_end_after_its_time_and_count_what_was_not_wanted() {
        var none = new FrameFilter(Set.of(Protocol.ESP), Set.of(), Set.of());

        var count = new Capture(new Canned(4), none, 0, Duration.ofMillis(300)).run((frame, packet) -> {
            throw new AssertionError("not wanted");
        });

        assertThat(count).isEqualTo(new Capture.Count(4, 0, 0));
    }

    @Test
    void should_end_by_an_interrupt_which_is_used_up() {
        Thread.currentThread().interrupt();

        var count = new Capture(new Canned(0), FrameFilter.ALL, 0, Duration.ZERO).run((frame, packet) -> {});

        assertThat(count.heard()).isZero();
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void should_take_words_for_what_they_are() {
        var filter =
                new Wishes(MACHINES).any("vxlan").any("mhs-demo0").any("80").filter();

        assertThat(filter).isEqualTo(new FrameFilter(Set.of(Protocol.VXLAN), Set.of("192.168.99.101"), Set.of(80)));
    }

    @Test
    void should_say_what_can_be_wished() {
        assertThatThrownBy(() -> new Wishes(MACHINES).protocol("ipx"))
                .hasMessageStartingWith("problem.wire.unknown-protocol")
                .hasMessageContaining("gossip");
        assertThatThrownBy(() -> new Wishes(MACHINES).machine("mhs-demo9")).hasMessageContaining("mhs-demo0");
        for (var port : new String[] {"0", "65536", "99999999999", "", "-1", "http"}) {
            assertThatThrownBy(() -> new Wishes(MACHINES).port(port)).hasMessageStartingWith("problem.wire.port");
        }
    }

    /** Gives so many frames, then waits as a quiet wire does. */
    private static final class Canned implements Tap {
        private final Queue<Frame> frames = new ArrayDeque<>();

        Canned(int count) {
            for (int i = 0; i < count; i++) {
                frames.add(Frame.whole(Instant.EPOCH, new byte[60]));
            }
        }

        @Override
        public Optional<Frame> next(Duration within) throws InterruptedException {
            if (frames.isEmpty()) {
                Thread.sleep(within.toMillis());
            }
            return Optional.ofNullable(frames.poll());
        }

        @Override
        public void close() {}
    }
}
