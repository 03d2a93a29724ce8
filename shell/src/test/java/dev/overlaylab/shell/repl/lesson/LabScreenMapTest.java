package dev.overlaylab.shell.repl.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overlaylab.checkers.machine.ContainerState;
import dev.overlaylab.checkers.machine.EngineState;
import dev.overlaylab.checkers.machine.MachineException.Cause;
import dev.overlaylab.checkers.machine.NetworkState;
import dev.overlaylab.checkers.probe.Observation;
import dev.overlaylab.checkers.probe.Observations;
import dev.overlaylab.checkers.probe.Probe;
import dev.overlaylab.i18n.Catalogue;
import dev.overlaylab.i18n.Language;
import dev.overlaylab.i18n.Width;
import dev.overlaylab.labs.driver.MachineRecord;
import dev.overlaylab.labs.driver.MachineSpec.Role;
import dev.overlaylab.labs.topology.Topology;
import dev.overlaylab.shell.repl.PlainConsole;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LabScreenMapTest {
    private static final NetworkState BRIDGE = network("b1", "bridge", "bridge", "local", "172.17.0.0/16");
    private static final NetworkState OVERLAY = network("f".repeat(64), "my-net", "overlay", "global", "10.0.9.0/24");

    private final List<MachineRecord> machines = List.of(
            machine("mh-keystore", MachineRecord.State.RUNNING),
            machine("mhs-demo0", MachineRecord.State.RUNNING),
            machine("mhs-demo1", MachineRecord.State.STOPPED));

    private static NetworkState network(String id, String name, String driver, String scope, String subnet) {
        return new NetworkState(id, name, driver, scope, false, List.of(subnet), Map.of(), Map.of());
    }

    private static MachineRecord machine(String name, MachineRecord.State state) {
        return new MachineRecord(name, Role.ENGINE, "192.168.99.100", state, Instant.EPOCH);
    }

    private static ContainerState container(String name, String status, NetworkState network, String address) {
        return new ContainerState(
                "id",
                name,
                "nginx",
                status,
                Map.of(network.name(), new ContainerState.Attachment(network.id(), address, 24, "")),
                List.of(),
                Map.of());
    }

    private List<String> drawn(Observations seen) {
        var output = new ByteArrayOutputStream();
        var console = new PlainConsole(
                new ByteArrayInputStream(new byte[0]), new PrintStream(output, true, StandardCharsets.UTF_8));
        new LabScreen(console, Catalogue.ofProduct()).map(Language.EN, Topology.look(machines, probes -> seen));
        return output.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private Observations seen() {
        var seen = new HashMap<Probe, Observation>();
        seen.put(new Probe.NetworksProbe("mh-keystore"), new Observation.NothingSeen(Cause.ENGINE_DOWN, ""));
        seen.put(new Probe.ContainersProbe("mh-keystore"), new Observation.NothingSeen(Cause.ENGINE_DOWN, ""));
        seen.put(
                new Probe.EngineProbe("mhs-demo0"),
                new Observation.EngineSeen(new EngineState("id", "mhs-demo0", "20.10.5", "5.10", "", "")));
        seen.put(new Probe.NetworksProbe("mhs-demo0"), new Observation.NetworksSeen(List.of(BRIDGE, OVERLAY)));
        seen.put(
                new Probe.ContainersProbe("mhs-demo0"),
                new Observation.ContainersSeen(List.of(
                        container("web", "running", OVERLAY, "10.0.9.2"), container("old", "exited", BRIDGE, ""))));
        return new Observations(seen);
    }

    @Test
    void should_draw_machines_networks_and_containers() {
        assertThat(drawn(seen()))
                .containsExactly(
                        "mh-keystore  192.168.99.100  (its engine gives no answer)",
                        "mhs-demo0  192.168.99.100",
                        "├ Docker Engine 20.10.5",
                        "├ bridge  (bridge network)  172.17.0.0/16",
                        "├ my-net  (overlay network)  10.0.9.0/24",
                        "│ └ web  nginx  10.0.9.2",
                        "└ old  nginx  (exited)",
                        "mhs-demo1  (stopped)",
                        "my-net  (overlay network across machines)  10.0.9.0/24  known to mhs-demo0  ID",
                        "│ " + "f".repeat(64),
                        "└ mhs-demo0: web  nginx  10.0.9.2");
    }

    @Test
    void should_keep_to_the_width_of_the_terminal() {
        assertThat(drawn(seen()))
                .allSatisfy(line -> assertThat(Width.NARROW.of(line)).isLessThanOrEqualTo(80));
    }
}
