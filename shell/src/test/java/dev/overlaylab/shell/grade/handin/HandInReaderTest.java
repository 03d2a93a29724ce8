package dev.overlaylab.shell.grade.handin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.overlaylab.shell.grade.evidence.CanonicalJson;
import dev.overlaylab.shell.grade.evidence.OneFileChain;
import dev.overlaylab.shell.grade.evidence.SigningKey;
import java.io.ByteArrayOutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hand-ins, and everything else that may lie in the folder in which they are expected. */
class HandInReaderTest {
    @TempDir
    Path folder;

    private String refused(Path file) {
        var thrown = org.assertj.core.api.Assertions.catchThrowableOfType(
                RefusedException.class, () -> HandInReader.read(file));
        assertThat(thrown).as("%s is refused", file).isNotNull();
        return thrown.why().key();
    }

    @Test
    void should_give_back_what_was_written() throws Exception {
        // given
        var making = new HandInMaking("鈴木 \u001b[31m");
        var written = making.made();

        // when
        var read = HandInReader.read(Files.write(folder.resolve("a"), making.bytes()));

        // then
        assertThat(read).isEqualTo(written);
    }

    @Test
    void should_notice_whichever_byte_is_flipped() throws Exception {
        // given
        var making = new HandInMaking("alice");
        making.seen = new dev.overlaylab.checkers.probe.Observations(Map.of());
        making.journal = making.journal.subList(0, 1);
        var whole = making.bytes();
        var random = new Random();
        int every = System.getProperty("soak") == null ? 29 : 1;
        var file = folder.resolve("a");
        var unnoticed = new ArrayList<String>();
        Files.write(file, whole);

        // when
        try (var writing = new RandomAccessFile(file.toFile(), "rw")) {
            for (int i = random.nextInt(every); i < whole.length; i += every) {
                writing.seek(i);
                writing.write(whole[i] ^ 1 << random.nextInt(8));
                try {
                    HandInReader.read(file);
                    unnoticed.add("byte " + i);
                } catch (RefusedException expected) {
                    assertThat(expected.why().key()).startsWith("handin.refused.");
                }
                writing.seek(i);
                writing.write(whole[i]);
            }
        }

        // then
        assertThat(unnoticed).isEmpty();
        assertThat(HandInReader.read(file)).isEqualTo(making.made());
    }

    @Test
    void should_notice_every_cut_and_whatever_is_added() throws Exception {
        // given
        var whole = new HandInMaking("alice").bytes();

        // then
        for (int length = 0; length < whole.length; length += 997) {
            refused(Files.write(folder.resolve("cut"), java.util.Arrays.copyOf(whole, length)));
        }
        refused(Files.write(folder.resolve("longer"), java.util.Arrays.copyOf(whole, whole.length + 1)));
        var twice = new ByteArrayOutputStream();
        twice.writeBytes(whole);
        twice.writeBytes(whole);
        refused(Files.write(folder.resolve("twice"), twice.toByteArray()));
    }

    @Test
    void should_refuse_bombs_links_pipes_and_zeros_without_reading_them() throws Exception {
        // given
        var zeros = folder.resolve("zeros");
        try (var sparse = new RandomAccessFile(zeros.toFile(), "rw")) {
            sparse.setLength(1L << 30);
        }
        var small = folder.resolve("small zeros");
        try (var sparse = new RandomAccessFile(small.toFile(), "rw")) {
            sparse.setLength(20L << 20);
        }
        var bomb = folder.resolve("bomb.zip");
        try (var zip = new ZipOutputStream(Files.newOutputStream(bomb))) {
            zip.putNextEntry(new ZipEntry("../../../etc/passwd"));
            for (int i = 0; i < 64; i++) {
                zip.write(new byte[1 << 20]);
            }
        }
        var link = Files.createSymbolicLink(folder.resolve("link"), new HandInMaking("alice").in(folder));
        var pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();

        // then
        assertThat(refused(zeros)).isEqualTo("handin.refused.too-large");
        assertThat(refused(small)).isEqualTo("handin.refused.broken");
        assertThat(refused(bomb)).isEqualTo("handin.refused.broken");
        assertThat(refused(link)).isEqualTo("handin.refused.no-file");
        assertThat(refused(pipe)).isEqualTo("handin.refused.no-file");
        assertThat(refused(folder)).isEqualTo("handin.refused.no-file");
        assertThat(refused(folder.resolve("absent"))).isEqualTo("handin.refused.no-file");
    }

    @Test
    void should_refuse_what_is_well_signed_and_no_hand_in() throws Exception {
        // given
        var key = SigningKey.fresh();
        var part = CanonicalJson.of(Map.of("some", "thing"));
        var deep = CanonicalJson.read(("[".repeat(35) + "]".repeat(35)).getBytes(StandardCharsets.UTF_8));
        var other = new HandInMaking("alice");
        var bodies = List.of(
                List.of(Map.entry("hand-in", part)),
                List.of(Map.entry("unknown", part)),
                List.of(Map.entry("journal", part)),
                List.of(Map.entry("journal", deep), Map.entry("machines", deep)),
                List.of(
                        Map.entry("hand-in", CanonicalJson.of(other.made().header())),
                        Map.entry("hand-in", CanonicalJson.of(other.made().header()))));

        // then
        for (var some : bodies) {
            var file = Files.write(folder.resolve("f"), OneFileChain.written(some, key, Clock.systemUTC()));
            assertThat(refused(file)).as("%s", some).isEqualTo("handin.refused.malformed");
        }
        var long_ = new HandInMaking("alice".repeat(100));
        assertThat(refused(Files.write(folder.resolve("f"), long_.bytes()))).isEqualTo("handin.refused.malformed");
        other.lab = "swarm-mode";
        assertThat(HandInReader.read(other.in(folder)).header().lab()).isEqualTo("swarm-mode");
        assertThatThrownBy(() -> HandInReader.read(Files.write(folder.resolve("f"), new byte[0])))
                .isInstanceOf(RefusedException.class);
    }
}
