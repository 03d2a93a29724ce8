package dev.overlaylab.labs.cluster.dockermachine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overlaylab.i18n.Language;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The options for classic Swarm, on a workstation that answers from a table: its machines have a swarm image that somebody brought. */
class DockerMachineSwarmTest extends DockerMachineCase {
    private static final String DISCOVERY = "--swarm-discovery=consul://192.168.99.100:8500";

    @Test
    void should_start_the_masters_containers_as_the_original_does() {
        type(0, "create", "--swarm", "--swarm-master", DISCOVERY, "mhs-demo0");

        assertThat(containers())
                .containsExactly(
                        "docker run -d --restart=always --net=host --name swarm-agent-master -v /etc/docker:/etc/docker"
                                + " swarm:latest manage --tlsverify --tlscacert=/etc/docker/ca.pem"
                                + " --tlscert=/etc/docker/server.pem --tlskey=/etc/docker/server-key.pem"
                                + " -H tcp://0.0.0.0:3376 --strategy spread --advertise 192.168.99.100:3376"
                                + " consul://192.168.99.100:8500",
                        "docker run -d --restart=always --net=host --name swarm-agent swarm:latest join"
                                + " --advertise 192.168.99.100:2376 consul://192.168.99.100:8500");
        assertThat(scripts).anyMatch(it -> it.contains("certs server") && it.contains(" serverAuth,clientAuth >&2"));
    }

    @Test
    void should_start_only_the_agent_elsewhere() {
        type(0, "create", "--swarm", DISCOVERY, "mhs-demo1");

        assertThat(containers()).hasSize(1).first().asString().contains("--name swarm-agent swarm:latest join");
        assertThat(scripts).anyMatch(it -> it.contains("certs server") && it.contains(" serverAuth >&2"));
    }

    @Test
    void should_pass_every_option_on() {
        // given nobody at the address that is made known
        agentCutOff = true;

        type(
                0,
                "create",
                "--swarm",
                "--swarm-master",
                "--swarm-discovery",
                "etcd://a:1,b:2/team",
                "--swarm-strategy=binpack",
                "--swarm-opt=replication",
                "--swarm-opt=cluster-opt=swarm.overcommit=0.5",
                "--swarm-join-opt=ttl=30s",
                "--swarm-host=tcp://0.0.0.0:4000",
                "--swarm-addr=10.1.2.3",
                "--swarm-image=mine:1",
                "--swarm-experimental",
                "n0");

        assertThat(containers().get(0))
                .contains(" mine:1 --experimental manage ", " -H tcp://0.0.0.0:4000 ")
                .contains(
                        " --strategy binpack --advertise 10.1.2.3:4000 --replication --cluster-opt=swarm.overcommit=0.5")
                .endsWith(" etcd://a:1,b:2/team");
        assertThat(containers().get(1))
                .endsWith(" mine:1 --experimental join --advertise 10.1.2.3:2376 --ttl=30s etcd://a:1,b:2/team");
        assertThat(type(0, "env", "--swarm", "n0").printed()).contains("DOCKER_HOST=\"tcp://192.168.99.100:4000\"");
    }

    @Test
    void should_list_who_is_in_which_cluster() {
        type(0, "create", "mh-keystore");
        type(0, "create", "--swarm", "--swarm-master", DISCOVERY, "mhs-demo0");
        type(0, "create", "--swarm", DISCOVERY, "mhs-demo1");

        var rows = type(0, new TypedCall("ls").with("DOCKER_HOST", "tcp://192.168.99.101:3376"))
                .printed()
                .lines()
                .toList();

        assertThat(rows.get(0)).containsPattern("URL +SWARM +DOCKER");
        assertThat(rows.get(1))
                .containsPattern("mh-keystore +- +virtualbox +Running +tcp://192.168.99.100:2376 {2,}v20");
        assertThat(rows.get(2)).containsPattern("mhs-demo0 +\\* \\(swarm\\) .*:2376 +mhs-demo0 \\(master\\) +v20");
        assertThat(rows.get(3)).containsPattern("mhs-demo1 +- .*:2376 +mhs-demo0 +Unknown");
        assertThat(type(0, "ls", "-q", "--filter", "swarm=MHS-demo0").printed()).isEqualTo("mhs-demo0\nmhs-demo1\n");
    }

    @Test
    void should_point_the_client_to_the_master_only() {
        type(0, "create", "--swarm", "--swarm-master", DISCOVERY, "mhs-demo0");
        type(0, "create", "--swarm", DISCOVERY, "mhs-demo1");

        assertThat(type(0, "env", "--swarm", "mhs-demo0").printed())
                .contains("export DOCKER_HOST=\"tcp://192.168.99.100:3376\"", "DOCKER_MACHINE_NAME=\"mhs-demo0\"");
        assertThat(type(0, "config", "--swarm", "mhs-demo0").printed()).endsWith("-H=tcp://192.168.99.100:3376\n");
        assertThat(type(0, "env", "mhs-demo0").printed()).contains("tcp://192.168.99.100:2376");
        for (var command : List.of("env", "config")) {
            assertThat(type(1, command, "--swarm", "mhs-demo1").complained())
                    .startsWith("Error checking TLS connection: \"mhs-demo1\" is not a swarm master.");
        }
        assertThat(type(
                                0,
                                "inspect",
                                "-f",
                                "{{.HostOptions.SwarmOptions.Master}} {{.Driver.SwarmDiscovery}}",
                                "mhs-demo0")
                        .printed())
                .isEqualTo("true consul://192.168.99.100:8500\n");
    }

    @Test
    void should_wait_until_the_master_knows_the_node() {
        unhealthyAnswers = 2;

        var made = type(0, "create", "--swarm", "--swarm-master", DISCOVERY, "mhs-demo0");

        assertThat(unhealthyAnswers).isZero();
        assertThat(made.printed()).doesNotContain("not in the cluster yet");
    }

    @Test
    void should_not_wait_for_a_node_whose_agent_does_not_reach_the_discovery() {
        unhealthyAnswers = Integer.MAX_VALUE;
        agentCutOff = true;

        var made = type(0, "create", "--swarm", "--swarm-master", DISCOVERY, "mhs-demo0");

        assertThat(made.printed())
                .contains(
                        "mhs-demo0 is not in the cluster yet",
                        "consul://192.168.99.100:8500",
                        "docker logs swarm-agent")
                .contains("Docker is up and running!");
    }

    @Test
    void should_wait_for_nobody_when_there_is_no_master() {
        unhealthyAnswers = Integer.MAX_VALUE;

        type(0, "create", "--swarm", DISCOVERY, "mhs-demo1");

        assertThat(scripts).noneMatch(it -> it.contains("/info"));
    }

    @Test
    void should_wait_for_all_nodes_after_a_return() throws Exception {
        type(0, "create", "--swarm", "--swarm-master", DISCOVERY, "mhs-demo0");
        type(0, "create", "--swarm", DISCOVERY, "mhs-demo1");
        unhealthyAnswers = 3;

        dockerMachine().gather();

        assertThat(unhealthyAnswers).isZero();
    }

    @Test
    void should_tell_nodes_from_the_lines_about_them() {
        var info = """
                {"SystemStatus": [["Role", "primary"], ["Nodes", "2"],
                  [" mhs-demo0", "192.168.99.101:2376"], ["  └ ID", "A:B|192.168.99.101:2376"], ["  └ Status", "Healthy"],
                  [" (unknown)", "192.168.99.102:2376"], ["  └ Status", "Pending"], ["  └ Error", "Status"]]}""";

        assertThat(SwarmGathering.healthy(info)).containsExactly("192.168.99.101:2376");
        assertThat(SwarmGathering.healthy("{}")).isEmpty();
        assertThat(SwarmGathering.healthy("<html>")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --swarm-discovery=consul --swarm | Error parsing swarm discovery: Swarm Discovery URL was in the wrong format: consul
            --swarm-host=3376                | Error creating machine: There was an error parsing the url: 3376 (--swarm-host is tcp://ADDRESS:PORT)
            """)
    void should_refuse_what_cannot_be_read_and_make_nothing(String options, String complaint) {
        var words = ("create " + options + " n0").split(" ");

        assertThat(type(1, words).complained()).isEqualTo(complaint + "\n");
        assertThat(driver.list()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void should_ask_for_a_discovery_in_the_learners_language(Language reader) {
        language = reader;

        assertThat(type(1, "create", "--swarm", "--swarm-master", "n0").complained())
                .startsWith("Error creating machine: ")
                .contains("consul://$(docker-machine ip mh-keystore):8500");
        assertThat(driver.list()).hasSize(1);
    }

    private List<String> containers() {
        return scripts.stream()
                .filter(it -> it.startsWith("docker run "))
                .map(it -> it.replace("'", ""))
                .toList();
    }
}
