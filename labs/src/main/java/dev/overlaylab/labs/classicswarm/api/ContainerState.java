package dev.overlaylab.labs.classicswarm.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** A container's state in the words of docker ps; the engine's own sentence would be as old as the last look. */
final class ContainerState {
    private static final Instant NEVER = Instant.parse("0001-01-01T00:00:00Z");

    private ContainerState() {}

    /** The word by which lists are filtered. */
    static String word(JsonNode state) {
        if (state.path("Running").asBoolean()) {
            return state.path("Paused").asBoolean()
                    ? "paused"
                    : state.path("Restarting").asBoolean() ? "restarting" : "running";
        }
        if (state.path("Dead").asBoolean()) {
            return "dead";
        }
        return time(state, "StartedAt").isEmpty() ? "created" : "exited";
    }

    static String health(JsonNode state) {
        return state.path("Health").path("Status").asText("none");
    }

    /** The sentence of the column STATUS. */
    static String sentence(JsonNode state, Instant now) {
        var exit = state.path("ExitCode").asInt();
        return switch (word(state)) {
            case "paused" -> "Up " + age(state, "StartedAt", now) + " (Paused)";
            case "restarting" -> "Restarting (" + exit + ") " + age(state, "FinishedAt", now) + " ago";
            case "running" -> "Up " + age(state, "StartedAt", now) + healthWords(state);
            case "dead" -> "Dead";
            case "created" -> "Created";
            default -> "Exited (" + exit + ") " + age(state, "FinishedAt", now) + " ago";
        };
    }

    private static String healthWords(JsonNode state) {
        return switch (health(state)) {
            case "none", "" -> "";
            case "starting" -> " (health: starting)";
            default -> " (" + health(state) + ")";
        };
    }

    private static String age(JsonNode state, String since, Instant now) {
        return time(state, since).map(it -> words(Duration.between(it, now))).orElse("some time");
    }

    /** As Docker's clients round. */
    static String words(Duration age) {
        long seconds = age.toSeconds();
        if (seconds < 60) {
            return seconds < 1 ? "Less than a second" : seconds == 1 ? "1 second" : seconds + " seconds";
        }
        long minutes = age.toMinutes();
        if (minutes < 60) {
            return minutes == 1 ? "About a minute" : minutes + " minutes";
        }
        long hours = Math.round(minutes / 60.0);
        if (hours < 48) {
            return hours == 1 ? "About an hour" : hours + " hours";
        }
        return hours < 24 * 14
                ? hours / 24 + " days"
                : hours < 24 * 60
                        ? hours / 24 / 7 + " weeks"
                        : hours < 24 * 365 * 2 ? hours / 24 / 30 + " months" : hours / 24 / 365 + " years";
    }

    private static Optional<Instant> time(JsonNode state, String field) {
        try {
            var time = OffsetDateTime.parse(state.path(field).asText()).toInstant();
            return time.equals(NEVER) ? Optional.empty() : Optional.of(time);
        } catch (DateTimeParseException unsaid) {
            return Optional.empty();
        }
    }
}
