package dev.overlaylab.shell.grade.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.overlaylab.i18n.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningKeyTest {
    private static final byte[] CONTENT = "成績".getBytes(UTF_8);

    @TempDir
    Path folder;

    @Test
    void should_be_the_same_key_every_time_and_the_owners_alone() throws Exception {
        // given
        var file = folder.resolve("evidence-key");
        var first = SigningKey.in(file);

        // when
        var second = SigningKey.in(file);

        // then
        assertThat(second.verifying()).isEqualTo(first.verifying());
        assertThat(first.verifying().accepts("record", CONTENT, second.sign("record", CONTENT)))
                .isTrue();
        assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
        assertThat(folder).isDirectoryContaining(it -> it.equals(file));
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void should_be_one_key_for_many_who_come_first() throws Exception {
        // given
        var pool = Executors.newFixedThreadPool(8);
        Callable<String> coming =
                () -> SigningKey.in(folder.resolve("key")).verifying().text();

        // when
        var keys = pool.invokeAll(IntStream.range(0, 16).mapToObj(it -> coming).toList()).stream()
                .map(SigningKeyTest::result)
                .distinct()
                .toList();
        pool.shutdown();

        // then
        assertThat(keys).hasSize(1);
    }

    private static String result(java.util.concurrent.Future<String> done) {
        try {
            return done.get();
        } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void should_sign_for_one_purpose_and_one_content() {
        // given
        var key = SigningKey.fresh();
        var signature = key.sign("record", CONTENT);

        // then
        assertThat(key.verifying().accepts("record", CONTENT, signature)).isTrue();
        assertThat(key.verifying().accepts("head", CONTENT, signature)).isFalse();
        assertThat(key.verifying().accepts("record", "成绩".getBytes(UTF_8), signature))
                .isFalse();
        assertThat(SigningKey.fresh().verifying().accepts("record", CONTENT, signature))
                .isFalse();
        assertThat(key.verifying().accepts("record", CONTENT, "no base64 ☃")).isFalse();
    }

    @Test
    void should_refuse_what_is_no_key() throws Exception {
        // given
        var file = folder.resolve("key");
        var whole = SigningKey.in(file).verifying();
        var lines = Files.readAllLines(file);

        // then
        for (var damaged : new String[] {
            "",
            "x",
            lines.get(0),
            lines.get(0) + "\n" + SigningKey.fresh().verifying().text(),
            lines.get(1) + "\n" + lines.get(0)
        }) {
            Files.writeString(file, damaged);
            assertThatThrownBy(() -> SigningKey.in(file))
                    .as(damaged)
                    .isInstanceOf(Problem.class)
                    .hasMessageContaining("key-damaged");
        }
        assertThatThrownBy(() -> VerifyingKey.of("ssh-ed25519 AAAA")).isInstanceOf(Problem.class);
        assertThat(VerifyingKey.of(" " + whole.text() + "\n")).isEqualTo(whole);
    }
}
