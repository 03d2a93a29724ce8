package dev.overlaylab.labs.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.overlaylab.checkers.machine.ssh.SshDoor;
import dev.overlaylab.i18n.Problem;
import dev.overlaylab.labs.driver.MachineSpec.MachineFile;
import dev.overlaylab.labs.driver.MachineSpec.Role;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Somebody's host whose engine is a service of systemd with sockets on its command line, as packages install it. */
@Tag("machines")
@EnabledIfSystemProperty(named = "soak", matches = ".*")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SystemdHostTest {
    private static final String OWN = "{\"debug\": true, \"labels\": [\"owner=somebody\"]}\n";
    private static final String ASKED =
            "{\"hosts\": [\"unix:///var/run/docker.sock\", \"tcp://127.0.0.1:12376\"], \"labels\": [\"asked=for\"]}";
    private static final String STATE = """
            cat /etc/docker/daemon.json
            ls /etc/systemd/system/docker.service.d /etc/docker
            systemctl show -p ExecStart --value docker | sed 's/.*argv/argv/; s/ ; .*//'
            docker info --format '{{.Labels}}'
            """;

    private SomebodysHosts hosts;

    @TempDir
    Path folder;

    @BeforeAll
    void startHost(@TempDir Path elsewhere) throws Exception {
        hosts = SomebodysHosts.virtual(elsewhere);
        hosts.run("srv1", """
                echo '%s' > /etc/docker/daemon.json
                mkdir -p /etc/systemd/system/docker.service.d
                start='/usr/sbin/dockerd -H unix:///var/run/docker.sock --containerd=/run/containerd/containerd.sock'
                printf '[Service]\\nExecStart=\\nExecStart=%%s\\n' "$start" > /etc/systemd/system/docker.service.d/override.conf
                systemctl daemon-reload
                systemctl restart docker
                """.formatted(OWN.strip()));
    }

    @AfterAll
    void removeHost() {
        if (hosts != null) {
            hosts.close();
        }
    }

    @Test
    void should_take_the_sockets_off_the_command_line_and_put_everything_back() throws Exception {
        // given
        hosts.adopted(true).write(folder);
        var driver = new SshDriver(folder, new SshDoor(Duration.ofSeconds(30)));
        var before = hosts.run("srv1", STATE);
        assertThat(before).contains("-H unix:///var/run/docker.sock", "owner=somebody");

        // when
        var changes = driver.changes(engine(driver, ASKED)).orElseThrow();
        driver.create(engine(driver, ASKED), Progress.NONE);

        // then
        assertThat(changes.commands())
                .contains("systemctl daemon-reload", "systemctl restart docker")
                .anyMatch(it -> it.startsWith("ExecStart=/usr/sbin/dockerd"))
                .noneMatch(it -> it.startsWith("ExecStart=") && it.contains("-H"));
        assertThat(hosts.run("srv1", STATE + "docker -H tcp://127.0.0.1:12376 version --format '{{.Server.Os}}'"))
                .contains("asked=for", "owner=somebody", "zz-overlaylab.conf", "linux\n");

        // when
        driver.remove("srv1");

        // then
        assertThat(hosts.run("srv1", STATE)).isEqualTo(before);

        // when / then: settings that the engine does not take
        assertThatThrownBy(() -> driver.create(engine(driver, "{\"no-such-setting\": true}"), Progress.NONE))
                .isInstanceOf(Problem.class)
                .hasMessageStartingWith("problem.ssh.engine-refused")
                .hasMessageContaining("no-such-setting");
        assertThat(hosts.run("srv1", STATE)).isEqualTo(before);
    }

    private static MachineSpec engine(SshDriver driver, String settings) {
        return new MachineSpec(
                "srv1",
                Role.ENGINE,
                driver.addressFor("srv1", "192.168.99.200"),
                768,
                List.of(new MachineFile("/etc/docker/daemon.json", settings, 0644)));
    }
}
