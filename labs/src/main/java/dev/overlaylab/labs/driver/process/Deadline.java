package dev.overlaylab.labs.driver.process;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** A moment on the monotonic clock, and waiting for a condition until then; an interrupt ends every wait. */
public final class Deadline {
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(10);

    private final long start = System.nanoTime();
    private final Duration whole;

    private Deadline(Duration whole) {
        this.whole = whole;
    }

    public static Deadline in(Duration whole) {
        return new Deadline(whole);
    }

    public Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    public Duration left() {
        var left = whole.minus(elapsed());
        return left.isNegative() ? Duration.ZERO : left;
    }

    public boolean passed() {
        return left().isZero();
    }

    /** What the question answered first, or nothing when it was still empty at the deadline. Asks at least once. */
    public <T> Optional<T> first(Supplier<Optional<T>> question, Duration pause) throws InterruptedException {
        while (true) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            var answer = question.get();
            if (answer.isPresent() || passed()) {
                return answer;
            }
            var left = left();
            var rest = left.compareTo(pause) < 0 ? left : pause;
            Thread.sleep(Math.max(SHORTEST_PAUSE.toMillis(), rest.toMillis()));
        }
    }

    /** Whether the condition came true in time. */
    public boolean until(BooleanSupplier condition, Duration pause) throws InterruptedException {
        return first(() -> condition.getAsBoolean() ? Optional.of(true) : Optional.empty(), pause)
                .isPresent();
    }
}
