package dev.overlaylab.labs.driver.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.overlaylab.i18n.Problem;
import dev.overlaylab.labs.driver.MachineSpec;
import dev.overlaylab.labs.driver.MachineSpec.MachineFile;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What has to be done at an engine, from what it is like now. */
class PlanTest {
    private static final String ASKED = """
            {"hosts": ["unix:///var/run/docker.sock", "tcp://0.0.0.0:2376"], "tlsverify": true,
             "tlscacert": "/etc/docker/ca.pem", "labels": ["provider=x"], "cluster-store": "consul://a:8500"}
            """;

    private static Plan plan(String looked) {
        var files = List.of(
                new MachineFile("/etc/docker/daemon.json", ASKED, 0644),
                new MachineFile("/etc/docker/ca.pem", "CERT", 0644));
        return Plan.of("srv1", looked, new MachineSpec("demo0", MachineSpec.Role.ENGINE, "10.0.0.1", 512, files));
    }

    @Test
    void should_keep_what_the_owner_wrote_and_join_lists() throws Exception {
        // when
        var plan = plan("""
                systemd=no
                running=0
                live=false
                settings:
                {"labels": ["rack=1", "provider=x"], "data-root": "/data", "hosts": ["unix:///var/run/docker.sock"]}
                """);

        // then
        assertThat(new ObjectMapper().readTree(plan.settings())).isEqualTo(new ObjectMapper().readTree("""
                        {"labels": ["rack=1", "provider=x"], "data-root": "/data",
                         "hosts": ["unix:///var/run/docker.sock", "tcp://0.0.0.0:2376"], "tlsverify": true,
                         "tlscacert": "/etc/docker/overlaylab/ca.pem", "cluster-store": "consul://a:8500"}
                        """));
        assertThat(plan.commands()).last().isEqualTo("service docker restart");
        assertThat(plan.input()).isEqualTo("== ca.pem\nCERT\n");
    }

    @Test
    void should_take_sockets_from_the_command_line_of_systemd() {
        // when
        var plan = plan("""
                systemd=yes
                start=/usr/bin/dockerd -H fd:// --host=tcp://127.0.0.1:1 --containerd=/run/containerd/containerd.sock
                running=3
                live=false
                settings:
                """);

        // then
        assertThat(plan.start()).isEqualTo("/usr/bin/dockerd --containerd=/run/containerd/containerd.sock");
        assertThat(plan.commands())
                .contains("ExecStart=" + plan.start(), "systemctl daemon-reload")
                .last()
                .isEqualTo("systemctl restart docker");
        assertThat(plan.runningContainers()).isEqualTo(3);
        assertThat(plan("systemd=yes\nstart=/usr/bin/dockerd\nrunning=3\nlive=true\nsettings:\n")
                        .runningContainers())
                .isZero();
        assertThat(plan("systemd=yes\nstart=/usr/bin/dockerd\nsettings:\n").start())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "nonsense", "{} trailing"})
    void should_leave_settings_alone_that_nobody_understands(String own) {
        assertThatThrownBy(() -> plan("systemd=no\nsettings:\n" + own + "\n"))
                .isInstanceOf(Problem.class)
                .hasMessageStartingWith("problem.ssh.daemon-json")
                .hasMessageContaining("srv1");
    }

    @Test
    void should_quote_whatever_goes_into_the_script() {
        // when
        var script = HostScripts.of("give-back.sh", "token", "it's; rm -rf /");

        // then
        assertThat(script).contains("token='it'\\''s; rm -rf /'\n");
    }
}
