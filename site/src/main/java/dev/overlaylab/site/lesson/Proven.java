package dev.overlaylab.site.lesson;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.overlaylab.i18n.Problem;
import dev.overlaylab.i18n.Text;
import dev.overlaylab.labs.lab.Lab;
import dev.overlaylab.labs.lab.LabLibrary;
import dev.overlaylab.labs.transcript.TranscriptFile;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The matrix of a whole proof of a lab, as {@code prove --transcripts} keeps it beside the transcript.
 *
 * @param states such as {@code as-declared}, by check or wrong way and column, such as {@code 03-network/one-overlay before}
 */
public record Proven(String driver, String engine, String day, Map<String, String> states) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    public Proven {
        states = Map.copyOf(states);
    }

    /** The proof on the best engine if there is one, on virtual machines if there is one; it must be of the lab as it is. */
    static Optional<Proven> of(LabLibrary library, Lab lab) {
        return Captured.best(lab, (driver, engine) -> {
            var path = TranscriptFile.proof(lab, driver, engine);
            return library.file(lab.id(), path).map(it -> read(lab, driver, engine, lab.id() + "/" + path, it));
        });
    }

    private static Proven read(Lab lab, String driver, String engine, String file, byte[] bytes) {
        try {
            var proof = JSON.readTree(new String(bytes, StandardCharsets.UTF_8))
                    .path("labs")
                    .path(0);
            var run = proof.path("runs").path(0);
            var states = new HashMap<String, String>();
            run.path("steps").forEach(step -> {
                var id = step.path("id").asText() + "/";
                step.path("checks").forEach(it -> add(states, id, it));
                step.path("sabotages").forEach(it -> add(states, id, it));
            });
            var day = run.path("startedAt").asText();
            var proven = new Proven(driver, engine, day.substring(0, Math.min(10, day.length())), states);
            if (!proof.path("lab").asText().equals(lab.id()) || !proven.isOf(lab)) {
                throw new Problem(stale(lab, file));
            }
            return proven;
        } catch (JsonProcessingException e) {
            throw new Problem(stale(lab, file), e);
        }
    }

    private static Text stale(Lab lab, String file) {
        return Text.of("problem.site.proof-stale", "file", file, "lab", lab.id());
    }

    private static void add(Map<String, String> states, String step, JsonNode row) {
        var id = step + row.path("id").asText();
        row.path("cells")
                .properties()
                .forEach(it -> states.put(
                        id + " " + it.getKey(), it.getValue().path("state").asText()));
    }

    private boolean isOf(Lab lab) {
        return lab.steps().stream()
                .allMatch(step -> step.checks().stream().allMatch(it -> has(step.id(), it.id(), "forward"))
                        && step.sabotages().stream().allMatch(it -> has(step.id(), it.id(), "undone")));
    }

    private boolean has(String step, String row, String column) {
        return states.containsKey(key(step, row, column));
    }

    /** How it was in a column, such as {@code as-declared}. */
    public String state(String step, String row, String column) {
        return states.getOrDefault(key(step, row, column), "not-reached");
    }

    private static String key(String step, String row, String column) {
        return step + "/" + row + " " + column;
    }
}
