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
        var creation = unfinished.begin(() -> {
            begun.countDown();
            goOn.await();
            undone.add("machine");
        });
        var failing = new Thread(creation::close);
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
}
