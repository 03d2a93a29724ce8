package dev.overlaylab.checkers.machine.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.overlaylab.checkers.machine.Command;
import dev.overlaylab.checkers.machine.SshKeys;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Hosts whose owners allow one way to talk to them, and no other. */
class AlgorithmsTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({
        "curve25519-sha256, aes128-gcm@openssh.com",
        "curve25519-sha256@libssh.org, aes256-gcm@openssh.com",
        "ecdh-sha2-nistp256, aes128-ctr",
        "ecdh-sha2-nistp384, aes256-ctr",
        "diffie-hellman-group14-sha256, aes128-gcm@openssh.com",
        "diffie-hellman-group16-sha512, aes256-ctr",
    })
    void should_talk_to_a_host_that_knows_only_one_key_exchange_and_one_cipher(String exchange, String cipher)
            throws Exception {
        assumeTrue(LocalSshd.possible(), "needs root and an sshd: apt install openssh-server");
        var client = Keys.in(directory, "client");
        try (var sshd = LocalSshd.in(
                        directory.resolve("sshd"), List.of(client), "KexAlgorithms " + exchange, "Ciphers " + cipher);
                var connection = new SshDoor().open(sshd.address("demo", SshKeys.of(client.privateKey())))) {
            assertThat(connection.run(Command.of("echo here")).stdout()).isEqualTo("here\n");
        }
    }
}
