package dev.overlaylab.checkers.machine.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.overlaylab.checkers.machine.Command;
import dev.overlaylab.checkers.machine.Connection;
import dev.overlaylab.checkers.machine.Door;
import dev.overlaylab.checkers.machine.Engine;
import dev.overlaylab.checkers.machine.EngineReading;
import dev.overlaylab.checkers.machine.MachineException;
import dev.overlaylab.checkers.machine.SshAddress;
import dev.overlaylab.checkers.machine.SwarmState;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a machine tells about its engine, networks, containers and swarm; subclasses bring the machine. */
public abstract class EngineReadingContract {
    static final Duration SOON = Duration.ofSeconds(60);
    static final String LABEL = "test.overlaylab=contract";

    Connection connection;
    Engine engine;

    protected abstract Door door();

    protected abstract SshAddress address();

    @BeforeEach
    void open() throws MachineException {
        connection = door().open(address());
        engine = connection.engine();
    }

    @AfterEach
    void close() throws MachineException {
        host("docker rm -f $(docker ps -aq -f label=" + LABEL
                + ") 2>/dev/null; docker network rm contract-net 2>/dev/null");
        connection.close();
    }

    @Test
    void should_say_who_it_is() throws MachineException {
        var state = engine.state();

        assertThat(state.id()).isNotEmpty();
        assertThat(state.name()).isEqualTo(host("hostname"));
        assertThat(state.version()).isEqualTo(host("docker version -f '{{.Server.Version}}'"));
        assertThat(state.kernel()).isEqualTo(host("uname -r"));
    }

    @Test
    void should_read_all_topics_together_as_one_by_one() throws MachineException {
        var reading = engine.read(EnumSet.allOf(EngineReading.Topic.class));

        assertThat(reading.state()).isEqualTo(engine.state());
        assertThat(reading.networks()).isNotEmpty().isEqualTo(engine.networks());
        assertThat(reading.containers()).isEqualTo(engine.containers());
        assertThat(reading.swarm()).isEqualTo(engine.swarm());
    }

    @Test
    void should_know_the_networks_as_the_client_shows_them() throws MachineException {
        host("docker network create --subnet 10.77.0.0/24 --internal --label why=contract"
                + " -o com.docker.network.driver.mtu=1400 contract-net");

        var networks = engine.networks();

        assertThat(networks)
                .extracting(it -> it.id() + " " + it.name())
                .containsExactlyInAnyOrder(host("docker network ls --no-trunc --format '{{.ID}} {{.Name}}'")
                        .split("\n"));
        assertThat(networks).anySatisfy(it -> {
            assertThat(it.name()).isEqualTo("contract-net");
            assertThat(it.driver()).isEqualTo("bridge");
            assertThat(it.scope()).isEqualTo("local");
            assertThat(it.internal()).isTrue();
            assertThat(it.subnets()).containsExactly("10.77.0.0/24");
            assertThat(it.options()).containsEntry("com.docker.network.driver.mtu", "1400");
            assertThat(it.labels()).containsEntry("why", "contract");
        });
    }

    @Test
    void should_know_the_swarm_it_takes_part_in() throws Exception {
        assertThat(engine.swarm())
                .isEqualTo(new SwarmState("inactive", "", false, "", List.of(), List.of(), List.of()));
        var advertised = host("docker swarm init --advertise-addr 127.0.0.1 >/dev/null && docker node ls -q");
        try {
            host("docker service create --detach --quiet --name contract --replicas 2 --endpoint-mode dnsrr"
                    + " --no-resolve-image busybox sleep 600");
            host("i=0; until [ \"$(docker service ls --format '{{.Replicas}}')\" = 2/2 ]; do"
                    + " i=$((i + 1)); [ $i -lt 200 ] || exit 1; sleep 0.2; done");

            var swarm = engine.swarm();

            assertThat(swarm.membership()).isEqualTo("active");
            assertThat(swarm.manager()).isTrue();
            assertThat(swarm.nodeId()).isEqualTo(advertised);
            assertThat(swarm.nodes())
                    .containsExactly(new SwarmState.Node(
                            advertised,
                            host("hostname"),
                            "manager",
                            "active",
                            "ready",
                            "127.0.0.1",
                            true,
                            "reachable"));
            assertThat(swarm.services()).singleElement().satisfies(it -> {
                assertThat(it.name()).isEqualTo("contract");
                assertThat(it.mode()).isEqualTo("replicated");
                assertThat(it.replicas()).isEqualTo(2);
                assertThat(it.endpointMode()).isEqualTo("dnsrr");
                assertThat(it.image()).isEqualTo("busybox:latest");
            });
            assertThat(swarm.tasks()).hasSize(2).allSatisfy(it -> {
                assertThat(it.serviceId()).isEqualTo(swarm.services().get(0).id());
                assertThat(it.nodeId()).isEqualTo(advertised);
                assertThat(it.desired()).isEqualTo("running");
            });
            assertThat(swarm.tasks())
                    .extracting(SwarmState.Task::containerId)
                    .containsExactlyInAnyOrder(
                            host("docker ps --no-trunc -q -f label=com.docker.swarm.service.name=contract")
                                    .split("\n"));
        } finally {
            host("docker service rm contract; docker swarm leave --force; docker network rm docker_gwbridge");
        }
    }

    @Test
    void should_know_containers_that_run_and_that_do_not() throws MachineException {
        host("docker network create --subnet 10.77.0.0/24 contract-net");
        host("docker run -d --label " + LABEL + " --name contract-web --net contract-net -p 127.0.0.1:8077:80 nginx");
        host("docker create --label " + LABEL + " --name contract-idle busybox true");

        var containers = engine.containers();

        assertThat(containers).anySatisfy(it -> {
            assertThat(it.name()).isEqualTo("contract-web");
            assertThat(it.image()).isEqualTo("nginx");
            assertThat(it.running()).isTrue();
            assertThat(it.publishedPorts()).containsExactly("127.0.0.1:8077->80/tcp");
            assertThat(it.labels()).containsEntry("test.overlaylab", "contract");
            assertThat(it.networks()).containsOnlyKeys("contract-net").allSatisfy((name, attachment) -> {
                assertThat(attachment.address()).isEqualTo("10.77.0.2");
                assertThat(attachment.prefixLength()).isEqualTo(24);
                assertThat(attachment.networkId()).hasSize(64);
                assertThat(attachment.mac()).matches("[0-9a-f:]{17}");
            });
        });
        assertThat(containers).anySatisfy(it -> {
            assertThat(it.name()).isEqualTo("contract-idle");
            assertThat(it.status()).isEqualTo("created");
        });
        assertThat(containers).hasSize(Integer.parseInt(host("docker ps -aq | wc -l")));
    }

    @Test
    void should_show_the_image_as_given_after_its_name_went_elsewhere() throws MachineException {
        host("docker tag nginx contract:1; docker run -d --label " + LABEL + " --name contract-old contract:1;"
                + " docker tag busybox contract:1");
        try {
            assertThat(engine.containers()).anySatisfy(it -> {
                assertThat(it.name()).isEqualTo("contract-old");
                assertThat(it.image()).isEqualTo("contract:1");
            });
        } finally {
            host("docker rmi contract:1");
        }
    }

    final String host(String script) throws MachineException {
        if (!connection.isOpen()) {
            connection = door().open(address());
        }
        return connection.run(Command.of(script).within(SOON)).stdout().strip();
    }

    static MachineException failureOf(ThrowingCallable call) {
        var failure = catchThrowableOfType(MachineException.class, call);
        assertThat(failure).as("a MachineException").isNotNull();
        return failure;
    }
}
