package dev.overlaylab.labs.driver;

import dev.overlaylab.checkers.machine.Door;
import dev.overlaylab.checkers.machine.MachineException;
import dev.overlaylab.checkers.machine.SshAddress;
import dev.overlaylab.checkers.machine.docker.EngineContractTest;
import dev.overlaylab.checkers.machine.ssh.SshDoor;
import dev.overlaylab.labs.image.Flavour;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The contract of engines on a machine made of namespaces. */
@Tag("machines")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NamespaceEngineContractTest extends EngineContractTest {
    private OneMachine machine;

    @BeforeAll
    void makeMachine(@TempDir Path folder) throws MachineException {
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
}
