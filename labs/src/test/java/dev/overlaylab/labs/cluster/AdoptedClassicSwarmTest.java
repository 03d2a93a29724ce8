package dev.overlaylab.labs.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overlaylab.labs.driver.SomebodysHosts;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The walkthroughs' commands for classic Swarm on hosts that are somebody's, who gets them back as they were. */
@Tag("machines")
@EnabledIfSystemProperty(
        named = "soak",
        matches = ".*",
        disabledReason = "a minute, and the image swarm is made for it")
class AdoptedClassicSwarmTest {
    private static final List<String> MACHINES = List.of("mh-keystore", "mhs-demo0", "mhs-demo1");

    @TempDir
    Path folder;

    @Test
    void should_have_a_cluster_there_and_leave_nothing_of_it() throws Exception {
        try (var hosts = SomebodysHosts.started(folder.resolve("elsewhere"), 3)) {
            // given
            var before = new HashMap<String, String>();
            for (var name : hosts.names()) {
                before.put(name, hosts.state(name));
            }
            assertThat(before.get("srv1")).contains("progrium/consul").doesNotContain("swarm:latest");

            try (var learner = TypingLearner.on(hosts.adopted(true), folder)) {
                // when
                learner.type("docker-machine create -d virtualbox mh-keystore");
                learner.type("docker $(docker-machine config mh-keystore) run -d -p \"8500:8500\" -h \"consul\""
                        + " progrium/consul -server -bootstrap");
                var master = learner.type(create("--swarm-master", "mhs-demo0"));
                learner.type(create("", "mhs-demo1"));

                // then
                assertThat(master).contains("    docker import - swarm:latest\n", "    docker run -d --restart=always");
                assertThat(learner.type("docker-machine ls"))
                        .containsPattern("mhs-demo0 .*mhs-demo0 \\(master\\)")
                        .containsPattern("mhs-demo1 .*:2376 +mhs-demo0 ");
                learner.type("eval $(docker-machine env --swarm mhs-demo0)");
                assertThat(learner.type("docker info 2>/dev/null")).contains("Role: primary", "Nodes: 2");
                learner.type("docker network create -d overlay my-net");
                learner.type("docker run -itd --name=web --net=my-net --env=\"constraint:node==mhs-demo0\" nginx");
                assertThat(learner.type("docker ps --format '{{.Names}}'")).contains("mhs-demo0/web");
                assertThat(hosts.state("srv2")).contains("swarm:latest", "swarm-agent-master", "web", "my-net");

                // when
                learner.type("docker rm -f web");
                learner.type("docker network rm my-net");
                for (var machine : MACHINES) {
                    learner.type("docker-machine rm -y " + machine);
                }
            }

            // then
            for (var name : hosts.names()) {
                assertThat(hosts.state(name)).as(name).isEqualTo(before.get(name));
            }
        }
    }

    private static String create(String master, String name) {
        return """
                docker-machine create -d virtualbox --swarm %s \\
                 --swarm-discovery="consul://$(docker-machine ip mh-keystore):8500" \\
                 --engine-opt="cluster-store=consul://$(docker-machine ip mh-keystore):8500" \\
                 --engine-opt="cluster-advertise=eth1:2376" \\
                 %s""".formatted(master, name);
    }
}
