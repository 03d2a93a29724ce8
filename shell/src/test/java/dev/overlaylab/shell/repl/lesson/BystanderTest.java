package dev.overlaylab.shell.repl.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overlaylab.checkers.check.Check;
import dev.overlaylab.checkers.check.CheckResult;
import dev.overlaylab.checkers.check.Runner;
import dev.overlaylab.checkers.check.Verdict;
import dev.overlaylab.checkers.probe.Observations;
import dev.overlaylab.checkers.probe.Probe;
import dev.overlaylab.i18n.Text;
import dev.overlaylab.shell.play.FakeWorkstation;
import dev.overlaylab.shell.play.TinyLab;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 30, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class BystanderTest {
    private static final List<Check> ONE = List.of(new TinyLab.Fact("one"));
    private static final List<Check> BOTH = List.of(new TinyLab.Fact("one"), new TinyLab.Fact("two"));

    private final FakeWorkstation workstation = new FakeWorkstation();
    private final Function<Collection<Probe>, Observations> observer = TinyLab.observer(workstation);
    private final ConcurrentLinkedQueue<String> told = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Runner.Judged> seen = new ConcurrentLinkedQueue<>();
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final Bystander bystander = new Bystander(observer, thread);

    @AfterEach
    void end() {
        thread.shutdownNow();
    }

    private void tell(List<CheckResult> cameAbout, long open) {
        told.add(cameAbout.stream().map(CheckResult::checkId).collect(Collectors.joining(" ")) + ", open " + open);
    }

    private void look(List<Check> checks) throws Exception {
        bystander.lookAt(checks, seen::add, this::tell, () -> {});
        thread.submit(() -> {}).get();
    }

    @Test
    void should_tell_what_came_about_once() throws Exception {
        workstation.facts.add("one");
        look(BOTH);
        look(BOTH);
        workstation.facts.add("two");
        look(BOTH);

        assertThat(told).containsExactly("fact-one, open 1", "fact-two, open 0");
    }

    @Test
    void should_never_complain() throws Exception {
        look(BOTH);

        assertThat(told).isEmpty();
    }

    @Test
    void should_not_tell_again_what_was_only_out_of_sight() throws Exception {
        workstation.facts.add("one");
        look(ONE);
        workstation.facts.add("silence");
        look(ONE);
        workstation.facts.remove("silence");
        look(ONE);

        assertThat(told).containsExactly("fact-one, open 0");
    }

    @Test
    void should_tell_again_what_was_gone_in_between() throws Exception {
        workstation.facts.add("one");
        look(ONE);
        workstation.facts.remove("one");
        look(ONE);
        workstation.facts.add("one");
        look(ONE);

        assertThat(told).containsExactly("fact-one, open 0", "fact-one, open 0");
    }

    @Test
    void should_not_tell_what_a_real_look_has_told() throws Exception {
        workstation.facts.add("one");
        bystander.know(new Runner(observer).run(ONE));

        look(ONE);

        assertThat(told).isEmpty();
    }

    @Test
    void should_tell_anew_when_the_machines_are_others() throws Exception {
        workstation.facts.add("one");
        look(ONE);
        bystander.stop(true);
        look(ONE);

        assertThat(told).hasSize(2);
    }

    @Test
    void should_start_no_container() throws Exception {
        var run = new Probe.RunProbe("host", "busybox", "my-net", List.of("true"));
        var asked = new ConcurrentLinkedQueue<Probe>();
        var quiet = new Bystander(
                probes -> {
                    asked.addAll(probes);
                    return observer.apply(probes);
                },
                thread);

        quiet.lookAt(List.of(checkThatAsks(run), new TinyLab.Fact("one")), seen::add, this::tell, () -> {});
        thread.submit(() -> {}).get();

        assertThat(asked).hasSize(1).noneMatch(Probe.RunProbe.class::isInstance);
        assertThat(told).isEmpty();
    }

    private static Check checkThatAsks(Probe probe) {
        return new Check() {
            @Override
            public String id() {
                return "asks";
            }

            @Override
            public Text title() {
                return Text.of("lesson.passing", "open", 0);
            }

            @Override
            public Collection<Probe> probes(Observations seen) {
                return List.of(probe);
            }

            @Override
            public Verdict judge(Observations seen) {
                seen.command(probe);
                return Verdict.pass();
            }
        };
    }

    @Test
    void should_have_nothing_to_tell_after_it_was_stopped() throws Exception {
        // given: a look that is on its way
        var begun = new CountDownLatch(1);
        var slow = new Bystander(
                probes -> {
                    begun.countDown();
                    try {
                        new CountDownLatch(1).await();
                    } catch (InterruptedException stopped) {
                        Thread.currentThread().interrupt();
                    }
                    return observer.apply(probes);
                },
                thread);
        workstation.facts.add("one");
        slow.lookAt(ONE, seen::add, this::tell, () -> {});
        begun.await();

        // when
        slow.stop(false);

        // then: the thread is free again, and nobody was told
        thread.submit(() -> {}).get();
        assertThat(told).isEmpty();
    }
}
