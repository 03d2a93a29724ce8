package dev.overlaylab.labs.driver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overlaylab.checkers.machine.Command;
import dev.overlaylab.checkers.machine.CommandResult;
import dev.overlaylab.checkers.machine.MachineException;
import dev.overlaylab.checkers.machine.ssh.SshDoor;
import dev.overlaylab.labs.driver.MachineSpec.MachineFile;
import dev.overlaylab.labs.driver.MachineSpec.Role;
import dev.overlaylab.labs.driver.process.Deadline;
import dev.overlaylab.labs.image.Flavour;
import dev.overlaylab.labs.wire.Tap;
import dev.overlaylab.labs.wire.decode.Layer;
import dev.overlaylab.labs.wire.decode.Packet;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What every way of listening to machines promises, tried on two real ones. */
@Tag("machines")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class WireContractTest {
    private static final String A = "192.168.99.100";
    private static final String B = "192.168.99.101";
    private static final String DAEMON = "{\"hosts\": [\"unix:///var/run/docker.sock\"],"
            + " \"cluster-store\": \"consul://" + A + ":8500\", \"cluster-advertise\": \"eth1:2376\"}";
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final int VXLAN_PORT = 4789;

    private Driver driver;

    abstract String driverId();

    abstract Flavour flavour();

    /** How this test listens: by the driver's own way, unless it says otherwise. */
    Tap listen(Driver machines) throws InterruptedException {
        return machines.tap(new SshDoor());
    }

    @BeforeAll
    void makeMachines(@TempDir Path folder) throws Exception {
        var settings = new DriverSettings(
                folder.resolve("lab"),
                TestImage.of(flavour()),
                folder.resolve("keys/client"),
                folder.resolve("cache"),
                false);
        driver = Drivers.make(driverId(), settings, new SshDoor(Duration.ofSeconds(30)));
        List.of(
                        CompletableFuture.runAsync(() -> driver.create(engine("node-a", A), Progress.NONE)),
                        CompletableFuture.runAsync(() -> driver.create(engine("node-b", B), Progress.NONE)))
                .forEach(CompletableFuture::join);
        run(
                "node-a",
                "setsid consul agent -server -bootstrap-expect 1 -bind " + A + " -client 0.0.0.0 -data-dir /tmp/consul"
                        + " -hcl 'performance { raft_multiplier = 1 }' > /tmp/consul.log 2>&1 < /dev/null &");
        // An engine that came up before its key-value store does not find its neighbours.
        for (var machine : List.of("node-a", "node-b")) {
            run(machine, untilItWorks("curl -sf http://" + A + ":8500/v1/status/leader | grep -q 8300"));
            run(machine, "service docker restart; " + untilItWorks("docker info"));
        }
    }

    @AfterAll
    void removeMachines() {
        driver.list().forEach(machine -> driver.remove(machine.name()));
    }

    @Test
    void should_hear_every_frame_between_machines_once() throws Exception {
        try (var tap = listen(driver)) {
            // when
            var ping = run("node-a", "ip neigh flush dev eth1; ping -c 3 -i 0.3 " + B);
            var heard = heardUntil(tap, it -> echoes(it) >= 6);

            // then
            assertThat(ping.stdout()).as("control").contains(" 0% packet loss");
            assertThat(echoes(heard)).isEqualTo(6);
            assertThat(heard)
                    .anySatisfy(it -> assertThat(it.first(Layer.Arp.class))
                            .hasValueSatisfying(arp -> assertThat(arp.request()
                                            && arp.sender().equals(A)
                                            && arp.target().equals(B))
                                    .isTrue()));
        }
    }

    @Test
    void should_show_a_page_fetched_over_an_overlay_network_inside_vxlan() throws Exception {
        // given a container with a page on one machine
        run("node-a", untilItWorks("docker network create --driver overlay --subnet 10.0.9.0/24 my-net"));
        run("node-a", "docker run --detach --name web --network my-net nginx");
        run("node-b", untilItWorks("docker network inspect my-net"));
        try (var tap = listen(driver)) {
            // when another machine's container fetches it by name
            var page = run("node-b", "docker run --rm --network my-net busybox timeout 30 wget -O- http://web");
            var heard = heardUntil(tap, packets -> packets.stream().anyMatch(WireContractTest::isPageRequest));

            // then
            assertThat(page.stdout()).as(page.stderr()).contains("Welcome to nginx!");
            var request = heard.stream()
                    .filter(WireContractTest::isPageRequest)
                    .findFirst()
                    .orElseThrow();
            assertThat(request.first(Layer.Ip.class).orElseThrow().from()).isEqualTo(B);
            assertThat(request.first(Layer.Ip.class).orElseThrow().to()).isEqualTo(A);
            assertThat(request.first(Layer.Udp.class).orElseThrow().to()).isEqualTo(VXLAN_PORT);
            assertThat(request.first(Layer.Vxlan.class).orElseThrow().vni()).isBetween(256, 16_777_215);
            var inside = request.inner().orElseThrow().first(Layer.Ip.class).orElseThrow();
            assertThat(inside.from()).startsWith("10.0.9.");
            assertThat(inside.to()).startsWith("10.0.9.");
        }
    }

    private static boolean isPageRequest(Packet packet) {
        return packet.inner()
                .flatMap(it -> it.first(Layer.Tcp.class))
                .filter(it -> it.to() == 80 && it.payload() > 0)
                .isPresent();
    }

    private static long echoes(List<Packet> packets) {
        return packets.stream()
                .filter(it -> it.first(Layer.Icmp.class)
                        .filter(icmp -> icmp.isEchoRequest() || icmp.isEchoReply())
                        .isPresent())
                .count();
    }

    private static List<Packet> heardUntil(Tap tap, Predicate<List<Packet>> enough) throws InterruptedException {
        var heard = new ArrayList<Packet>();
        var deadline = Deadline.in(PATIENCE);
        while (!enough.test(heard) && !deadline.passed()) {
            tap.next(PAUSE).ifPresent(frame -> heard.add(Packet.of(frame.bytes())));
        }
        // Also what comes at once after it: a frame heard twice would be here.
        for (var more = tap.next(PAUSE); more.isPresent() && !deadline.passed(); more = tap.next(PAUSE)) {
            heard.add(Packet.of(more.get().bytes()));
        }
        return heard;
    }

    private static MachineSpec engine(String name, String address) {
        return new MachineSpec(
                name, Role.ENGINE, address, 768, List.of(new MachineFile("/etc/docker/daemon.json", DAEMON, 0644)));
    }

    private static String untilItWorks(String command) {
        return "i=0; until " + command + "; do i=$((i + 1)); [ $i -lt 100 ] || exit 99; sleep 1; done";
    }

    private CommandResult run(String name, String script) throws MachineException {
        try (var connection = new SshDoor(Duration.ofSeconds(30)).open(driver.address(name))) {
            return connection.run(Command.of(script).within(PATIENCE));
        }
    }
}
