package dev.overlaylab.labs.classicswarm.engine;

import java.time.Instant;

/**
 * How an engine is.
 *
 * @param failures calls in a row that did not reach it
 * @param error what the last of them said; empty when the last call reached it
 */
public record Health(State state, int failures, String error, Instant updatedAt) {
    /** In the words that docker info shows. */
    public enum State {
        PENDING("Pending"),
        UNHEALTHY("Unhealthy"),
        HEALTHY("Healthy"),
        DISCONNECTED("Disconnected");

        private final String shown;

        State(String shown) {
            this.shown = shown;
        }

        /** The word. */
        public String shown() {
            return shown;
        }
    }

    static Health pending() {
        return new Health(State.PENDING, 0, "", Instant.now());
    }

    Health reached() {
        return new Health(state == State.UNHEALTHY ? State.HEALTHY : state, 0, "", Instant.now());
    }

    Health missed(String why, int most) {
        int more = failures + 1;
        return new Health(
                state == State.HEALTHY && more >= most ? State.UNHEALTHY : state, more, why.strip(), Instant.now());
    }

    Health into(State other, String why) {
        return new Health(other, other == State.HEALTHY ? 0 : failures, why, Instant.now());
    }
}
