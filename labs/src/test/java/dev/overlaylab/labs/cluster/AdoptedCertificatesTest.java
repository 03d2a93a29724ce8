package dev.overlaylab.labs.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overlaylab.labs.driver.SomebodysHosts;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Certificates of engines that are somebody's; on machines of one's own the drills of troubleshooting show it. */
@Tag("machines")
@EnabledIfSystemProperty(named = "soak", matches = ".*", disabledReason = "a minute")
class AdoptedCertificatesTest {
    private static final String SPOILED = """
            docker-machine ssh mh-keystore "cd /etc/docker/overlaylab && sudo openssl req -x509 -newkey rsa:2048 -nodes \
             -days 3 -subj /O=another -keyout server-key.pem -out server.pem 2> /dev/null && sudo service docker restart"
            """;

    @TempDir
    Path folder;

    @Test
    void should_make_a_certificate_anew_where_the_lab_keeps_it() throws Exception {
        try (var hosts = SomebodysHosts.started(folder.resolve("elsewhere"), 3)) {
            // given
            var before = Map.of("srv1", hosts.state("srv1"));
            try (var learner = TypingLearner.on(hosts.adopted(true), folder)) {
                learner.type("docker-machine create -d virtualbox mh-keystore");
                learner.type(SPOILED.strip());
                assertThat(learner.type(1, "docker $(docker-machine config mh-keystore) version 2>&1"))
                        .contains("x509: ");

                // when
                var said = learner.type("docker-machine regenerate-certs -f mh-keystore");

                // then
                assertThat(said).contains("Regenerating TLS certificates");
                assertThat(learner.type("docker $(docker-machine config mh-keystore) version"))
                        .contains("Server:");
                learner.type("docker-machine rm -y mh-keystore");
            }
            assertThat(hosts.state("srv1")).isEqualTo(before.get("srv1"));
        }
    }
}
