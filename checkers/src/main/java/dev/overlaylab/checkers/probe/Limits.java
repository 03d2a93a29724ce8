package dev.overlaylab.checkers.probe;

import java.time.Duration;

/**
 * How long to wait for answers.
 *
 * @param script one script on a machine
 * @param exec one command in a running container
 * @param run one command in a container of its own, its making included
 * @param whole everything that is asked at once
 */
public record Limits(Duration script, Duration exec, Duration run, Duration whole) {
    /** Generous enough for machines under software emulation; answers come sooner, only silence takes this long. */
    public static Limits usual() {
        return new Limits(
                Duration.ofSeconds(20), Duration.ofSeconds(30), Duration.ofSeconds(60), Duration.ofSeconds(150));
    }
}
