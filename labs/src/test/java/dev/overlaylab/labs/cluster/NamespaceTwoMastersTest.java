package dev.overlaylab.labs.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
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

/** Two masters of one cluster; one is killed, then its whole machine, and both come back. */
@Tag("machines")
@EnabledIfSystemProperty(
        named = "soak",
        matches = ".*",
        disabledReason = "two minutes, and the image swarm is made for it")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class NamespaceTwoMastersTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String ZERO = "docker $(docker-machine config --swarm mhs-demo0) ";
    private static final String ONE = "docker $(docker-machine config --swarm mhs-demo1) ";
    private static final String INFO = "info 2>&1";

    private TypingLearner learner;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        learner = new TypingLearner(folder);
        learner.type("docker-machine create -d virtualbox mh-keystore");
        learner.type("docker $(docker-machine config mh-keystore) run -d -p 8500:8500 -h consul"
                + " progrium/consul -server -bootstrap");
        for (var name : new String[] {"mhs-demo0", "mhs-demo1"}) {
            learner.type("docker-machine create -d virtualbox --swarm --swarm-master --swarm-opt replication"
                    + " --swarm-opt engine-refresh-min-interval=1s --swarm-opt engine-refresh-max-interval=2s"
                    + " --swarm-discovery=consul://$(docker-machine ip mh-keystore):8500 " + name);
        }
    }

    @AfterAll
    void remove() {
        if (learner != null) {
            learner.close();
        }
    }

    @Test
    @Order(1)
    void should_agree_on_who_leads() throws Exception {
        learner.await(SOON, ZERO + INFO, "Role: primary", "Nodes: 2");
        learner.await(SOON, ONE + INFO, "Role: replica", "Primary: 192.168.99.101:3376", "Nodes: 2");
    }

    @Test
    @Order(2)
    void should_hand_on_to_the_leader_what_the_replica_is_asked() throws Exception {
        learner.type(ONE + "run -d --name zero -e constraint:node==mhs-demo0 busybox sleep 3600");
        learner.type(ONE + "run -d --name one -e constraint:node==mhs-demo1 busybox sleep 3600");

        assertThat(learner.type(ZERO + "ps --format '{{.Names}}'").lines()).contains("mhs-demo0/zero", "mhs-demo1/one");
        assertThat(learner.type(ONE + "run -it --rm busybox echo through the replica"))
                .isEqualTo("through the replica\n");
        assertThat(learner.type("echo typed | " + ONE + "exec -i zero cat")).isEqualTo("typed\n");
    }

    @Test
    @Order(3)
    void should_have_the_replica_lead_when_the_leader_is_killed() throws Exception {
        learner.type("docker $(docker-machine config mhs-demo0) kill --signal KILL swarm-agent-master");

        var vacant = learner.await(SOON, ONE + INFO, "Role: primary");

        System.out.println("led again after " + vacant.toMillis() + " ms");
        // Its time to live is 20 seconds; asking takes a moment too.
        assertThat(vacant).isLessThan(Duration.ofSeconds(30));
        assertThat(learner.type(ONE + "ps --format '{{.Names}}'").lines()).contains("mhs-demo0/zero", "mhs-demo1/one");
        assertThat(learner.type(ONE + "run --rm busybox echo placed")).isEqualTo("placed\n");
    }

    @Test
    @Order(4)
    void should_take_the_old_leader_back_as_a_replica() throws Exception {
        learner.type("docker $(docker-machine config mhs-demo0) start swarm-agent-master");

        learner.await(SOON, ZERO + INFO, "Role: replica", "Primary: 192.168.99.102:3376", "Nodes: 2");
        learner.await(SOON, ZERO + "ps --format '{{.Names}}'", "mhs-demo0/zero", "mhs-demo1/one");
    }

    @Test
    @Order(5)
    void should_go_on_without_a_machine_that_is_lost() throws Exception {
        learner.type("docker-machine kill mhs-demo0");
        learner.await(Duration.ofMinutes(2), ONE + INFO, "Status: Unhealthy", "Status: Healthy");

        assertThat(learner.type(ONE + INFO)).contains("Error: ", "Role: primary");
        assertThat(learner.type(ONE + "ps --format '{{.Names}}'")).isEqualTo("mhs-demo1/one\n");
        assertThat(learner.type(ONE + "ps -a --format '{{.Names}} {{.Status}}'"))
                .contains("mhs-demo0/zero Host Down");
        for (int time = 0; time < 3; time++) {
            assertThat(learner.type(ONE + "run --rm busybox hostname")).isNotBlank();
        }
        assertThat(learner.type(125, ONE + "run --rm -e constraint:node==mhs-demo0 busybox true"))
                .contains("Unable to find a node that satisfies the following conditions", "[node==mhs-demo0]");
        assertThat(learner.type(1, ONE + "exec zero true"))
                .contains("Container zero running on unhealthy node mhs-demo0");
    }

    @Test
    @Order(6)
    void should_use_the_machine_again_when_it_is_back() throws Exception {
        learner.type("docker-machine start mhs-demo0");

        learner.await(SOON, ZERO + INFO, "Role: replica", "Nodes: 2");
        learner.await(SOON, ONE + "ps -a --format '{{.Names}} {{.Status}}'", "mhs-demo0/zero Exited");
        learner.type(ONE + "start zero");
        assertThat(learner.type(ONE + "ps --format '{{.Names}}'").lines()).contains("mhs-demo0/zero");
        assertThat(learner.type(ONE + "run --rm -e constraint:node==mhs-demo0 busybox echo back"))
                .isEqualTo("back\n");
    }

    @Test
    @Order(7)
    void should_not_be_held_up_by_an_engine_that_hangs() throws Exception {
        learner.type("docker-machine ssh mhs-demo0 'sudo kill -STOP $(pidof dockerd)'");
        learner.await(Duration.ofMinutes(2), ONE + INFO, "Status: Unhealthy", "Status: Healthy");

        assertThat(learner.type(ONE + "ps --format '{{.Names}}'")).isEqualTo("mhs-demo1/one\n");
        assertThat(learner.type(ONE + "run --rm busybox echo goes on")).isEqualTo("goes on\n");

        learner.type("docker-machine ssh mhs-demo0 'sudo kill -CONT $(pidof dockerd)'");
        learner.await(SOON, ONE + "ps --format '{{.Names}}'", "mhs-demo0/zero");
    }

    @Test
    @Order(8)
    void should_use_the_image_that_the_learner_brought() throws Exception {
        assertThat(learner.type(
                        1,
                        "docker-machine create -d virtualbox --swarm --swarm-image=my/own:1"
                                + " --swarm-discovery=consul://$(docker-machine ip mh-keystore):8500 mhs-demo2 2>&1"))
                .contains("has an image my/own:1, and mhs-demo2 could not pull it", "--swarm-image");
        learner.type("docker $(docker-machine config mhs-demo1) tag swarm my/own:1");

        learner.type("docker-machine create -d virtualbox --swarm --swarm-image=my/own:1"
                + " --swarm-discovery=consul://$(docker-machine ip mh-keystore):8500 mhs-demo2");

        assertThat(learner.type(
                        "docker $(docker-machine config mhs-demo2) ps --format '{{.Image}} {{.Command}} {{.Names}}'"))
                .isEqualTo("my/own:1 \"/swarm join --adver…\" swarm-agent\n");
        learner.await(SOON, ONE + INFO, "Nodes: 3", " mhs-demo2: ");
    }
}
