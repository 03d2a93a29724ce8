package dev.overlaylab.checkers.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.overlaylab.checkers.machine.Command;
import dev.overlaylab.checkers.machine.CommandResult;
import dev.overlaylab.checkers.machine.ContainerState;
import dev.overlaylab.checkers.machine.Engine;
import dev.overlaylab.checkers.machine.EngineState;
import dev.overlaylab.checkers.machine.Machine;
import dev.overlaylab.checkers.machine.MachineException;
import dev.overlaylab.checkers.machine.MachineException.Cause;
import dev.overlaylab.checkers.machine.Machines;
import dev.overlaylab.checkers.machine.NetworkState;
import dev.overlaylab.checkers.machine.SwarmState;
import dev.overlaylab.checkers.machine.recorded.RecordedMachine;
import dev.overlaylab.checkers.probe.Observation.CommandSeen;
import dev.overlaylab.checkers.probe.Observation.NothingSeen;
import dev.overlaylab.checkers.probe.Probe.EngineProbe;
import dev.overlaylab.checkers.probe.Probe.ExecProbe;
import dev.overlaylab.checkers.probe.Probe.NetworksProbe;
import dev.overlaylab.checkers.probe.Probe.RunProbe;
import dev.overlaylab.checkers.probe.Probe.ShellProbe;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ObserverTest {
    private static final Limits SHORT =
            new Limits(Duration.ofMillis(500), Duration.ofMillis(500), Duration.ofMillis(500), Duration.ofMillis(1000));

    @Test
    void should_ask_equal_probes_once() {
        var asked = Collections.synchronizedList(new ArrayList<String>());
        try (var observer = new Observer(name -> new Shell(name, script -> {
            asked.add(name + ": " + script);
            return script;
        }))) {
            var seen = observer.observe(List.of(
                    new ShellProbe("a", "one"),
                    new ShellProbe("a", "one"),
                    new ShellProbe("b", "one"),
                    new ShellProbe("a", "two")));

            assertThat(asked).containsExactlyInAnyOrder("a: one", "a: two", "b: one");
            assertThat(seen.byProbe()).hasSize(3);
            assertThat(seen.command(new ShellProbe("a", "two"))).isEqualTo(new CommandSeen(0, "two", ""));
        }
    }

    @Test
    void should_see_nothing_on_a_machine_that_is_gone_and_all_on_the_others() {
        var lookups = new AtomicInteger();
        Machines machines = name -> {
            if (name.equals("gone")) {
                lookups.incrementAndGet();
                throw new MachineException(name, Cause.UNREACHABLE, "refused", null);
            }
            return new Shell(name, script -> "fine");
        };
        try (var observer = new Observer(machines)) {
            var seen = observer.observe(
                    List.of(new ShellProbe("gone", "x"), new EngineProbe("gone"), new ShellProbe("there", "x")));

            assertThat(seen.byProbe().get(new ShellProbe("gone", "x")))
                    .isEqualTo(new NothingSeen(Cause.UNREACHABLE, "refused"));
            assertThat(seen.byProbe().get(new EngineProbe("gone")))
                    .isEqualTo(new NothingSeen(Cause.UNREACHABLE, "refused"));
            assertThat(seen.command(new ShellProbe("there", "x")).stdout()).isEqualTo("fine");
            assertThat(lookups).hasValue(1);
        }
    }

    @Test
    void should_stop_at_the_deadline_and_keep_what_it_has() {
        Machines machines = name -> new Shell(name, script -> {
            if (name.equals("slow")) {
                Thread.sleep(20_000);
            }
            return "fine";
        });
        var begun = System.nanoTime();
        try (var observer = new Observer(machines, SHORT)) {
            var seen = observer.observe(List.of(new ShellProbe("slow", "x"), new ShellProbe("quick", "x")));

            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(4));
            assertThat(seen.byProbe().get(new ShellProbe("slow", "x")))
                    .isEqualTo(new NothingSeen(Cause.TIMED_OUT, "not answered within 1 s"));
            assertThat(seen.command(new ShellProbe("quick", "x")).stdout()).isEqualTo("fine");
        }
    }

    @Test
    void should_end_at_once_when_interrupted() throws InterruptedException {
        var seen = new AtomicReference<Observation>();
        var thread = new Thread(() -> {
            try (var observer = new Observer(name -> new Shell(name, script -> {
                Thread.sleep(20_000);
                return "late";
            }))) {
                var probe = new ShellProbe("a", "x");
                seen.set(observer.observe(List.of(probe)).byProbe().get(probe));
            }
        });
        thread.start();
        Thread.sleep(300);
        thread.interrupt();
        thread.join(3_000);

        assertThat(seen.get()).isEqualTo(new NothingSeen(Cause.LOST, "interrupted"));
    }

    @Test
    void should_not_take_its_own_fault_for_an_answer() {
        try (var observer = new Observer(name -> new Shell(name, script -> {
            throw new IllegalArgumentException("a bug");
        }))) {
            assertThatThrownBy(() -> observer.observe(List.of(new ShellProbe("a", "x"))))
                    .isInstanceOf(IllegalStateException.class)
                    .hasRootCauseMessage("a bug");
        }
    }

    @Test
    void should_answer_a_class_of_machines() {
        try (var observer = new Observer(name -> new Shell(name, script -> {
            Thread.sleep(20);
            return name;
        }))) {
            var probes = new ArrayList<Probe>();
            for (var i = 0; i < 200; i++) {
                probes.add(new ShellProbe("m" + i, "x"));
            }

            var seen = observer.observe(probes);

            assertThat(seen.byProbe()).hasSize(200);
            assertThat(seen.command(new ShellProbe("m199", "x")).stdout()).isEqualTo("m199");
        }
    }

    @Test
    void should_hold_up_no_machine_for_a_hundred_that_are_silent() {
        Machines machines = name -> {
            if (!name.equals("there")) {
                pause(name, 1_000);
                throw new MachineException(name, Cause.UNREACHABLE, "no route", null);
            }
            return new Shell(name, script -> "fine");
        };
        var probes = new ArrayList<Probe>();
        for (var i = 0; i < 100; i++) {
            probes.add(new ShellProbe("gone" + i, "x"));
            probes.add(new EngineProbe("gone" + i));
        }
        probes.add(new ShellProbe("there", "x"));
        var begun = System.nanoTime();
        try (var observer = new Observer(machines)) {
            var seen = observer.observe(probes);

            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(4));
            assertThat(seen.command(new ShellProbe("there", "x")).stdout()).isEqualTo("fine");
            assertThat(seen.byProbe().values())
                    .filteredOn(NothingSeen.class::isInstance)
                    .hasSize(200);
        }
    }

    @Test
    void should_wait_once_for_an_engine_that_hangs() {
        var commands = new AtomicInteger();
        var engine = new SilentEngine(commands);
        try (var observer = new Observer(name -> new OnlyEngine(name, engine))) {
            var acting = new RunProbe("a", "busybox", "none", List.of("true"));
            var seen = observer.observe(List.of(
                    new EngineProbe("a"), new NetworksProbe("a"), acting, new ExecProbe("a", "web", List.of("true"))));

            assertThat(seen.byProbe().values())
                    .hasSize(4)
                    .containsOnly(new NothingSeen(Cause.TIMED_OUT, "the engine gave no answer"));
            assertThat(commands).hasValue(0);
        }
    }

    private static void pause(String machine, long millis) throws MachineException {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MachineException(machine, Cause.LOST, "interrupted", e);
        }
    }

    private record OnlyEngine(String name, Engine engine) implements Machine {
        @Override
        public CommandResult run(Command command) {
            throw new UnsupportedOperationException("this machine has an engine only");
        }
    }

    private record SilentEngine(AtomicInteger commands) implements Engine {
        @Override
        public EngineState state() throws MachineException {
            throw silent();
        }

        @Override
        public List<NetworkState> networks() throws MachineException {
            throw silent();
        }

        @Override
        public List<ContainerState> containers() throws MachineException {
            throw silent();
        }

        @Override
        public SwarmState swarm() throws MachineException {
            throw silent();
        }

        @Override
        public CommandResult exec(String container, List<String> argv, Duration timeout) throws MachineException {
            commands.incrementAndGet();
            throw silent();
        }

        @Override
        public CommandResult runOnce(
                String image, String network, List<String> argv, Map<String, String> labels, Duration timeout)
                throws MachineException {
            commands.incrementAndGet();
            throw silent();
        }

        private static MachineException silent() {
            return new MachineException("a", Cause.TIMED_OUT, "the engine gave no answer", null);
        }
    }

    @Test
    void should_replay_a_recording_whole() {
        var recording = Recording.ofEveryKind();
        try (var observer = new Observer(RecordedMachine.of(recording))) {
            assertThat(observer.observe(recording.byProbe().keySet())).isEqualTo(recording);
        }
    }

    private record Shell(String name, Script scripts) implements Machine {
        @Override
        public CommandResult run(Command command) throws MachineException {
            try {
                return new CommandResult(0, scripts.print(command.script()), "", Duration.ZERO);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new MachineException(name, Cause.LOST, "interrupted", e);
            }
        }

        @Override
        public Engine engine() {
            throw new UnsupportedOperationException("this machine has a shell only");
        }
    }

    private interface Script {
        String print(String script) throws InterruptedException;
    }
}
