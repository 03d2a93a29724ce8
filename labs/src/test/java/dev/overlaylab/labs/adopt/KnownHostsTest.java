package dev.overlaylab.labs.adopt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files that OpenSSH keeps, hashed by OpenSSH itself. */
class KnownHostsTest {
    private static final String KEY =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIIJxnFsDJ9fYYCPkzzz0Zn1E0aaaaaaaaaaaaaaaaaaa";
    private static final String OTHER = "ecdsa-sha2-nistp256 AAAAE2VjZHNh";

    @TempDir
    Path folder;

    private List<String> known(String text, String host, int port) throws IOException {
        var file = Files.writeString(folder.resolve("known_hosts"), text);
        return new KnownHosts(List.of(folder.resolve("absent"), folder, file))
                .of(host, port).stream()
                        .map(it -> it.line() + (it.revoked() ? " revoked " : " ") + it.publicKey())
                        .toList();
    }

    @Test
    void should_find_keys_by_name_address_and_port() throws IOException {
        var text = "node1,10.0.0.1 " + KEY + "\n[node1]:2222 " + OTHER + " a comment\n\n# " + KEY + "\nbroken\n";

        assertThat(known(text, "Node1", 22)).containsExactly("1 " + KEY);
        assertThat(known(text, "10.0.0.1", 22)).containsExactly("1 " + KEY);
        assertThat(known(text, "node1", 2222)).containsExactly("2 " + OTHER);
        assertThat(known(text, "node", 22)).isEmpty();
    }

    @Test
    void should_follow_patterns_and_markers() throws IOException {
        var text =
                "*.example.org,!bad.example.org " + KEY + "\n@revoked * " + OTHER + "\n@cert-authority * " + KEY + "\n";

        assertThat(known(text, "a.example.org", 22)).containsExactly("1 " + KEY, "2 revoked " + OTHER);
        assertThat(known(text, "bad.example.org", 22)).containsExactly("2 revoked " + OTHER);
    }

    @Test
    void should_find_hashed_names() throws Exception {
        // given
        var key = folder.resolve("key");
        run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "", "-f", key.toString());
        var publicKey = Files.readString(folder.resolve("key.pub")).strip();
        var file = folder.resolve("hashed");
        Files.writeString(file, "node1 " + publicKey + "\n[10.0.0.1]:2222 " + publicKey + "\n");
        run("ssh-keygen", "-q", "-H", "-f", file.toString());

        // when
        var text = Files.readString(file);

        // then
        assertThat(text).startsWith("|1|").doesNotContain("node1");
        assertThat(known(text, "node1", 22)).containsExactly("1 " + publicKey);
        assertThat(known(text, "10.0.0.1", 2222)).containsExactly("2 " + publicKey);
        assertThat(known(text, "10.0.0.1", 22)).isEmpty();
        assertThat(known("|1|damaged " + publicKey + "\n|1|!|! " + publicKey + "\n", "node1", 22))
                .isEmpty();
        assertThat(Fingerprint.of(publicKey))
                .isEqualTo(
                        "ED25519 " + run("ssh-keygen", "-l", "-f", key + ".pub").split(" ", -1)[1]);
    }

    private static String run(String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }
}
