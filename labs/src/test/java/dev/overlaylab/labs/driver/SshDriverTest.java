package dev.overlaylab.labs.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.overlaylab.checkers.machine.ssh.SshDoor;
import dev.overlaylab.i18n.Problem;
import dev.overlaylab.labs.driver.MachineRecord.State;
import dev.overlaylab.labs.driver.MachineSpec.MachineFile;
import dev.overlaylab.labs.driver.MachineSpec.Role;
import dev.overlaylab.labs.driver.process.Deadline;
import dev.overlaylab.labs.driver.ssh.AdoptedHosts;
import dev.overlaylab.labs.fault.Fault;
import dev.overlaylab.labs.fault.Faults;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Somebody's hosts are shown what will happen, are used, and are as they were afterwards. */
@Tag("machines")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SshDriverTest {
    private static final String ASKED = """
            {"hosts": ["unix:///var/run/docker.sock", "tcp://127.0.0.1:12376"], "labels": ["asked=for"],
             "tlscacert": "/etc/docker/ca.pem"}
            """;

    @TempDir
    Path folder;

    private SomebodysHosts hosts;
    private Path lab;
    private SshDriver driver;

    @BeforeAll
    void startHosts(@TempDir Path elsewhere) throws Exception {
        hosts = SomebodysHosts.started(elsewhere, 2);
    }

    @AfterAll
    void removeHosts() {
        if (hosts != null) {
            hosts.close();
        }
    }

    @BeforeEach
    void adopt() {
        lab = folder.resolve("lab");
        hosts.adopted(true).write(lab);
        driver = driver(lab);
    }

    @AfterEach
    void giveBack() {
        driver.list().forEach(it -> driver.remove(it.name()));
    }

    private static SshDriver driver(Path labDirectory) {
        return new SshDriver(labDirectory, new SshDoor(Duration.ofSeconds(15)));
    }

    private MachineSpec engine(String name, String settings) {
        return new MachineSpec(
                name,
                Role.ENGINE,
                driver.addressFor(name, "192.168.99.200"),
                768,
                List.of(
                        new MachineFile("/etc/docker/daemon.json", settings, 0644),
                        new MachineFile("/etc/docker/ca.pem", "a certificate\n", 0644)));
    }

    private State stateOf(String name) {
        return driver.list().stream()
                .filter(it -> it.name().equals(name))
                .findFirst()
                .orElseThrow()
                .state();
    }

    @Test
    void should_show_the_commands_first_and_change_nothing_by_that() throws Exception {
        // given
        hosts.adopted(false).write(lab);
        var before = hosts.state("srv1");

        // when
        var changes = driver.changes(engine("one", ASKED)).orElseThrow();

        // then
        assertThat(changes.host()).isEqualTo("srv1");
        assertThat(changes.agreed()).isFalse();
        assertThat(changes.runningContainers()).isZero();
        assertThat(String.join("\n", changes.commands()))
                .contains(
                        "/etc/docker/daemon.json",
                        "\"asked=for\"",
                        "\"owner=somebody\"",
                        "/etc/docker/overlaylab/ca.pem",
                        "service docker restart");
        assertThat(hosts.state("srv1")).isEqualTo(before);
        assertThat(driver.list()).isEmpty();
    }

    @Test
    void should_join_its_settings_to_those_of_the_owner_and_put_them_back() throws Exception {
        // given
        var before = hosts.state("srv1");

        // when
        driver.create(engine("one", ASKED), Progress.NONE);

        // then
        assertThat(hosts.run(
                        "srv1", "docker info --format '{{.Labels}} {{.Debug}}'; cat /etc/docker/overlaylab/ca.pem"))
                .contains("owner=somebody", "asked=for", "] true\na certificate\n");
        assertThat(hosts.run("srv1", "stat -c %a /etc/docker/overlaylab")).isEqualTo("700\n");

        // when
        driver.remove("one");

        // then
        assertThat(hosts.state("srv1")).isEqualTo(before);
    }

    @Test
    void should_take_away_what_carries_the_labs_label_and_nothing_else() throws Exception {
        // given
        var label = "--label " + driver.label().orElseThrow();
        driver.create(engine("one", ASKED), Progress.NONE);
        hosts.run("srv1", """
                docker run -d --name theirs busybox sleep 1000
                docker network create their-net
                docker volume create their-volume
                docker run -d --name ours %1$s busybox sleep 1000
                docker network create %1$s our-net
                docker volume create %1$s our-volume
                """.formatted(label));
        assertThat(hosts.state("srv1")).contains("ours", "our-net", "our-volume");

        // when
        driver.remove("one");

        // then
        assertThat(hosts.state("srv1"))
                .contains("theirs", "their-net", "their-volume")
                .doesNotContain("ours")
                .doesNotContain("our-net")
                .doesNotContain("our-volume");
        hosts.run("srv1", "docker rm -f theirs; docker network rm their-net; docker volume rm their-volume");
    }

    @Test
    void should_take_its_faults_away_from_a_host_that_it_gives_back() throws Exception {
        // given
        var trouble = "iptables -w -t mangle -S; ip link show dev eth1 | head -n 1; ls -d /run/overlaylab-faults";
        var before = hosts.run("srv1", trouble);
        driver.create(engine("one", ASKED), Progress.NONE);
        try (var connection = hosts.open("srv1")) {
            var faults = new Faults(it -> connection, Map.of("one", hosts.inner("srv1")));
            faults.begin(Fault.block("one", 7946));
            faults.begin(Fault.mtu("one", 1300));
            assertThat(faults.list()).hasSize(2);
        }
        assertThat(hosts.run("srv1", trouble)).contains("OLF-IN-block-7946", "mtu 1300");

        // when
        driver.remove("one");

        // then
        assertThat(hosts.run("srv1", trouble)).isEqualTo(before);
    }

    @Test
    void should_say_how_many_containers_of_the_owner_a_restart_stops() throws Exception {
        // given
        hosts.run("srv1", "docker run -d --name theirs busybox sleep 1000");

        // when
        var changes = driver.changes(engine("one", ASKED)).orElseThrow();
        hosts.run("srv1", "docker rm -f theirs");

        // then
        assertThat(changes.runningContainers()).isEqualTo(1);
    }

    @Test
    void should_put_the_settings_back_when_the_engine_does_not_take_them() throws Exception {
        // given
        var before = hosts.state("srv1");

        // when / then
        assertThatThrownBy(() -> driver.create(engine("one", "{\"no-such-setting\": true}"), Progress.NONE))
                .isInstanceOf(Problem.class)
                .hasMessageStartingWith("problem.ssh.engine-refused")
                .hasMessageContaining("no-such-setting");
        assertThat(hosts.state("srv1")).isEqualTo(before);
        assertThat(driver.list()).isEmpty();
    }

    @Test
    void should_leave_settings_alone_that_somebody_changed_meanwhile() throws Exception {
        // given
        driver.create(engine("one", ASKED), Progress.NONE);
        hosts.run("srv1", "echo '{\"hosts\": [\"unix:///var/run/docker.sock\"]}' > /etc/docker/daemon.json");

        // when / then
        assertThatThrownBy(() -> driver.remove("one"))
                .isInstanceOf(Problem.class)
                .hasMessageStartingWith("problem.ssh.settings-changed");
        assertThat(driver.list()).isEmpty();
        assertThat(hosts.run("srv1", "cat /etc/docker/daemon.json /etc/docker/overlaylab/daemon.json.before"))
                .isEqualTo("{\"hosts\": [\"unix:///var/run/docker.sock\"]}\n" + SomebodysHosts.SETTINGS);

        // tidy as the message says
        hosts.run("srv1", """
                cp /etc/docker/overlaylab/daemon.json.before /etc/docker/daemon.json
                rm -r /etc/docker/overlaylab
                service docker restart
                """);
    }

    @Test
    void should_not_touch_an_engine_that_another_lab_uses() throws Exception {
        // given
        driver.create(engine("one", ASKED), Progress.NONE);
        var other = folder.resolve("other");
        new AdoptedHosts("other-5e6f7a8b", true, hosts.adopted(true).hosts()).write(other);
        var during = hosts.state("srv1");

        // when / then
        assertThatThrownBy(() -> driver(other).create(engine("one", "{\"labels\": [\"other\"]}"), Progress.NONE))
                .isInstanceOf(Problem.class)
                .hasMessageStartingWith("problem.ssh.taken");
        assertThat(hosts.state("srv1")).isEqualTo(during);
    }

    @Test
    void should_give_each_machine_its_host_by_name_or_in_order_and_say_when_none_is_left() {
        // when / then
        assertThat(driver.addressFor("srv2", "")).isEqualTo(hosts.inner("srv2"));
        assertThat(driver.addressFor("first", "")).isEqualTo(hosts.inner("srv1"));
        assertThat(driver.addressFor("first", "")).isEqualTo(hosts.inner("srv1"));
        assertThatThrownBy(() -> driver.addressFor("second", ""))
                .isInstanceOf(Problem.class)
                .hasMessageStartingWith("problem.ssh.no-host-left");
    }

    @Test
    void should_neither_stop_nor_forget_a_host_that_goes_down_and_give_it_back_later() throws Exception {
        // given
        var before = hosts.state("srv2");
        driver.create(engine("srv2", ASKED), Progress.NONE);
        driver.stop("srv2", Progress.NONE);
        assertThat(stateOf("srv2")).isEqualTo(State.RUNNING);

        // when
        hosts.stop("srv2");

        // then
        assertThat(Deadline.in(Duration.ofSeconds(20))
                        .until(() -> stateOf("srv2") == State.STOPPED, Duration.ofMillis(200)))
                .isTrue();
        assertThatThrownBy(() -> driver.remove("srv2"))
                .isInstanceOf(Problem.class)
                .hasMessageStartingWith("problem.ssh.no-answer");
        assertThat(driver.list()).extracting(MachineRecord::name).containsExactly("srv2");

        // when
        hosts.start("srv2");
        hosts.adopted(true).write(lab);
        hosts.run("srv2", "i=0; until docker version; do i=$((i + 1)); [ $i -lt 300 ] || exit 1; sleep 0.2; done");
        driver.remove("srv2");

        // then
        assertThat(driver.list()).isEmpty();
        assertThat(hosts.state("srv2")).isEqualTo(before);
    }

    @Test
    void should_say_that_nobody_knows_the_hosts_any_more() throws Exception {
        // given
        driver.create(engine("one", ASKED), Progress.NONE);
        var list = lab.resolve("hosts.json");
        var kept = Files.readString(list);

        // when
        Files.writeString(list, "{\"format\": 1,");

        // then
        assertThatThrownBy(() -> driver.remove("one")).hasMessageStartingWith("problem.ssh.hosts-damaged");

        // when
        Files.delete(list);

        // then
        assertThatThrownBy(() -> driver.remove("one")).hasMessageStartingWith("problem.ssh.no-hosts");

        // when
        Files.writeString(list, kept);
        driver.remove("one");

        // then
        assertThat(driver.list()).isEmpty();
    }
}
