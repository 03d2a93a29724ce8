package dev.overlaylab.labs.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.overlaylab.checkers.machine.Command;
import dev.overlaylab.checkers.machine.MachineException;
import dev.overlaylab.checkers.machine.ssh.SshDoor;
import dev.overlaylab.i18n.Catalogue;
import dev.overlaylab.i18n.Language;
import dev.overlaylab.labs.cluster.dockermachine.Words;
import dev.overlaylab.labs.driver.Driver;
import dev.overlaylab.labs.driver.DriverSettings;
import dev.overlaylab.labs.driver.Drivers;
import dev.overlaylab.labs.driver.Progress;
import dev.overlaylab.labs.driver.TestImage;
import dev.overlaylab.labs.image.Flavour;
import dev.overlaylab.labs.workstation.Workstation;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** What the walkthroughs have a reader type, typed on real machines, letter by letter. */
@Tag("machines")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class DocumentedStepsTest {
    private Path directory;
    private Driver driver;
    private DrivenCluster cluster;
    private Workstation workstation;

    abstract String driverId();

    @BeforeAll
    void start(@TempDir Path temporary) {
        directory = temporary;
        open();
    }

    private void open() {
        var door = new SshDoor();
        driver = Drivers.make(
                driverId(),
                new DriverSettings(
                        directory.resolve("lab"),
                        TestImage.of(Flavour.valueOf(driverId().toUpperCase(Locale.ROOT))),
                        directory.resolve("key"),
                        directory.resolve("cache"),
                        false),
                door);
        cluster = new DrivenCluster(
                directory.resolve("lab"),
                driver,
                door,
                Map.of("mh-keystore", 768),
                new Words(Catalogue.ofProduct(), () -> Language.EN),
                Progress.NONE,
                TestImage::swarm);
        workstation = cluster.workstation();
    }

    @AfterAll
    void remove() {
        cluster.close();
        driver.list().forEach(it -> driver.remove(it.name()));
    }

    @Test
    @Order(1)
    void should_make_a_key_value_store() throws Exception {
        assertThat(type(0, "docker-machine create -d virtualbox mh-keystore")).contains("Docker is up and running!");
        type(0, "eval \"$(docker-machine env mh-keystore)\"");
        type(0, """
                docker run -d \\
                    -p "8500:8500" \\
                    -h "consul" \\
                    progrium/consul -server -bootstrap""");

        assertThat(type(0, "docker ps")).contains("progrium/consul").contains("0.0.0.0:8500->8500/tcp");
        assertThat(type(0, "docker $(docker-machine config mh-keystore) ps -q | wc -l"))
                .isEqualTo("1\n");
    }

    @Test
    @Order(2)
    void should_make_a_cluster() throws Exception {
        type(0, """
                docker-machine create \\
                 -d virtualbox \\
                 --engine-opt="cluster-store=consul://$(docker-machine ip mh-keystore):8500" \\
                 --engine-opt="cluster-advertise=eth1:2376" \\
                 mhs-demo0""");
        type(0, "DOCKER_HOST=$(docker-machine ip mhs-demo0):2376 docker ps");
        type(0, """
                docker-machine create -d virtualbox \\
                 --engine-opt="cluster-store=consul://$(docker-machine ip mh-keystore):8500" \\
                 --engine-opt="cluster-advertise=eth1:2376" \\
                 mhs-demo1""");
        type(0, "eval $(docker-machine env mhs-demo0)");

        assertThat(type(0, "docker-machine ls"))
                .containsPattern("mhs-demo0 +\\* +virtualbox +Running +tcp://192.168.99.101:2376 +v20.10.\\d+");
        assertThat(type(0, "docker info 2>/dev/null"))
                .contains(
                        "Name: mhs-demo0",
                        "Cluster Store: consul://192.168.99.100:8500",
                        "Cluster Advertise: 192.168.99.101:2376");
        assertThat(type(1, "docker-machine env --swarm mhs-demo1")).contains("is not a swarm master");
        assertThat(type(1, "docker-machine create --swarm --swarm-master n0")).contains("--swarm-discovery");
    }

    @Test
    @Order(3)
    void should_make_one_overlay_network_for_both() throws Exception {
        type(0, "docker network create --driver overlay --subnet=10.0.9.0/24 my-net");

        var here = type(0, "docker network inspect -f '{{.Id}} {{.Scope}}' my-net");
        var there = type(
                0,
                "DOCKER_HOST=$(docker-machine ip mhs-demo1):2376 docker network inspect -f '{{.Id}} {{.Scope}}' my-net");
        assertThat(here).matches("[0-9a-f]{64} global\n").isEqualTo(there);
    }

    @Test
    @Order(4)
    void should_reach_a_web_server_by_name_on_terminals_of_containers() throws Exception {
        type(0, "docker run -itd --name=web --net=my-net nginx");

        var page = type(
                0, "docker $(docker-machine config mhs-demo1) run -it --rm --net=my-net busybox wget -O- http://web");

        assertThat(page).contains("Connecting to web (10.0.9.2:80)", "Welcome to nginx!");
        assertThat(type(0, "docker exec web ip addr show eth0")).contains("mtu 1450", "10.0.9.2/24");
    }

    @Test
    @Order(5)
    void should_let_the_learner_work_inside_a_container() throws Exception {
        var seen = new Seen();
        var session = CompletableFuture.supplyAsync(() -> typed("docker exec -it web sh", seen::append));
        await(seen, "#");
        workstation.type("tty; echo in $((40+2))\n".getBytes(StandardCharsets.UTF_8));
        await(seen, "in 42");
        workstation.type(new byte[] {4});

        assertThat(session.get(20, TimeUnit.SECONDS)).isZero();
        assertThat(seen.toString()).contains("/dev/pts/");
    }

    @Test
    @Order(6)
    void should_end_a_container_with_ctrl_c_and_keep_the_session() throws Exception {
        var seen = new Seen();
        var session = CompletableFuture.supplyAsync(
                () -> typed("docker run -it --rm busybox sh -c 'echo up; while :; do sleep 1; done'", seen::append));
        await(seen, "up");
        workstation.type(new byte[] {3});

        assertThat(session.get(30, TimeUnit.SECONDS)).isNotZero();
        assertThat(type(0, "echo $DOCKER_MACHINE_NAME")).isEqualTo("mhs-demo0\n");
    }

    @Test
    @Order(7)
    void should_log_into_machines() throws Exception {
        assertThat(type(0, "docker-machine ssh mhs-demo0 'hostname; whoami; ip -4 -o addr show eth1'"))
                .contains("mhs-demo0\ndocker\n", "192.168.99.101/24");
        assertThat(type(7, "docker-machine ssh mhs-demo1 exit 7")).isEmpty();
        type(0, "echo copied > /tmp/it; docker-machine scp /tmp/it mhs-demo1:/tmp/there");
        assertThat(type(0, "docker-machine ssh mhs-demo1 cat /tmp/there")).isEqualTo("copied\n");
        type(0, "docker-machine scp -q mhs-demo1:/tmp/there mhs-demo0:/tmp/back");
        assertThat(type(0, "docker-machine ssh mhs-demo0 cat /tmp/back")).isEqualTo("copied\n");
    }

    @Test
    @Order(8)
    void should_let_nobody_reach_an_engine_without_a_certificate() throws Exception {
        assertThat(type(0, "curl -sk -m 5 https://192.168.99.101:2376/version || echo refused $?"))
                .contains("refused");
        assertThat(type(0, "curl -s -m 5 http://192.168.99.101:2376/version || true"))
                .doesNotContain("ApiVersion");
        assertThat(type(0, "stat -c %a ~/.docker/machine/machines/mhs-demo0/key.pem ~/.overlaylab/door"))
                .isEqualTo("600\n600\n");
    }

    @Test
    @Order(9)
    void should_undo_a_creation_that_ctrl_c_ends() throws Exception {
        var seen = new Seen();
        var session = CompletableFuture.supplyAsync(
                () -> typed("docker-machine create -d virtualbox cancelled", seen::append));
        await(seen, "Waiting for machine to be running");
        workstation.type(new byte[] {3});

        assertThat(session.get(20, TimeUnit.SECONDS)).isEqualTo(130);
        assertThat(type(0, "docker-machine ls -q; ls ~/.docker/machine/machines"))
                .doesNotContain("cancelled");
    }

    @Test
    @Order(10)
    void should_say_why_an_engine_does_not_come_up_and_remove_it() throws Exception {
        var words = type(
                1,
                "docker-machine create -d virtualbox --engine-opt=cluster-store=consul://192.168.99.100:8500 "
                        + "--engine-opt=cluster-advertise=eth7:2376 broken");

        assertThat(words)
                .contains("Unable to verify the Docker daemon is listening: Maximum number of retries (10) exceeded")
                .contains("eth7");
        assertThat(type(0, "docker-machine status broken")).isEqualTo("Running\n");
        assertThat(type(0, "docker-machine rm -y broken")).endsWith("Successfully removed broken\n");
        assertThatThrownBy(() -> cluster.named("broken"))
                .isInstanceOfSatisfying(
                        MachineException.class, it -> assertThat(it.why()).isEqualTo(MachineException.Cause.ABSENT));
    }

    @Test
    @Order(11)
    void should_stop_and_start_a_machine() throws Exception {
        type(0, "docker-machine stop mhs-demo1");
        assertThatThrownBy(() -> cluster.named("mhs-demo1"))
                .isInstanceOfSatisfying(
                        MachineException.class,
                        it -> assertThat(it.why()).isEqualTo(MachineException.Cause.UNREACHABLE));
        assertThat(type(0, "docker-machine ls --filter state=Stopped -q")).isEqualTo("mhs-demo1\n");

        type(0, "docker-machine start mhs-demo1");

        assertThat(type(0, "docker $(docker-machine config mhs-demo1) network ls"))
                .contains("my-net");
        assertThat(cluster.named("mhs-demo1").run(Command.of("hostname")).stdout())
                .isEqualTo("mhs-demo1\n");
    }

    @Test
    @Order(12)
    void should_find_everything_again_after_the_shell_has_gone() throws Exception {
        cluster.close();

        open();

        assertThat(cluster.machines()).extracting("name").containsExactly("mh-keystore", "mhs-demo0", "mhs-demo1");
        assertThat(type(0, "eval $(docker-machine env mhs-demo0) && docker ps --format '{{.Names}}'"))
                .isEqualTo("web\n");
        assertThat(type(0, "docker-machine inspect -f '{{.DriverName}}' mhs-demo0"))
                .isEqualTo("virtualbox\n");
    }

    @Test
    @Order(13)
    void should_remove_machines() throws Exception {
        assertThat(type(0, "docker-machine rm -y mhs-demo0 mhs-demo1 mh-keystore"))
                .contains(
                        "Successfully removed mhs-demo0",
                        "Successfully removed mhs-demo1",
                        "Successfully removed mh-keystore");
        assertThat(cluster.machines()).isEmpty();
    }

    /** What a line prints, with plain line ends. */
    private String type(int expectedStatus, String line) {
        var seen = new Seen();
        var status = typed(line, seen::append);
        assertThat(status).as(() -> line + "\n" + seen).isEqualTo(expectedStatus);
        return seen.toString().replace("\r", "");
    }

    private int typed(String line, Consumer<String> screen) {
        var begun = System.nanoTime();
        try {
            var result = workstation.run(line, (it, offset, length) -> {
                screen.accept(new String(it, offset, length, StandardCharsets.UTF_8));
            });
            System.out.printf(
                    "%6d ms  %s%n",
                    TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun), line.replaceAll("\\s+", " "));
            return result.exitStatus();
        } catch (MachineException e) {
            throw new CompletionException(e);
        }
    }

    /** What a screen shows, while another thread looks at it. */
    private static final class Seen {
        private final StringBuilder text = new StringBuilder();

        synchronized void append(String more) {
            text.append(more);
        }

        @Override
        public synchronized String toString() {
            return text.toString();
        }
    }

    private static void await(Seen seen, String expected) throws InterruptedException {
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!seen.toString().contains(expected)) {
            assertThat(System.nanoTime())
                    .as(() -> "no " + expected + " in: " + seen)
                    .isLessThan(end);
            Thread.sleep(20);
        }
    }
}
