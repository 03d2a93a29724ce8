package dev.overlaylab.labs.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overlaylab.labs.driver.Progress;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Engines in Swarm mode whose machines are started again know each other's containers at once. */
@Tag("machines")
@EnabledIfSystemProperty(named = "soak", matches = ".*", disabledReason = "a minute or two")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NamespaceSwarmReturnTest {
    /** What the engines need by themselves is a minute and more. */
    private static final Duration AT_ONCE = Duration.ofSeconds(10);

    private static final String ASK = "docker $(docker-machine config host2) exec client ping -c 1 -W 1 till"
            + " && docker exec till1 ping -c 1 -W 1 client && echo both-found";

    private TypingLearner learner;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        learner = new TypingLearner(folder);
        learner.type("docker-machine create -d virtualbox host1");
        learner.type("docker-machine create -d virtualbox host2");
        learner.type("eval \"$(docker-machine env host1)\"");
        learner.type("docker swarm init --advertise-addr eth1");
        learner.type("docker $(docker-machine config host2) swarm join --advertise-addr eth1"
                + " --token $(docker swarm join-token -q worker) $(docker-machine ip host1):2377");
        learner.type("docker network create --driver overlay --attachable front");
        learner.type("docker $(docker-machine config host2) run -itd --name=client --net=front busybox");
        learner.type("docker run -itd --name=till1 --net=front --network-alias=till busybox");
        awaitNames();
    }

    @AfterAll
    void remove() {
        if (learner != null) {
            learner.close();
        }
    }

    @Test
    void should_know_all_names_after_every_return_to_a_saved_moment() throws Exception {
        // given
        var moments = learner.cluster().checkpoints(1L << 30).orElseThrow();
        moments.save("both", false, Progress.NONE);

        for (int round = 0; round < 3; round++) {
            // when
            moments.restore("both", Progress.NONE);

            // then
            assertThat(awaitNames()).isLessThan(AT_ONCE);
        }
    }

    @Test
    void should_know_all_names_after_a_rest() throws Exception {
        learner.cluster().suspend(Progress.NONE);
        learner.cluster().resume(Progress.NONE);

        assertThat(awaitNames()).isLessThan(AT_ONCE);
    }

    private Duration awaitNames() throws Exception {
        return learner.await(Duration.ofMinutes(2), ASK, "both-found");
    }
}
