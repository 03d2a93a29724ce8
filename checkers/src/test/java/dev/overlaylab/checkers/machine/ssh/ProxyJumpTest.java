package dev.overlaylab.checkers.machine.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.overlaylab.checkers.machine.Command;
import dev.overlaylab.checkers.machine.Connection;
import dev.overlaylab.checkers.machine.MachineException;
import dev.overlaylab.checkers.machine.MachineException.Cause;
import dev.overlaylab.checkers.machine.SshAddress;
import dev.overlaylab.checkers.machine.SshKeys;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way to a host through others, each of which has to prove who it is. */
class ProxyJumpTest {
    @TempDir
    Path directory;

    private SshKeys keys;
    private Keys stranger;
    private LocalSshd outer;
    private LocalSshd inner;
    private LocalSshd target;

    @BeforeEach
    void start() throws Exception {
        assumeTrue(LocalSshd.possible(), "needs root and an sshd: apt install openssh-server");
        var client = Keys.in(directory, "client");
        stranger = Keys.in(directory, "stranger");
        keys = SshKeys.of(client.privateKey());
        outer = LocalSshd.in(directory.resolve("outer"), List.of(client));
        inner = LocalSshd.in(directory.resolve("inner"), List.of(client));
        target = LocalSshd.in(directory.resolve("target"), List.of(client));
    }

    @AfterEach
    void stop() {
        for (var sshd : List.of(outer, inner, target)) {
            sshd.close();
        }
    }

    private SshAddress throughBoth() {
        return target.address("target", keys)
                .through(List.of(outer.address("outer", keys), inner.address("inner", keys)));
    }

    @Test
    void should_pass_through_a_chain_of_hosts_and_share_them() throws Exception {
        // given
        var door = new SshDoor(Duration.ofSeconds(30));

        // when
        var open = IntStream.range(0, 3)
                .mapToObj(it -> CompletableFuture.supplyAsync(() -> opened(door, throughBoth())))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        // then
        for (var connection : open) {
            assertThat(connection.run(Command.of("echo $SSH_CONNECTION")).stdout())
                    .contains(" " + throughBoth().port());
            assertThat(connection.run(Command.of("head -c 3000000 /dev/zero")).stdout())
                    .hasSize(3_000_000);
        }
        assertThat(target.logins()).isEqualTo(3);
        assertThat(outer.logins()).isEqualTo(1);
        assertThat(inner.logins()).isEqualTo(1);

        // when
        open.forEach(Connection::close);
        try (var again = door.open(throughBoth())) {
            // then
            assertThat(again.run(Command.of("true")).succeeded()).isTrue();
        }
        assertThat(outer.logins()).isEqualTo(2);
    }

    @Test
    void should_say_which_host_on_the_way_has_another_key() {
        // given
        var address = target.address("target", keys)
                .through(List.of(outer.address("outer", keys).pinnedTo(stranger.publicLine())));

        // when
        var refused = refusal(address);

        // then
        assertThat(refused.machine()).isEqualTo("target");
        assertThat(refused.why()).isEqualTo(Cause.WRONG_HOST_KEY);
        assertThat(refused.detail()).startsWith("by way of outer: ");
    }

    @Test
    void should_say_that_the_host_on_the_way_does_not_let_us_in() {
        // given
        var address = target.address("target", keys)
                .through(List.of(outer.address("outer", SshKeys.of(stranger.privateKey()))));

        // when / then
        assertThat(refusal(address).why()).isEqualTo(Cause.NOT_ADMITTED);
        assertThat(refusal(address).detail()).startsWith("by way of outer: ");
    }

    @Test
    void should_say_that_there_is_no_way_on_from_the_host_on_the_way() throws Exception {
        // given
        var address = throughBoth();
        target.close();

        // when
        var refused = refusal(address);

        // then
        assertThat(refused.why()).isEqualTo(Cause.UNREACHABLE);
        assertThat(refused.detail()).startsWith("by way of inner: ").contains(":" + address.port());
    }

    @Test
    void should_see_the_key_of_a_host_behind_another_without_logging_in() throws Exception {
        // when
        var shown = new SshDoor().shownBy(throughBoth().pinnedTo(stranger.publicLine()), List.of("ssh-ed25519"));

        // then
        assertThat(shown).isEqualTo(target.hostKey());
        assertThat(target.logins()).isZero();
    }

    @Test
    void should_lose_the_connection_when_the_host_on_the_way_goes_down() throws Exception {
        try (var connection = new SshDoor(Duration.ofSeconds(30)).open(throughBoth())) {
            assertThat(connection.run(Command.of("true")).succeeded()).isTrue();

            // when
            outer.cutLinks();

            // then
            var lost = catchThrowableOfType(
                    MachineException.class, () -> connection.run(Command.of("sleep 5; echo still here")));
            assertThat(lost.why()).isEqualTo(Cause.LOST);
        }
    }

    private static Connection opened(SshDoor door, SshAddress address) {
        try {
            return door.open(address);
        } catch (MachineException e) {
            throw new CompletionException(e);
        }
    }

    private static MachineException refusal(SshAddress address) {
        return catchThrowableOfType(MachineException.class, () -> {
            var connection = new SshDoor(Duration.ofSeconds(20)).open(address);
            connection.close();
        });
    }
}
