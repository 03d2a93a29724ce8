package dev.overlaylab.shell.grade.regrade;

import dev.overlaylab.shell.grade.evidence.BrokenChainException;
import dev.overlaylab.shell.grade.evidence.GradeRecord;
import dev.overlaylab.shell.grade.evidence.Grades;
import dev.overlaylab.shell.grade.evidence.MalformedRecordException;
import dev.overlaylab.shell.grade.rubric.Rubric;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;

/** Judges the grades of chains again, several at a time and few in memory, and hands them over in their order. */
public final class RegradeRun implements AutoCloseable {
    private final Regrading regrading;
    private final int atOnce;
    private final ExecutorService threads;

    public RegradeRun(Regrading regrading, int processors) {
        this.regrading = regrading;
        this.atOnce = 2 * processors;
        this.threads = Executors.newFixedThreadPool(processors);
    }

    /** What is being judged, and with what. */
    private record Pending(GradeRecord recorded, Future<Regraded> again) {}

    /**
     * Judges what is in a chain.
     *
     * @param lab only grades of this one; absent for all
     */
    public void judge(Grades grades, Optional<String> lab, BiConsumer<GradeRecord, Regraded> taker)
            throws IOException, BrokenChainException, MalformedRecordException {
        var pending = new ArrayDeque<Pending>();
        grades.read((recorded, rubric) -> {
            if (lab.isPresent() && !lab.get().equals(recorded.evidence().lab())) {
                return;
            }
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException("interrupted");
            }
            pending.add(begin(recorded, rubric));
            while (pending.size() > atOnce) {
                finish(pending.remove(), taker);
            }
        });
        while (!pending.isEmpty()) {
            finish(pending.remove(), taker);
        }
    }

    private Pending begin(GradeRecord recorded, Rubric rubric) {
        return new Pending(recorded, threads.submit(() -> regrading.again(recorded, rubric)));
    }

    private static void finish(Pending pending, BiConsumer<GradeRecord, Regraded> taker) {
        try {
            taker.accept(pending.recorded(), pending.again().get());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
