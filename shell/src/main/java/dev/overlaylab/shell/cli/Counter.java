package dev.overlaylab.shell.cli;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Tells from time to time how many of something are done, and how many in a second; nothing about what is quick. */
final class Counter {
    private static final Duration EVERY = Duration.ofSeconds(2);

    private final Speaker speaker;
    private final String key;
    private final Clock clock;
    private final Instant began;
    private Instant told;
    private long done;

    /** @param key of a message with {@code done} and {@code rate} */
    Counter(Speaker speaker, String key, Clock clock) {
        this.speaker = speaker;
        this.key = key;
        this.clock = clock;
        this.began = clock.instant();
        this.told = began;
    }

    /** One more is done. */
    synchronized void one() {
        done++;
        var now = clock.instant();
        if (Duration.between(told, now).compareTo(EVERY) >= 0) {
            told = now;
            speaker.note(
                    key,
                    "done",
                    done,
                    "rate",
                    done * 1000 / Math.max(1, Duration.between(began, now).toMillis()));
        }
    }
}
