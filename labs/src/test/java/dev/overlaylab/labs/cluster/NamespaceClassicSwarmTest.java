package dev.overlaylab.labs.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overlaylab.labs.driver.Progress;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The walkthroughs' commands for classic Swarm, typed as printed on machines of the namespace driver. */
@Tag("machines")
@EnabledIfSystemProperty(
        named = "soak",
        matches = ".*",
        disabledReason = "a minute, and the image swarm is made for it")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class NamespaceClassicSwarmTest {
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);

    private TypingLearner learner;

    @BeforeAll
    void start(@TempDir Path folder) {
        learner = new TypingLearner(folder);
    }

    @AfterAll
    void remove() {
        if (learner != null) {
            learner.close();
        }
    }

    @Test
    @Order(1)
    void should_make_a_cluster_that_is_managed_on_one_machine() throws Exception {
        type("docker-machine create -d virtualbox mh-keystore");
        type(
                "docker $(docker-machine config mh-keystore) run -d -p \"8500:8500\" -h \"consul\" progrium/consul -server -bootstrap");
        type("""
                docker-machine create \\
                 -d virtualbox \\
                 --swarm --swarm-master \\
                 --swarm-discovery="consul://$(docker-machine ip mh-keystore):8500" \\
                 --engine-opt="cluster-store=consul://$(docker-machine ip mh-keystore):8500" \\
                 --engine-opt="cluster-advertise=eth1:2376" \\
                 mhs-demo0""");
        type("""
                docker-machine create -d virtualbox \\
                 --swarm \\
                 --swarm-discovery="consul://$(docker-machine ip mh-keystore):8500" \\
                 --engine-opt="cluster-store=consul://$(docker-machine ip mh-keystore):8500" \\
                 --engine-opt="cluster-advertise=eth1:2376" \\
                 mhs-demo1""");

        assertThat(type("docker-machine ls"))
                .containsPattern("mhs-demo0 .*192.168.99.101:2376 +mhs-demo0 \\(master\\) +v20")
                .containsPattern("mhs-demo1 .*192.168.99.102:2376 +mhs-demo0 +v20");
        assertThat(type("docker $(docker-machine config mhs-demo0) ps --format '{{.Names}} {{.Command}}'"))
                .contains("swarm-agent-master \"/swarm manage --tls…\"", "swarm-agent \"/swarm join --adver…\"");
        assertThat(type("docker $(docker-machine config mhs-demo1) ps --format '{{.Names}}'"))
                .isEqualTo("swarm-agent\n");
    }

    @Test
    @Order(2)
    void should_show_both_nodes_to_the_learners_client() throws Exception {
        type("eval $(docker-machine env --swarm mhs-demo0)");

        awaitNodes();
        assertThat(type("docker info 2>/dev/null"))
                .contains(
                        "Role: primary", "Strategy: spread", "Filters: health, port, dependency, affinity, constraint")
                .contains(" mhs-demo0: 192.168.99.101:2376", " mhs-demo1: 192.168.99.102:2376", "Status: Healthy");
    }

    @Test
    @Order(2)
    void should_take_its_classes_from_the_archive_that_was_made_with_the_image() throws Exception {
        // With -Xshare:on an archive that does not fit its jars, or is not there, is an error.
        assertThat(type(
                        "docker $(docker-machine config mhs-demo0) exec swarm-agent-master sh -c '/opt/java/bin/java -Xshare:on"
                                + " -XX:SharedArchiveFile=/opt/swarm/swarm.jsa -XX:+UseSerialGC -cp $(grep -o /opt/swarm/swarm.jar[a-z:/.-]* /swarm)"
                                + " dev.overlaylab.labs.classicswarm.Swarm --version'"))
                .startsWith("swarm/");
    }

    @Test
    @Order(3)
    void should_place_containers_on_one_overlay_network() throws Exception {
        type("docker network create --driver overlay --subnet=10.0.9.0/24 my-net");
        type("docker run -itd --name=web --net=my-net --env=\"constraint:node==mhs-demo0\" nginx");

        assertThat(type("docker ps --format '{{.Names}}'")).contains("mhs-demo0/web");
        assertThat(
                        type(
                                "docker run -it --rm --net=my-net --env=\"constraint:node==mhs-demo1\" busybox wget -O- http://web"))
                .contains("Welcome to nginx!");
        assertThat(type("docker network ls --format '{{.Name}}'")).contains("mhs-demo1/bridge", "my-net");
    }

    @Test
    @Order(4)
    void should_say_what_cannot_be_placed() throws Exception {
        assertThat(type(125, "docker run --rm -e constraint:node==nowhere busybox true"))
                .contains("Unable to find a node that satisfies the following conditions", "[node==nowhere");
    }

    @Test
    @Order(4)
    void should_spread_the_services_of_a_compose_file() throws Exception {
        type("""
                mkdir -p ~/pinging && cat > ~/pinging/docker-compose.yml <<'END'
                version: "2"
                services:
                  container1:
                    image: busybox
                    container_name: container1
                    environment: ["constraint:node==/demo0/"]
                    command: tail -f /dev/null
                  container2:
                    image: busybox
                    container_name: container2
                    environment: ["constraint:node==/demo1/"]
                    command: tail -f /dev/null
                END""");
        type("cd ~/pinging && docker-compose up -d");

        assertThat(type("docker ps --format '{{.Names}}'").lines())
                .contains("mhs-demo0/container1", "mhs-demo1/container2");
        assertThat(type("docker exec -it container1 ping container2 -c4")).contains(" 0% packet loss");
        assertThat(type("docker exec -it container2 ping container1 -c4")).contains(" 0% packet loss");
        assertThat(type("docker-compose ps")).contains("container1", "container2", "Up");
        type("docker-compose down && cd");
        assertThat(type("docker ps -a --format '{{.Names}}'")).doesNotContain("container1", "container2");
    }

    @Test
    @Order(5)
    void should_be_there_again_after_a_machine_was_stopped_and_started() throws Exception {
        type("docker-machine stop mhs-demo0");
        type("docker-machine start mhs-demo0");

        awaitNodes();
        assertThat(type("docker $(docker-machine config mhs-demo0) ps --format '{{.Names}}'"))
                .contains("swarm-agent-master", "swarm-agent");
    }

    @Test
    @Order(6)
    void should_be_there_again_after_a_return_to_a_saved_moment() throws Exception {
        type("docker start web");
        var moments = learner.cluster().checkpoints(1L << 30).orElseThrow();
        moments.save("swarm", false, Progress.NONE);
        type("docker rm -f web");

        moments.restore("swarm", Progress.NONE);

        awaitNodes();
        assertThat(type("docker ps --format '{{.Names}}'")).contains("mhs-demo0/web");
        assertThat(type("docker-machine ls --filter name=demo0")).contains("mhs-demo0 (master)");
    }

    @Test
    @Order(7)
    void should_be_there_again_after_a_rest() throws Exception {
        learner.cluster().suspend(Progress.NONE);
        learner.cluster().resume(Progress.NONE);

        awaitNodes();
        assertThat(type("docker exec web cat /etc/hostname")).isNotBlank();
    }

    private void awaitNodes() throws Exception {
        var end = System.nanoTime() + PATIENCE;
        var info = "";
        while (info.split("Status: Healthy", -1).length != 3) {
            assertThat(System.nanoTime()).as("two healthy nodes in: %s", info).isLessThan(end);
            info = learner.printed("docker info 2>&1").text();
        }
    }

    private String type(String line) throws Exception {
        return learner.type(line);
    }

    private String type(int expectedStatus, String line) throws Exception {
        return learner.type(expectedStatus, line);
    }
}
