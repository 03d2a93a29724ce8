package dev.overlaylab.checkers.machine.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.overlaylab.checkers.machine.Command;
import dev.overlaylab.checkers.machine.MachineException;
import dev.overlaylab.checkers.machine.MachineException.Cause;
import dev.overlaylab.checkers.machine.Passphrases;
import dev.overlaylab.checkers.machine.SshAddress;
import dev.overlaylab.checkers.machine.SshKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every kind of key, with a passphrase and without, from files and from an agent, tried on a real sshd. */
class SshKeysTest {
    @TempDir
    static Path directory;

    private static LocalSshd sshd;
    private static Keys stranger;

    @BeforeAll
    static void start() throws Exception {
        assumeTrue(LocalSshd.possible(), "needs root and an sshd: apt install openssh-server");
        var admitted = new ArrayList<Keys>();
        for (var type : List.of("ed25519", "rsa", "ecdsa")) {
            admitted.add(Keys.in(directory, type, type));
        }
        admitted.add(locked("locked", "o p e n, 開けて"));
        stranger = Keys.in(directory, "stranger");
        sshd = LocalSshd.in(directory.resolve("sshd"), admitted);
    }

    @AfterAll
    static void stop() {
        if (sshd != null) {
            sshd.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ed25519", "rsa", "ecdsa"})
    void should_log_in_with_a_key_of_each_type(String type) throws Exception {
        assertThat(greeting(of(key(type)), Passphrases.NONE)).isEqualTo("in\n");
    }

    @Test
    void should_try_one_key_after_the_other_and_pass_over_those_that_are_not_there() throws Exception {
        // given
        var keys = new SshKeys(List.of(key("absent"), stranger.privateKey(), key("ed25519")), Optional.empty(), true);

        // when / then
        assertThat(greeting(address(keys), Passphrases.NONE)).isEqualTo("in\n");
    }

    @Test
    void should_ask_for_a_passphrase_until_it_is_right() throws Exception {
        // given
        var rejected = new ArrayList<String>();
        Passphrases answers = (key, wrong) -> {
            rejected.add(String.valueOf(wrong));
            return Optional.of(wrong == null ? "guess" : "o p e n, 開けて");
        };

        // when / then
        assertThat(greeting(of(key("locked")), answers)).isEqualTo("in\n");
        assertThat(rejected).containsExactly("null", "guess");
    }

    @Test
    void should_not_ask_for_a_passphrase_when_another_key_opens_the_door() throws Exception {
        // given
        var keys = new SshKeys(List.of(key("locked"), key("rsa")), Optional.empty(), true);
        Passphrases never = (key, wrong) -> {
            throw new AssertionError("asked for " + key);
        };

        // when / then
        assertThat(greeting(address(keys), never)).isEqualTo("in\n");
    }

    @Test
    void should_say_what_to_do_when_nobody_can_be_asked_for_a_passphrase() {
        // when
        var refused = refusal(of(key("locked")), Passphrases.NONE);

        // then
        assertThat(refused.why()).isEqualTo(Cause.NOT_ADMITTED);
        assertThat(refused.detail()).contains("locked has a passphrase", "ssh-add");
    }

    @Test
    void should_say_which_files_are_no_keys() throws IOException {
        // given
        var text = Files.writeString(directory.resolve("text"), "dear diary\n");
        var cut = Files.writeString(
                directory.resolve("cut"), Files.readString(key("ed25519")).substring(0, 120));
        var keys = new SshKeys(List.of(key("absent"), text, cut), Optional.empty(), true);

        // when
        var refused = refusal(address(keys), Passphrases.NONE);

        // then
        assertThat(refused.why()).isEqualTo(Cause.NOT_ADMITTED);
        assertThat(refused.detail())
                .contains(
                        "there is no key file " + key("absent"), text + " is no usable key", cut + " is no usable key");
    }

    @Test
    void should_use_the_keys_of_an_agent_and_only_the_named_ones_when_told_so() throws Exception {
        try (var agent = new Agent(directory.resolve("agent.sock"))) {
            // given
            agent.add(key("ed25519"));
            agent.add(stranger.privateKey());
            var any = new SshKeys(List.of(), Optional.of(agent.socket()), false);
            var onlyStranger = new SshKeys(List.of(stranger.privateKey()), Optional.of(agent.socket()), true);

            // when / then
            assertThat(greeting(address(any), Passphrases.NONE)).isEqualTo("in\n");
            assertThat(refusal(address(onlyStranger), Passphrases.NONE).why()).isEqualTo(Cause.NOT_ADMITTED);
        }
    }

    @Test
    void should_let_the_agent_sign_for_a_file_with_a_passphrase() throws Exception {
        try (var agent = new Agent(directory.resolve("agent-two.sock"))) {
            // given
            agent.add(key("ed25519"));
            var lockedCopy = directory.resolve("ed25519-locked");
            Files.copy(key("ed25519"), lockedCopy);
            Files.copy(key("ed25519.pub"), directory.resolve("ed25519-locked.pub"));
            run("ssh-keygen", "-q", "-p", "-P", "", "-N", "secret", "-f", lockedCopy.toString());
            var keys = new SshKeys(List.of(lockedCopy), Optional.of(agent.socket()), true);

            // when / then
            assertThat(greeting(address(keys), Passphrases.NONE)).isEqualTo("in\n");
        }
    }

    @Test
    void should_say_that_the_agent_does_not_answer() {
        // given
        var keys = new SshKeys(List.of(), Optional.of(directory.resolve("no.sock")), false);

        // when
        var refused = refusal(address(keys), Passphrases.NONE);

        // then
        assertThat(refused.why()).isEqualTo(Cause.NOT_ADMITTED);
        assertThat(refused.detail()).contains("the agent at " + directory.resolve("no.sock"));
    }

    private static SshAddress of(Path key) {
        return address(SshKeys.of(key));
    }

    private static SshAddress address(SshKeys keys) {
        return sshd.address("demo", keys);
    }

    private static Path key(String name) {
        return directory.resolve(name);
    }

    private static String greeting(SshAddress address, Passphrases passphrases) throws MachineException {
        try (var connection = new SshDoor(Duration.ofSeconds(20), passphrases).open(address)) {
            return connection.run(Command.of("echo in")).stdout();
        }
    }

    private static MachineException refusal(SshAddress address, Passphrases passphrases) {
        return catchThrowableOfType(MachineException.class, () -> greeting(address, passphrases));
    }

    private static Keys locked(String name, String passphrase) throws Exception {
        var open = Keys.in(directory, name);
        run(
                "ssh-keygen",
                "-q",
                "-p",
                "-P",
                "",
                "-N",
                passphrase,
                "-f",
                open.privateKey().toString());
        return open;
    }

    private static void run(String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).inheritIO().start();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
    }

    /** A real ssh-agent. */
    private static final class Agent implements AutoCloseable {
        private final Path socket;
        private final Process process;

        Agent(Path socket) throws Exception {
            this.socket = socket;
            process = new ProcessBuilder("ssh-agent", "-D", "-a", socket.toString()).start();
            var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
            while (!Files.exists(socket) && System.nanoTime() < end) {
                Thread.sleep(20);
            }
        }

        Path socket() {
            return socket;
        }

        void add(Path key) throws IOException, InterruptedException {
            var adding = new ProcessBuilder("ssh-add", "-q", key.toString());
            adding.environment().put("SSH_AUTH_SOCK", socket.toString());
            assertThat(adding.start().waitFor()).isZero();
        }

        @Override
        public void close() {
            process.destroy();
        }
    }
}
