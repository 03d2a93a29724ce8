package dev.overlaylab.labs.driver;

import dev.overlaylab.checkers.machine.ssh.SshDoor;
import dev.overlaylab.labs.image.Flavour;
import dev.overlaylab.labs.wire.HostTap;
import dev.overlaylab.labs.wire.Tap;
import java.util.stream.Collectors;

/** Listening on the machines themselves, as with hosts that are reached by SSH only. */
class HostWireContractTest extends WireContractTest {
    @Override
    String driverId() {
        return "namespace";
    }

    @Override
    Flavour flavour() {
        return Flavour.NAMESPACE;
    }

    @Override
    Tap listen(Driver machines) throws InterruptedException {
        return HostTap.open(
                machines.list().stream()
                        .collect(Collectors.toMap(MachineRecord::address, it -> machines.address(it.name()))),
                new SshDoor());
    }
}
