package dev.overlaylab.labs.driver;

import dev.overlaylab.checkers.machine.ConnectionContractTest;
import dev.overlaylab.checkers.machine.Door;
import dev.overlaylab.checkers.machine.SshAddress;
import dev.overlaylab.checkers.machine.ssh.SshDoor;
import dev.overlaylab.labs.image.Flavour;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The contract of connections on a machine made of namespaces. */
@Tag("machines")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NamespaceConnectionContractTest extends ConnectionContractTest {
    private OneMachine machine;
    private Path stranger;

    @BeforeAll
    void makeMachine(@TempDir Path folder) throws Exception {
        stranger = folder.resolve("stranger");
        var keygen = new ProcessBuilder("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", stranger.toString())
                .inheritIO()
                .start();
        if (!keygen.waitFor(20, TimeUnit.SECONDS) || keygen.exitValue() != 0) {
            throw new IOException("ssh-keygen made no key");
        }
        machine = OneMachine.of("namespace", Flavour.NAMESPACE, folder);
    }

    @AfterAll
    void removeMachine() {
        if (machine != null) {
            machine.close();
        }
    }

    @Override
    protected Door door() {
        return new SshDoor();
    }

    @Override
    protected SshAddress address() {
        return machine.address();
    }

    @Override
    protected Path strangersKey() {
        return stranger;
    }

    @Override
    protected String anotherHostKey() {
        try {
            return Files.readString(stranger.resolveSibling("stranger.pub")).strip();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
