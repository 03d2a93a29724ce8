package dev.overlaylab.labs.driver.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.overlaylab.i18n.Problem;
import dev.overlaylab.labs.driver.process.Tool;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Ed25519KeyTest {
    @TempDir
    Path folder;

    @Test
    void should_write_a_key_that_openssh_reads_the_same_way() throws Exception {
        // given
        var key = Ed25519Key.generate("a comment");
        var file = Files.writeString(folder.resolve("key"), key.privateKey());
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));

        // when
        var read = Tool.mustRun(List.of("ssh-keygen", "-y", "-f", file.toString()), Duration.ofSeconds(20));

        // then
        assertThat(read).isEqualTo(key.publicKey() + " a comment");
        assertThat(Ed25519Key.publicKeyOf(key.privateKey())).isEqualTo(key.publicKey());
    }

    @Test
    void should_make_another_key_each_time() {
        assertThat(Ed25519Key.generate("x").publicKey())
                .isNotEqualTo(Ed25519Key.generate("x").publicKey());
    }

    @Test
    void should_make_one_client_key_however_many_ask_for_it() throws Exception {
        // given
        var file = folder.resolve("new/client");

        // when
        var keys =
                IntStream.range(0, 8)
                        .mapToObj(it -> CompletableFuture.supplyAsync(() -> ClientKey.in(file)))
                        .toList()
                        .stream()
                        .map(CompletableFuture::join)
                        .map(ClientKey::publicKey)
                        .distinct()
                        .toList();

        // then
        assertThat(keys).hasSize(1);
        assertThat(Ed25519Key.publicKeyOf(Files.readString(file))).isEqualTo(keys.get(0));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
                .isEqualTo("rwx------");
    }

    @Test
    void should_name_the_file_that_is_no_key() throws Exception {
        // given
        var file = Files.writeString(folder.resolve("client"), "hello");

        // when / then
        assertThatThrownBy(() -> ClientKey.in(file))
                .isInstanceOf(Problem.class)
                .hasMessageStartingWith("problem.driver.key")
                .hasMessageContaining(file.toString());
    }
}
