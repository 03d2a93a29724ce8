package dev.overlaylab.shell.repl.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overlaylab.shell.play.FakeWorkstation;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class OverheardTest {
    private static final int BLOCK = 1 << 16;
    private static final int BLOCKS = 1600;

    /** A workstation whose command prints a hundred megabytes. */
    private static final class Flood extends FakeWorkstation {
        @Override
        public LineResult run(String line, Screen screen) {
            var block = new byte[BLOCK];
            for (int i = 0; i < BLOCKS; i++) {
                Arrays.fill(block, (byte) ('a' + i % 26));
                screen.print(block, 0, block.length);
            }
            return new LineResult(0, "~");
        }
    }

    @Test
    void should_show_a_hundred_megabytes_and_keep_where_they_begin() throws Exception {
        // given
        var heard = new Overheard(new Flood());
        var shown = new long[1];

        // when
        heard.run("flood", (bytes, offset, length) -> shown[0] += length);

        // then
        assertThat(shown[0]).isEqualTo((long) BLOCK * BLOCKS);
        assertThat(heard.output().text()).hasSize(BLOCK).containsOnlyOnce("a".repeat(BLOCK));
    }
}
