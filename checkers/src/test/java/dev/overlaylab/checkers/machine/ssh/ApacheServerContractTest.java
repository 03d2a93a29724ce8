package dev.overlaylab.checkers.machine.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overlaylab.checkers.machine.Command;
import dev.overlaylab.checkers.machine.CommandResult;
import dev.overlaylab.checkers.machine.Connection;
import dev.overlaylab.checkers.machine.ConnectionContractTest;
import dev.overlaylab.checkers.machine.Door;
import dev.overlaylab.checkers.machine.MachineException;
import dev.overlaylab.checkers.machine.MachineException.Cause;
import dev.overlaylab.checkers.machine.SshAddress;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.sshd.common.config.keys.AuthorizedKeyEntry;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntryResolver;
import org.apache.sshd.common.keyprovider.FileKeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.shell.ProcessShellFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract on another make of server, with another type of key, whose links can be cut from inside. */
class ApacheServerContractTest extends ConnectionContractTest {
    @TempDir
    static Path directory;

    private static SshServer server;
    private static SshAddress address;
    private static Keys stranger;

    @BeforeAll
    static void start() throws Exception {
        var hostKey = Keys.in(directory, "host", "ecdsa");
        var client = Keys.in(directory, "client", "ecdsa");
        stranger = Keys.in(directory, "stranger", "ecdsa");
        var admitted = AuthorizedKeyEntry.parseAuthorizedKeyEntry(client.publicLine())
                .resolvePublicKey(null, PublicKeyEntryResolver.IGNORING);
        server = SshServer.setUpDefaultServer();
        server.setHost("127.0.0.1");
        server.setPort(0);
        server.setKeyPairProvider(new FileKeyPairProvider(hostKey.privateKey()));
        server.setPublickeyAuthenticator((user, key, session) -> KeyUtils.compareKeys(admitted, key));
        server.setCommandFactory(
                (channel, line) -> new ProcessShellFactory(line, "/bin/sh", "-c", line).createShell(channel));
        server.start();
        address = new SshAddress(
                "demo1", "127.0.0.1", server.getPort(), "root", client.privateKey(), hostKey.publicLine());
    }

    @AfterAll
    static void stop() throws IOException {
        server.stop(true);
    }

    @Override
    protected Door door() {
        return new SshDoor();
    }

    @Override
    protected SshAddress address() {
        return address;
    }

    @Override
    protected Path strangersKey() {
        return stranger.privateKey();
    }

    @Override
    protected String anotherHostKey() {
        return stranger.publicLine();
    }

    @Override
    protected boolean isWholeSystem() {
        return false;
    }

    @Override
    protected CommandResult runAndBreakTheLink(Connection open) throws MachineException {
        var cut = CompletableFuture.runAsync(
                () -> server.getActiveSessions().forEach(it -> it.close(true)),
                CompletableFuture.delayedExecutor(500, TimeUnit.MILLISECONDS));
        var result = open.run(Command.of("echo early; sleep 5; echo late"));
        cut.join();
        return result;
    }

    @Test
    void should_notice_a_link_that_is_cut_while_nothing_runs() throws Exception {
        try (var idle = door().open(address)) {
            assertThat(idle.run(Command.of("echo up")).stdout()).isEqualTo("up\n");

            for (var session : server.getActiveSessions()) {
                session.close(true).await(Duration.ofSeconds(5));
            }

            var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
            while (idle.isOpen() && System.nanoTime() < end) {
                Thread.sleep(20);
            }
            assertThat(idle.isOpen()).isFalse();
            assertThat(failureOf(() -> idle.run(Command.of("true"))).why()).isEqualTo(Cause.LOST);
        }
    }
}
