package dev.overlaylab.checkers.machine.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.overlaylab.checkers.machine.Command;
import dev.overlaylab.checkers.machine.MachineException;
import dev.overlaylab.checkers.machine.MachineException.Cause;
import dev.overlaylab.checkers.machine.Passphrases;
import dev.overlaylab.checkers.machine.SshKeys;
import dev.overlaylab.checkers.machine.docker.DockerEngine;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who only runs scripts does not pay for what speaks to the engine. */
class EngineOnDemandTest {
    private final AtomicInteger made = new AtomicInteger();
    private final SshDoor door = new SshDoor(Duration.ofSeconds(20), Passphrases.NONE, connection -> {
        made.incrementAndGet();
        return new DockerEngine(connection);
    });

    @TempDir
    Path directory;

    @Test
    void should_make_one_engine_and_only_when_it_is_asked_for() throws Exception {
        assumeTrue(LocalSshd.possible(), "needs root and an sshd: apt install openssh-server");
        var client = Keys.in(directory, "client");
        try (var sshd = LocalSshd.in(directory.resolve("sshd"), List.of(client));
                var connection = door.open(sshd.address("demo", SshKeys.of(client.privateKey())))) {
            connection.run(Command.of("true"));
            assertThat(made).hasValue(0);

            assertThat(connection.engine()).isSameAs(connection.engine());
            assertThat(made).hasValue(1);
        }
    }

    @Test
    void should_give_no_answers_by_an_engine_that_is_asked_for_after_the_end() throws Exception {
        assumeTrue(LocalSshd.possible(), "needs root and an sshd: apt install openssh-server");
        var client = Keys.in(directory, "client");
        try (var sshd = LocalSshd.in(directory.resolve("sshd"), List.of(client))) {
            var connection = door.open(sshd.address("demo", SshKeys.of(client.privateKey())));
            connection.close();

            assertThatThrownBy(() -> connection.engine().state())
                    .isInstanceOfSatisfying(
                            MachineException.class, it -> assertThat(it.why()).isEqualTo(Cause.LOST));
        }
    }
}
