package dev.overlaylab.checkers.machine.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.overlaylab.checkers.machine.MachineException;
import dev.overlaylab.checkers.machine.SwarmState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What an engine says of its swarm, from recordings of a real one. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SwarmStatesTest {
    private static final String MANAGER = "oxt41sc3yt4qzuwwhwrvtnuno";
    private static final String DRAINED = "9hjighh5sjm5r0pjmg7mhw79x";
    private final CannedEngine socket = new CannedEngine().version("1.41");
    private final DockerEngine engine = new DockerEngine(socket, Duration.ofSeconds(2));

    @AfterEach
    void close() {
        engine.close();
    }

    private SwarmState manager() throws Exception {
        socket.json("/v1.41/info", recorded("info-manager"));
        for (var list : List.of("nodes", "services", "tasks")) {
            socket.json("/v1.41/" + list, recorded(list));
        }
        return engine.swarm();
    }

    @Test
    void should_read_members_with_role_and_state() throws Exception {
        var swarm = manager();

        assertThat(swarm.membership()).isEqualTo("active");
        assertThat(swarm.manager()).isTrue();
        assertThat(swarm.nodeId()).isEqualTo(MANAGER);
        assertThat(swarm.trouble()).isEmpty();
        assertThat(swarm.nodes())
                .containsExactly(
                        new SwarmState.Node(DRAINED, "n2", "worker", "drain", "ready", "192.168.99.102", false, ""),
                        new SwarmState.Node(
                                MANAGER, "n0", "manager", "active", "ready", "192.168.99.100", true, "reachable"),
                        new SwarmState.Node(
                                "wa6dfgmm7ktb088jlvwz6qv26",
                                "n1",
                                "worker",
                                "active",
                                "ready",
                                "192.168.99.101",
                                false,
                                ""));
    }

    @Test
    void should_read_services_with_ports_and_virtual_addresses() throws Exception {
        var vip = manager().services().get(0);

        assertThat(vip)
                .isEqualTo(new SwarmState.Service(
                        "bfys6hh0t4qhm9obnyz4qmcnq",
                        "vip",
                        "busybox:latest",
                        "replicated",
                        3,
                        "vip",
                        List.of("e4hdjt319geyp8llbie55q8x0"),
                        List.of(new SwarmState.Port(8080, 80, "tcp", "ingress")),
                        Map.of(
                                "pceuu90spjbswuew7za184qod", "10.0.0.5/24",
                                "e4hdjt319geyp8llbie55q8x0", "10.0.9.8/24")));
    }

    @Test
    void should_read_other_modes() throws Exception {
        var services = manager().services();

        assertThat(services)
                .extracting(it -> it.name() + " " + it.mode() + " " + it.endpointMode() + " " + it.virtualIps())
                .contains("web replicated dnsrr {}");
    }

    @Test
    void should_read_a_global_service_and_ports_of_hosts() throws Exception {
        socket.json("/v1.41/info", recorded("info-manager"))
                .json("/v1.41/nodes", "[]")
                .json("/v1.41/tasks", "[]")
                .json("/v1.41/services", """
                        [{"ID": "s", "Spec": {"Name": "g", "Mode": {"Global": {}}, "Networks": [{"Target": "old"}],
                          "EndpointSpec": {"Ports": [
                            {"Protocol": "udp", "TargetPort": 53, "PublishMode": "host"}]}}}]""");

        assertThat(engine.swarm().services())
                .containsExactly(new SwarmState.Service(
                        "s",
                        "g",
                        "",
                        "global",
                        0,
                        "vip",
                        List.of("old"),
                        List.of(new SwarmState.Port(0, 53, "udp", "host")),
                        Map.of()));
    }

    @Test
    void should_read_tasks_with_what_they_should_do_and_what_they_do() throws Exception {
        var tasks = manager().tasks();

        assertThat(tasks).filteredOn(it -> it.nodeId().equals(DRAINED)).allSatisfy(it -> {
            assertThat(it.desired()).isNotEqualTo("running");
            assertThat(it.containerId()).hasSize(64);
        });
        assertThat(tasks)
                .extracting(it -> it.slot() + " " + it.desired() + " " + it.state())
                .contains("3 shutdown running", "3 ready ready", "0 remove running");
    }

    @Test
    void should_know_only_its_own_part_on_a_worker() throws Exception {
        socket.json("/v1.41/info", recorded("info-worker"));

        var swarm = engine.swarm();

        assertThat(swarm)
                .isEqualTo(new SwarmState(
                        "active", "wa6dfgmm7ktb088jlvwz6qv26", false, "", List.of(), List.of(), List.of()));
        assertThat(socket.asked).noneMatch(it -> it.endsWith("/nodes"));
    }

    @Test
    void should_take_part_in_no_swarm_when_it_says_so_or_nothing() throws Exception {
        for (var info : List.of("{}", "{\"Swarm\": {\"LocalNodeState\": \"inactive\"}}", "{\"Swarm\": {}}")) {
            socket.json("/v1.41/info", info);

            assertThat(engine.swarm().membership()).as(info).isEqualTo("inactive");
            assertThat(engine.swarm().nodeId()).isEmpty();
        }
    }

    @Test
    void should_pass_on_what_keeps_a_manager_from_answering() throws Exception {
        socket.json("/v1.41/info", recorded("info-manager"))
                .status("/v1.41/nodes", 503, "{\"message\": \"rpc error: The swarm does not have a leader.\"}");

        var swarm = engine.swarm();

        assertThat(swarm.trouble()).isEqualTo("rpc error: The swarm does not have a leader.");
        assertThat(swarm.nodes()).isEmpty();
    }

    @Test
    void should_have_no_answer_to_give_when_the_engine_fails() throws Exception {
        socket.json("/v1.41/info", recorded("info-manager")).status("/v1.41/nodes", 500, "{\"message\": \"boom\"}");

        var failure = catchThrowableOfType(MachineException.class, engine::swarm);

        assertThat(failure.why()).isEqualTo(MachineException.Cause.ENGINE_ERROR);
        assertThat(failure.detail()).isEqualTo("boom");
    }

    private static String recorded(String name) throws IOException {
        try (var stream = SwarmStatesTest.class.getResourceAsStream("/engine-20.10.5/" + name + ".json")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
