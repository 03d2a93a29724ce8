package dev.overlaylab.shell.grade.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overlaylab.checkers.check.Verdict.Outcome;
import dev.overlaylab.checkers.machine.Door;
import dev.overlaylab.checkers.machine.MachineException;
import dev.overlaylab.checkers.machine.MachineException.Cause;
import dev.overlaylab.checkers.machine.SshKeys;
import dev.overlaylab.i18n.Problem;
import dev.overlaylab.labs.adopt.HostTrust;
import dev.overlaylab.labs.adopt.Strangers;
import dev.overlaylab.labs.inventory.HostLookup;
import dev.overlaylab.labs.inventory.InventoryHost;
import dev.overlaylab.shell.grade.ClassWorld;
import dev.overlaylab.shell.grade.run.Eyes.Look;
import dev.overlaylab.shell.grade.run.SshEyes.Deadlines;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SshEyesTest {
    private static final String KEY =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIKaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
    private static final Map<String, String> HOSTS = Map.of("mh-keystore", "ks", "mhs-demo0", "d0", "mhs-demo1", "d1");

    @TempDir
    private Path folder;

    private Deadlines deadlines = new Deadlines(Duration.ofSeconds(5), Duration.ofSeconds(20));

    @Test
    void should_try_a_host_that_refuses_only_once() throws InterruptedException {
        // given
        var tries = new AtomicInteger();
        Door door = address -> {
            tries.incrementAndGet();
            throw new MachineException(address.machine(), Cause.NOT_ADMITTED, "no", null);
        };

        // when
        var look = look(it -> host(it, KEY), door, HOSTS);

        // then
        assertThat(tries).hasValue(HOSTS.size());
        assertThat(causes(look)).containsOnly("cannot.not-admitted");
    }

    @Test
    void should_give_up_on_hosts_that_say_nothing_when_the_students_time_is_over() throws InterruptedException {
        // given
        deadlines = new Deadlines(Duration.ofSeconds(60), Duration.ofSeconds(1));
        var never = new CountDownLatch(1);
        Door door = address -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            throw new MachineException(address.machine(), Cause.LOST, "interrupted", null);
        };
        long began = System.nanoTime();

        // when
        var look = look(it -> host(it, KEY), door, HOSTS);

        // then
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
        assertThat(causes(look)).containsOnly("cannot.timed-out");
    }

    @Test
    void should_say_in_seconds_how_much_time_a_student_had() throws InterruptedException {
        // given
        deadlines = new Deadlines(Duration.ofSeconds(60), Duration.ZERO);

        // when
        var look = look(
                it -> host(it, KEY),
                address -> {
                    throw new AssertionError();
                },
                HOSTS);

        // then
        assertThat(causes(look)).containsOnly("cannot.timed-out");
        assertThat(look.results().toString()).contains("the time for this student, 0 s, is over");
    }

    @Test
    void should_not_connect_to_a_host_whose_key_nobody_knows() throws InterruptedException {
        // given
        var tries = new AtomicInteger();
        Door door = address -> {
            tries.incrementAndGet();
            throw new MachineException(address.machine(), Cause.LOST, "", null);
        };

        // when
        var look = look(it -> host(it, ""), door, HOSTS);

        // then
        assertThat(tries).hasValue(0);
        assertThat(causes(look)).containsOnly("cannot.wrong-host-key");
    }

    @Test
    void should_say_which_machine_has_no_host() throws InterruptedException {
        // given
        HostLookup lookup = name -> {
            throw Problem.of("problem.inventory.unknown-host", "file", "f", "name", name, "valid", "x");
        };

        // when
        var look = look(
                lookup,
                address -> {
                    throw new AssertionError();
                },
                Map.of("mh-keystore", "nowhere"));

        // then
        assertThat(causes(look)).containsOnly("cannot.unreachable");
        assertThat(look.results().toString()).contains("nowhere", "nobody says which host this is");
        assertThat(look.hosts())
                .singleElement()
                .satisfies(it -> assertThat(it.hostKey()).isEmpty());
    }

    private List<String> causes(Look look) {
        assertThat(look.results())
                .hasSize(ClassWorld.CHECKS)
                .allSatisfy(it -> assertThat(it.verdict().outcome()).isEqualTo(Outcome.CANNOT_CHECK));
        return look.results().stream()
                .map(it -> it.verdict().findings().get(0).reason())
                .toList();
    }

    private Look look(HostLookup lookup, Door door, Map<String, String> hosts) throws InterruptedException {
        var trust = new HostTrust((address, algorithms) -> KEY, Strangers.REFUSED, folder.resolve("known_hosts"));
        return new SshEyes(lookup, trust, door, deadlines).look(ClassWorld.LAB, hosts);
    }

    private static InventoryHost host(String name, String hostKey) {
        return new InventoryHost(
                name,
                "127.0.0.1",
                22,
                "root",
                new SshKeys(List.of(), Optional.empty(), true),
                "",
                hostKey,
                List.of(),
                List.of(),
                "",
                false);
    }
}
