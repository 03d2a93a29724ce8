package dev.overlaylab.shell.repl.lesson;

import dev.overlaylab.i18n.Problem;
import dev.overlaylab.i18n.Text;
import dev.overlaylab.labs.driver.Driver.Resumed;
import dev.overlaylab.labs.driver.Progress;
import dev.overlaylab.shell.repl.ThreadEnd;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The machines of a lab that rested come back while the learner reads and types; whoever needs them waits for that. */
final class Waking {
    private final Function<Progress, Resumed> resume;
    private final Consumer<Resumed> awake;
    private final Consumer<Problem> failed;
    private volatile @Nullable Progress waiting;
    private volatile boolean up;
    private boolean told;
    private CompletableFuture<Resumed> outcome;
    private volatile Thread thread;

    /**
     * Begins at once, on a thread of its own.
     *
     * @param resume what brings the machines back
     * @param awake does what comes after that, before anybody who waits goes on
     * @param failed hears of it when nobody waits
     */
    Waking(Function<Progress, Resumed> resume, Consumer<Resumed> awake, Consumer<Problem> failed) {
        this.resume = resume;
        this.awake = awake;
        this.failed = failed;
        this.outcome = new CompletableFuture<>();
        this.thread = started(outcome);
    }

    private Thread started(CompletableFuture<Resumed> result) {
        var started = new Thread(() -> wake(result), "waking");
        started.start();
        return started;
    }

    private void wake(CompletableFuture<Resumed> result) {
        try {
            var resumed = resume.apply(this::report);
            up = true;
            awake.accept(resumed);
            result.complete(resumed);
        } catch (Problem e) {
            if (waiting == null) {
                failed.accept(e);
            }
            result.completeExceptionally(e);
        } catch (RuntimeException e) {
            result.completeExceptionally(e);
        }
    }

    private void report(Text what, int percent) {
        var heard = waiting;
        if (heard != null) {
            heard.report(what, percent);
        }
    }

    /** Whether the machines are there. */
    boolean isUp() {
        return up;
    }

    /**
     * Waits until the machines are there; where they could not be brought back, that is tried again.
     *
     * @return what came of it, once; nothing to those who come later
     */
    synchronized Optional<Resumed> await(Progress progress) {
        if (told) {
            return Optional.empty();
        }
        waiting = progress;
        try {
            if (outcome.isCompletedExceptionally()) {
                thread.join();
                outcome = new CompletableFuture<>();
                thread = started(outcome);
            }
            var resumed = outcome.get();
            told = true;
            return Optional.of(resumed);
        } catch (InterruptedException e) {
            throw new CancellationException("stopped");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException why ? why : new IllegalStateException(e.getCause());
        } finally {
            waiting = null;
        }
    }

    /** Gives it up; what was begun is undone. For any thread, and without waiting for that. */
    void stop() {
        thread.interrupt();
    }

    /** Returns when nothing is under way any more. */
    void end() {
        ThreadEnd.of(thread);
    }
}
