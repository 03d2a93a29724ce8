package dev.overlaylab.checkers.machine.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.overlaylab.checkers.machine.Command;
import dev.overlaylab.checkers.machine.SshKeys;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shell that stays, where the host's owner has made himself at home and where the link ends without a word. */
class ResidentShellTest {
    private static final List<Command> BATCH =
            List.of(Command.of("cat /proc/self/stat"), Command.of("dirname \"$(readlink /proc/self/fd/2)\""));

    @TempDir
    Path directory;

    @Test
    void should_not_take_the_greeting_of_a_login_shell_for_an_answer() throws Exception {
        assumeTrue(LocalSshd.possible(), "needs root and an sshd: apt install openssh-server");
        Files.writeString(directory.resolve(".bashrc"), "echo 'Welcome! 0 1 2 end'; echo watch out >&2\n");
        var client = Keys.in(directory, "client");
        try (var sshd = LocalSshd.in(directory.resolve("sshd"), List.of(client), "SetEnv HOME=" + directory);
                var connection = new SshDoor().open(sshd.address("demo", SshKeys.of(client.privateKey())))) {
            var answers = connection.runAll(List.of(Command.of("echo one"), Command.of("echo $HOME; exit 3")));

            assertThat(answers.get(0).get().stdout()).isEqualTo("one\n");
            assertThat(answers.get(1).get().stdout()).isEqualTo(directory + "\n");
            assertThat(answers.get(1).get().stderr()).isEmpty();
            assertThat(answers.get(1).get().exitCode()).isEqualTo(3);
        }
    }

    @Test
    void should_leave_neither_shell_nor_files_when_the_link_is_cut() throws Exception {
        assumeTrue(LocalSshd.possible(), "needs root and an sshd: apt install openssh-server");
        var client = Keys.in(directory, "client");
        try (var sshd = LocalSshd.in(directory.resolve("sshd"), List.of(client));
                var connection = new SshDoor().open(sshd.address("demo", SshKeys.of(client.privateKey())))) {
            var answers = connection.runAll(BATCH);
            var shell = Path.of("/proc", answers.get(0).get().stdout().split(" ", -1)[3]);
            var outputs = Path.of(answers.get(1).get().stdout().strip());
            assertThat(shell).exists();
            assertThat(outputs).isDirectory();

            sshd.cutLinks(shell);

            var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
            while ((Files.exists(shell) || Files.exists(outputs)) && System.nanoTime() < end) {
                Thread.sleep(20);
            }
            assertThat(shell).doesNotExist();
            assertThat(outputs).doesNotExist();
        }
    }
}
