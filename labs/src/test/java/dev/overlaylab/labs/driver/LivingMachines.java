package dev.overlaylab.labs.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.overlaylab.i18n.Problem;
import dev.overlaylab.labs.driver.MachineRecord.State;
import dev.overlaylab.labs.driver.process.Deadline;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** What every driver promises of machines that live: who they are, whom they reach, and how they come back. */
abstract class LivingMachines extends TriedMachines {
    @Test
    @Order(1)
    void should_give_each_machine_its_own_identity() throws Exception {
        // when
        var first = facts(driver, "workstation");
        var second = facts(driver, "node-a");

        // then
        assertThat(first.get(0)).isEqualTo("workstation");
        assertThat(second.get(0)).isEqualTo("node-a");
        assertThat(first.get(1)).matches("[0-9a-f]{32}").isNotEqualTo(second.get(1));
        assertThat(first.get(2)).startsWith("ssh-ed25519 ").isNotEqualTo(second.get(2));
        assertThat(driver.address("workstation").hostKey()).isEqualTo(first.get(2));
        assertThat(first.get(3)).isEqualTo("192.168.99.1/24 1500");
        assertThat(second.get(3)).isEqualTo("192.168.99.100/24 1500");
    }

    @Test
    @Order(2)
    void should_put_files_where_the_spec_says_before_anything_starts() throws Exception {
        // when
        var seen = run(driver, "node-a", "stat -c '%a %U' /etc/overlaylab/proof; cat /etc/overlaylab/proof");

        // then
        assertThat(seen.stdout()).isEqualTo("640 root\n証明\n");
    }

    @Test
    @Order(3)
    void should_run_an_engine_with_the_baked_images_where_asked_and_none_elsewhere() throws Exception {
        // when
        var images =
                run(driver, "node-a", waitingForEngine("docker images --format '{{.Repository}}:{{.Tag}}' | sort"));
        var none = run(driver, "workstation", "pidof dockerd || echo none");

        // then
        assertThat(images.stdout().lines())
                .containsExactly(
                        "busybox:latest",
                        "nginx:latest",
                        "overlaylab/counter:latest",
                        "overlaylab/toolbox:latest",
                        "progrium/consul:latest",
                        "quay.io/coreos/etcd:latest",
                        "redis:latest",
                        "zembutsu/docker-sample-nginx:1.0",
                        "zookeeper:latest");
        assertThat(none.stdout()).isEqualTo("none\n");
    }

    @Test
    @Order(4)
    void should_let_machines_of_a_lab_reach_each_other_and_nobody_else() throws Exception {
        // when
        var peer = run(driver, "workstation", ping("192.168.99.100"));
        var outside = run(driver, "workstation", ping("192.0.2.1"));
        var otherLab = run(driver, "workstation", ping("192.168.99.50"));
        var fromOtherLab = run(neighbour, "node-a", ping("192.168.99.1"));

        // then
        assertThat(peer.stdout()).as("control").contains(" 0% packet loss");
        assertThat(outside.stdout() + outside.stderr())
                .containsAnyOf("100% packet loss", "Unreachable", "unreachable", "local firewall rules");
        assertThat(outside.exitCode()).isIn(1, 2);
        assertThat(otherLab.stdout()).contains("100% packet loss");
        assertThat(fromOtherLab.stdout()).contains("100% packet loss");
    }

    @Test
    @Order(5)
    void should_refuse_a_second_machine_of_the_same_name() {
        // when / then
        assertThatThrownBy(() -> driver.create(engine("node-a", "192.168.99.101"), Progress.NONE))
                .isInstanceOf(Problem.class)
                .hasMessageStartingWith("problem.driver.exists");
        assertThatThrownBy(() -> driver.create(engine("Node-A", "192.168.99.101"), Progress.NONE))
                .isInstanceOf(Problem.class)
                .hasMessageStartingWith("problem.driver.exists");
        assertThat(driver.list()).hasSize(2);
    }

    @Test
    @Order(6)
    void should_find_its_machines_when_made_anew() throws Exception {
        // given
        var anew = driverOf(lab);

        // when
        var machines = anew.list();

        // then
        assertThat(machines).extracting(MachineRecord::name).containsExactlyInAnyOrder("workstation", "node-a");
        assertThat(machines).extracting(MachineRecord::state).containsOnly(State.RUNNING);
        assertThat(anew.address("node-a")).isEqualTo(driver.address("node-a"));
        assertThat(run(anew, "node-a", "hostname").stdout()).isEqualTo("node-a\n");
    }

    @Test
    @Order(7)
    void should_keep_the_disk_and_take_another_port_when_stopped_and_started() throws Exception {
        // given
        var before = driver.address("node-a");
        run(driver, "node-a", waitingForEngine("docker tag busybox kept && echo kept > /root/kept && sync"));

        // when
        driver.stop("node-a", Progress.NONE);
        driver.stop("node-a", Progress.NONE);

        // then
        assertThat(stateOf("node-a")).isEqualTo(State.STOPPED);
        assertThatThrownBy(() -> driver.address("node-a"))
                .isInstanceOf(Problem.class)
                .hasMessageStartingWith("problem.driver.not-running");

        // when
        try (var taken = new ServerSocket(before.port(), 1, InetAddress.getLoopbackAddress())) {
            assertThat(taken.isBound()).isTrue();
            driver.start("node-a", Progress.NONE);
        }
        driver.start("node-a", Progress.NONE);

        // then
        assertThat(driver.address("node-a").port()).isNotEqualTo(before.port());
        assertThat(driver.address("node-a").hostKey()).isEqualTo(before.hostKey());
        assertThat(run(driver, "node-a", waitingForEngine("cat /root/kept; docker images -q kept | wc -l"))
                        .stdout())
                .isEqualTo("kept\n1\n");
        assertThat(run(driver, "workstation", ping("192.168.99.100")).stdout()).contains(" 0% packet loss");
    }

    @Test
    @Order(8)
    void should_notice_a_killed_machine_and_repair_it() throws Exception {
        // given
        run(driver, "node-a", "echo before > /root/before && sync");

        // when
        process(lab, "node-a").kill();

        // then
        assertThat(Deadline.in(PATIENCE).until(() -> stateOf("node-a") == State.STOPPED, Duration.ofMillis(50)))
                .isTrue();

        // when
        driver.start("node-a", Progress.NONE);

        // then
        assertThat(run(driver, "node-a", waitingForEngine("cat /root/before")).stdout())
                .isEqualTo("before\n");
    }
}
