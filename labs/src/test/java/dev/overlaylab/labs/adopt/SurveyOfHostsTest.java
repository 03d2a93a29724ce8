package dev.overlaylab.labs.adopt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overlaylab.checkers.machine.Command;
import dev.overlaylab.checkers.machine.ssh.SshDoor;
import dev.overlaylab.labs.driver.SomebodysHosts;
import dev.overlaylab.labs.inventory.Inventories;
import dev.overlaylab.labs.inventory.SshDefaults;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Looking at real hosts in every way there is to reach them, and with every fault that hides them. */
@Tag("machines")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SurveyOfHostsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private SomebodysHosts hosts;
    private Path elsewhere;

    @TempDir
    Path folder;

    @BeforeAll
    void startHosts(@TempDir Path temporary) throws Exception {
        elsewhere = temporary;
        hosts = SomebodysHosts.started(temporary, 3);
    }

    @AfterAll
    void removeHosts() {
        if (hosts != null) {
            hosts.close();
        }
    }

    private String block(String alias, String server, String... more) {
        var address = hosts.address(server);
        return "Host " + alias + "\n  HostName 127.0.0.1\n  Port " + address.port() + "\n  IdentityFile " + hosts.key()
                + "\n  IdentitiesOnly yes\n  UserKnownHostsFile " + folder.resolve("known_hosts") + "\n"
                + (String.join("\n", more).contains("User ") ? "" : "  User root\n")
                + String.join("\n", more) + "\n";
    }

    private List<Observed> look(String config) throws Exception {
        return look(config, Strangers.REFUSED);
    }

    private List<Observed> look(String config, Strangers strangers) throws Exception {
        var file = Files.writeString(folder.resolve("config"), config);
        var inventory = new Inventories(new SshDefaults(folder, "me", Map.of())).read(file);
        var door = new SshDoor(PATIENCE);
        return new Survey(door, new HostTrust(door, strangers, folder.resolve("own"))).of(inventory.hosts(), it -> {});
    }

    private void knowAll() throws Exception {
        var lines = new StringBuilder();
        for (var name : hosts.names()) {
            var address = hosts.address(name);
            lines.append("[127.0.0.1]:")
                    .append(address.port())
                    .append(' ')
                    .append(address.hostKey())
                    .append('\n')
                    .append(hosts.inner(name))
                    .append(' ')
                    .append(address.hostKey())
                    .append('\n');
        }
        Files.writeString(folder.resolve("known_hosts"), lines);
    }

    private static String trouble(Observed observed) {
        return observed.trouble().map(it -> it.text().key()).orElse("");
    }

    @Test
    void should_see_hosts_directly_as_another_user_and_through_one_another() throws Exception {
        // given
        knowAll();
        Files.writeString(folder.resolve("hashed"), Files.readString(folder.resolve("known_hosts")));
        var hash = new ProcessBuilder(
                        "ssh-keygen", "-q", "-H", "-f", folder.resolve("hashed").toString())
                .start();
        assertThat(hash.waitFor(20, TimeUnit.SECONDS)).isTrue();
        Files.move(
                folder.resolve("hashed"),
                folder.resolve("known_hosts"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        hosts.run(
                "srv2",
                "ss -ltnH sport = :22 | grep -q 192.168.99 || /usr/sbin/sshd -o ListenAddress=192.168.99.22:22");
        var inner = "Host inner\n  HostName " + hosts.inner("srv2") + "\n  User docker\n  IdentityFile " + hosts.key()
                + "\n  IdentitiesOnly yes\n  UserKnownHostsFile " + folder.resolve("known_hosts")
                + "\n  ProxyJump srv1\n";

        // when
        var seen = look(block("srv1", "srv1") + block("docker", "srv3", "  User docker") + inner);

        // then
        assertThat(seen).allSatisfy(it -> assertThat(it.trouble()).isEmpty());
        assertThat(seen).extracting(it -> it.facts().orElseThrow().hostname()).containsExactly("srv1", "srv3", "srv2");
        var facts = seen.get(1).facts().orElseThrow();
        assertThat(facts.engine()).hasValueSatisfying(it -> assertThat(it).startsWith("20.10"));
        assertThat(facts.backends()).containsExactlyInAnyOrder("consul", "etcd", "zookeeper");
        assertThat(seen.get(2).facts().orElseThrow().busyTcp()).contains(22);
        assertThat(new Addresses(seen, java.util.Set.of("eth1")).all())
                .isEqualTo(Map.of(
                        "srv1", hosts.inner("srv1"), "docker", hosts.inner("srv3"), "inner", hosts.inner("srv2")));
        try (var throughOne = new SshDoor(PATIENCE).open(seen.get(2).address().orElseThrow())) {
            assertThat(throughOne.engine().state().version()).startsWith("20.10");
        }
    }

    @Test
    void should_ask_once_about_a_stranger_and_remember_it_in_a_file_of_its_own() throws Exception {
        // given
        var asked = new ArrayList<String>();
        Strangers yes = (host, fingerprint) -> asked.add(host.name() + " " + fingerprint);

        // when
        var refused = look(block("srv1", "srv1"));
        var accepted = look(block("srv1", "srv1"), yes);
        var again = look(block("srv1", "srv1"));

        // then
        assertThat(trouble(refused.get(0))).isEqualTo("problem.adopt.key-unknown");
        assertThat(accepted.get(0).facts()).isPresent();
        assertThat(again.get(0).facts()).isPresent();
        assertThat(asked).hasSize(1);
        assertThat(asked.get(0)).startsWith("srv1 ED25519 SHA256:");
        assertThat(folder.resolve("known_hosts")).doesNotExist();
    }

    @Test
    void should_refuse_a_host_whose_key_has_changed_without_a_question() throws Exception {
        // given
        var port = hosts.address("srv1").port();
        Files.writeString(
                folder.resolve("known_hosts"),
                "[127.0.0.1]:" + port + " " + hosts.address("srv2").hostKey() + "\n");
        Strangers never = (host, fingerprint) -> {
            throw new AssertionError("asked");
        };

        // when
        var seen = look(block("srv1", "srv1"), never).get(0);

        // then
        assertThat(trouble(seen)).isEqualTo("problem.adopt.key-changed");
        assertThat(seen.trouble().orElseThrow().text().arguments())
                .containsEntry("line", 1)
                .containsEntry("file", folder.resolve("known_hosts").toString());
    }

    @Test
    void should_tell_apart_a_wrong_key_a_wrong_sudo_and_a_host_that_is_not_there() throws Exception {
        // given
        knowAll();
        var stranger = folder.resolve("stranger");
        var keygen = new ProcessBuilder("ssh-keygen", "-q", "-t", "rsa", "-N", "", "-f", stranger.toString()).start();
        assertThat(keygen.waitFor(20, TimeUnit.SECONDS)).isTrue();
        hosts.run("srv2", "useradd -m -p '*' plain && cp -r /root/.ssh ~plain/ && chown -R plain: ~plain/.ssh");
        var nobody = "Host nobody\n  HostName 127.0.0.1\n  Port 1\n";

        // when
        var seen = look(block("wrong-key", "srv1").replace(hosts.key().toString(), stranger.toString())
                + block("wrong-sudo", "srv2", "  User plain")
                + nobody
                + block("good", "srv3"));

        // then
        assertThat(seen.stream().map(SurveyOfHostsTest::trouble))
                .containsExactly(
                        "problem.adopt.not-admitted", "problem.adopt.no-sudo", "problem.adopt.unreachable", "");
        assertThat(seen.get(3).facts()).isPresent();
    }

    @Test
    void should_not_let_a_host_that_hangs_hold_up_the_others() throws Exception {
        // given
        knowAll();
        signal("STOP", hosts.door("srv1"));
        try {
            // when
            var begun = System.nanoTime();
            var done = new CompletableFuture<Long>();
            var file = Files.writeString(
                    folder.resolve("config"), block("hanging", "srv1") + block("good", "srv2") + block("fine", "srv3"));
            var door = new SshDoor(PATIENCE);
            var inventory = new Inventories(new SshDefaults(folder, "me", Map.of())).read(file);
            var seen = new Survey(door, new HostTrust(door, Strangers.REFUSED, folder.resolve("own")))
                    .of(inventory.hosts(), it -> {
                        if (it.host().name().equals("fine")) {
                            done.complete(System.nanoTime() - begun);
                        }
                    });

            // then
            assertThat(trouble(seen.get(0))).isEqualTo("problem.adopt.unreachable");
            assertThat(seen.get(1).facts()).isPresent();
            assertThat(seen.get(2).facts()).isPresent();
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(PATIENCE.multipliedBy(3));
            assertThat(done).isCompleted();
        } finally {
            signal("CONT", hosts.door("srv1"));
        }
    }

    private static void signal(String signal, long process) throws IOException, InterruptedException {
        var kill = new ProcessBuilder("kill", "-" + signal, Long.toString(process)).start();
        assertThat(kill.waitFor()).isZero();
    }

    @Test
    void should_run_what_cloud_init_brings_on_a_host_twice() throws Exception {
        // given
        var script = new String(
                CloudConfig.class.getResourceAsStream("/adopt/ready.sh").readAllBytes(), StandardCharsets.UTF_8);

        // when
        try (var host = hosts.open("srv3")) {
            for (int time = 1; time <= 2; time++) {
                var done =
                        host.run(new Command("cat > /tmp/ready && sh /tmp/ready 20.10", script, Duration.ofMinutes(1)));

                // then
                assertThat(done.stdout() + done.stderr()).contains("overlaylab: ready: engine 20.10.5");
                assertThat(done.exitCode()).isZero();
            }
        }
        assertThat(elsewhere).isDirectory();
    }
}
