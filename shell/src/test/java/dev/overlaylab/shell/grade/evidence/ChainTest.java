package dev.overlaylab.shell.grade.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.overlaylab.i18n.Problem;
import dev.overlaylab.shell.chain.Break;
import dev.overlaylab.shell.chain.Break.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A chain on disk, and everything that somebody may do to it. */
class ChainTest {
    private static final SigningKey KEY = SigningKey.fresh();

    @TempDir
    Path folder;

    private ChainFile chain;

    @BeforeEach
    void write() {
        chain = ChainFile.of(folder.resolve("evidence.jsonl"));
        append("alice", "鈴木", "王芳 \u001b[31m \"=1+1\"");
    }

    private void append(String... students) {
        try (var writer = new ChainWriter(chain.records(), KEY, Clock.systemUTC())) {
            for (var student : students) {
                writer.append("grade", CanonicalJson.of(Map.of("student", student, "points", 3)));
            }
        }
    }

    private List<String> lines() throws IOException {
        return new ArrayList<>(Files.readAllLines(chain.records()));
    }

    private void put(List<String> lines) throws IOException {
        Files.writeString(chain.records(), String.join("\n", lines) + "\n");
    }

    private List<String> students() throws Exception {
        var students = new ArrayList<String>();
        var verified = chain.verified(KEY.verifying());
        new ChainReader(KEY.verifying())
                .read(
                        chain.source(),
                        verified,
                        it -> students.add(it.body().get("student").asText()));
        return students;
    }

    private Break broken() {
        var thrown = org.assertj.core.api.Assertions.catchThrowableOfType(
                BrokenChainException.class, () -> chain.verified(KEY.verifying()));
        assertThat(thrown).as("the chain is broken").isNotNull();
        return thrown.where();
    }

    @Test
    void should_give_back_what_was_written_and_go_on_with_it() throws Exception {
        // when
        append("bob");

        // then
        assertThat(students()).containsExactly("alice", "鈴木", "王芳 \u001b[31m \"=1+1\"", "bob");
        assertThat(Files.getPosixFilePermissions(chain.records())).hasSize(2);
    }

    @Test
    void should_name_the_record_that_was_changed() throws Exception {
        // given
        var lines = lines();
        lines.set(1, lines.get(1).replace("\"points\":3", "\"points\":9"));
        put(lines);

        // then
        assertThat(broken()).isEqualTo(new Break(Kind.CHANGED, 2, ""));
    }

    @Test
    void should_name_the_record_that_is_missing_and_the_place_where_order_ends() throws Exception {
        // given
        var whole = lines();
        var without = new ArrayList<>(whole);
        without.remove(1);
        var swapped = new ArrayList<>(whole);
        Collections.swap(swapped, 0, 1);
        var twice = new ArrayList<>(whole);
        twice.add(2, whole.get(0));

        // then
        put(without);
        assertThat(broken()).isEqualTo(new Break(Kind.REMOVED, 2, "3"));
        put(swapped);
        assertThat(broken()).isEqualTo(new Break(Kind.REORDERED, 1, "2"));
        put(twice);
        assertThat(broken()).isEqualTo(new Break(Kind.REPEATED, 3, "1"));
        put(whole.subList(0, 2));
        assertThat(broken()).isEqualTo(new Break(Kind.CUT, 3, "3"));
        put(whole);
        assertThat(students()).hasSize(3);
    }

    @Test
    void should_not_take_a_record_of_another_chain_with_the_same_key() throws Exception {
        // given
        var whole = lines();
        var other = ChainFile.of(folder.resolve("other.jsonl"));
        try (var writer = new ChainWriter(other.records(), KEY, Clock.systemUTC())) {
            writer.append("grade", CanonicalJson.of(Map.of("student", "mallory", "points", 3)));
        }
        var foreign = Files.readAllLines(other.records()).get(0);

        // when
        put(List.of(foreign, whole.get(1), whole.get(2)));

        // then
        assertThat(broken()).isEqualTo(new Break(Kind.FOREIGN, 2, ""));
    }

    @Test
    void should_notice_every_byte() throws Exception {
        // given
        var records = Files.readAllBytes(chain.records());
        var end = Files.readAllBytes(chain.end());
        var unnoticed = new ArrayList<String>();
        // Without -Dsoak some of them: each costs every signature.
        int every = System.getProperty("soak") == null ? 17 : 1;

        // when
        for (int bit : new int[] {0x01, 0x20, 0x80}) {
            for (int i = 0; i < records.length; i += every) {
                if (passes(flipped(records, i, bit), end)) {
                    unnoticed.add("record byte " + i + " ^ " + bit);
                }
            }
            for (int i = 0; i < end.length; i += every) {
                if (passes(records, flipped(end, i, bit))) {
                    unnoticed.add("end byte " + i + " ^ " + bit);
                }
            }
        }

        // then
        assertThat(unnoticed).isEmpty();
        assertThat(passes(records, end)).as("unchanged").isTrue();
    }

    private static byte[] flipped(byte[] content, int at, int bit) {
        var copy = content.clone();
        copy[at] ^= (byte) bit;
        return copy;
    }

    private static boolean passes(byte[] records, byte[] end) throws IOException {
        try {
            boolean ended = end.length > 0 && end[end.length - 1] == '\n';
            new ChainReader(KEY.verifying())
                    .verify(
                            () -> new java.io.ByteArrayInputStream(records),
                            ended ? java.util.Arrays.copyOf(end, end.length - 1) : new byte[0]);
            return true;
        } catch (BrokenChainException e) {
            return false;
        }
    }

    @Test
    void should_go_on_wherever_the_writer_was_killed() throws Exception {
        // given
        var records = Files.readAllBytes(chain.records());
        int second = records.length - 1 - lines().get(2).getBytes(UTF_8).length;
        var end = Files.readAllBytes(chain.end());
        Files.delete(chain.records());
        Files.delete(chain.end());
        append("alice", "鈴木");
        var endOfTwo = Files.readAllBytes(chain.end());
        var two = Files.readAllBytes(chain.records());
        assertThat(two.length).isEqualTo(second);
        assertThat(end).isNotEqualTo(endOfTwo);
        append("bob");
        var three = Files.readAllBytes(chain.records());

        // when, then: the third record half written, and wholly without its end
        for (int length = second; length <= three.length; length += 7) {
            Files.write(chain.records(), java.util.Arrays.copyOf(three, length));
            Files.write(chain.end(), endOfTwo);
            append("carol");
            assertThat(students()).containsExactly("alice", "鈴木", "carol");
        }
        Files.write(chain.records(), three);
        Files.write(chain.end(), endOfTwo);
        append("carol");
        assertThat(students()).containsExactly("alice", "鈴木", "bob", "carol");
    }

    @Test
    void should_begin_again_after_a_kill_before_the_first_end() throws Exception {
        // given
        put(lines().subList(0, 1));
        Files.delete(chain.end());

        // when
        append("bob");

        // then
        assertThat(students()).containsExactly("alice", "bob");
    }

    @Test
    void should_refuse_to_go_on_with_what_was_tampered_with() throws Exception {
        // given
        put(lines().subList(0, 1));

        // then
        assertThatThrownBy(() -> append("bob"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("problem.evidence.broken");
        Files.delete(chain.end());
        put(List.of("{}", "{}"));
        assertThatThrownBy(() -> append("bob")).isInstanceOf(Problem.class);
    }

    @Test
    void should_trust_no_other_key_and_no_end_that_is_not_there() throws Exception {
        // given
        var other = SigningKey.fresh().verifying();

        // then
        assertThatThrownBy(() -> chain.verified(other))
                .isInstanceOfSatisfying(
                        BrokenChainException.class,
                        it -> assertThat(it.where().kind()).isEqualTo(Kind.OTHER_KEY));
        Files.delete(chain.end());
        assertThat(broken().kind()).isEqualTo(Kind.NO_END);
        Files.createSymbolicLink(chain.end(), chain.records());
        assertThat(broken().kind()).isEqualTo(Kind.NO_END);
    }

    @Test
    void should_not_be_exhausted_by_a_line_without_an_end() {
        // given
        var zeros = new java.io.InputStream() {
            private long left = 1L << 30;

            @Override
            public int read() {
                return left-- > 0 ? 0 : -1;
            }

            @Override
            public int read(byte[] to, int from, int length) {
                left -= length;
                return left > 0 ? length : -1;
            }
        };

        // then
        assertThatThrownBy(() -> new ChainReader(KEY.verifying())
                        .verify(
                                () -> zeros,
                                Files.readAllLines(chain.end()).get(0).getBytes(UTF_8)))
                .isInstanceOfSatisfying(
                        BrokenChainException.class,
                        it -> assertThat(it.where().kind()).isEqualTo(Kind.UNREADABLE));
        assertThat(zeros.left).as("bytes not read").isGreaterThan(900L << 20);
    }
}
