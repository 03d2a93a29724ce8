package dev.overlaylab.labs.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 30, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class UnfinishedTest {
    private final Unfinished unfinished = new Unfinished();
    private final List<String> undone = new CopyOnWriteArrayList<>();

    @Test
    void should_undo_once_what_was_not_finished_and_leave_what_was() {
        var finished = unfinished.begin(() -> undone.add("finished"));
        unfinished.begin(() -> undone.add("open"));
        finished.finish();

        unfinished.undoAll();
        unfinished.undoAll();

        assertThat(undone).containsExactly("open");
    }

    @Test
    void should_not_let_the_program_end_while_somebody_else_is_still_undoing() throws Exception {
        // given: a thread in the middle of it
        var begun = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var failing = new Thread(() -> unfinished
                .begin(() -> {
                    begun.countDown();
                    awaitWhateverComes(goOn);
                    undone.add("machine");
                })
                .close());
        failing.start();
        begun.await();

        // when: the program is told to end
        var ending = new Thread(unfinished::undoAll);
        ending.start();
        ending.join(200);

        // then: it waits
        assertThat(ending.isAlive()).isTrue();

        // when
        goOn.countDown();
        ending.join();

        // then
        assertThat(undone).containsExactly("machine");
    }

    @Test
    void should_have_it_undone_by_whoever_began_it_after_he_has_stopped() throws Exception {
        // given
        var begun = new CountDownLatch(1);
        var making = new Thread(() -> {
            try (var creation = unfinished.begin(() -> undone.add("machine"))) {
                begun.countDown();
                stopped();
                creation.finish();
            }
        });
        making.setUncaughtExceptionHandler((thread, thrown) -> {});
        making.start();
        begun.await();

        // when
        unfinished.undoAll();

        // then
        making.join();
        assertThat(undone).containsExactly("stopped", "machine");
    }

    @Test
    void should_undo_what_began_last_first_where_nobody_is_left_to_do_it() throws Exception {
        // given
        var gone = new Thread(() -> {
            unfinished.begin(() -> undone.add("creation"));
            unfinished.begin(() -> undone.add("start"));
        });
        gone.start();
        gone.join();

        // when
        unfinished.undoAll();

        // then
        assertThat(undone).containsExactly("start", "creation");
    }

    private void stopped() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            undone.add("stopped");
            throw new IllegalStateException(e);
        }
    }

    private static void awaitWhateverComes(CountDownLatch latch) {
        while (latch.getCount() > 0) {
            Thread.onSpinWait();
        }
    }
}
