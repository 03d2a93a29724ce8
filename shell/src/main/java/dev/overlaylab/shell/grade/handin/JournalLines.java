package dev.overlaylab.shell.grade.handin;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.overlaylab.shell.grade.evidence.CanonicalJson;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/** The last lines of a journal, as many as a hand-in may have, with long outputs cut. */
final class JournalLines {
    private static final int MOST_CHARACTERS = 6 << 20;
    private static final int MOST_LINES = 20_000;
    private static final int LONGEST_OUTPUT = 2000;
    private static final int LONGEST_LINE = 1 << 20;
    private static final String OUTPUT = "output";
    /** They are of the line as it stands, uncut; whether they fit, {@link JournalNote} says. */
    private static final List<String> HASHES = List.of("before", "hash");

    private JournalLines() {}

    /** Lines that cannot be read are left out: a half one at the end, and what is damaged. */
    static List<JsonNode> of(Path journal) throws IOException {
        var kept = new ArrayDeque<JsonNode>();
        if (!Files.exists(journal)) {
            return List.of();
        }
        long characters = 0;
        // Unlike Files.newBufferedReader, this one reads on where bytes are no UTF-8.
        try (var lines =
                new BufferedReader(new InputStreamReader(Files.newInputStream(journal), StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                var entry = entry(line);
                if (entry == null) {
                    continue;
                }
                kept.add(entry);
                characters += size(entry);
                while (characters > MOST_CHARACTERS || kept.size() > MOST_LINES) {
                    characters -= size(kept.remove());
                }
            }
        }
        return new ArrayList<>(kept);
    }

    private static @org.jspecify.annotations.Nullable JsonNode entry(String line) {
        try {
            var entry = line.length() > LONGEST_LINE ? null : CanonicalJson.read(line.getBytes(StandardCharsets.UTF_8));
            if (!(entry instanceof ObjectNode fields)) {
                return null;
            }
            fields.remove(HASHES);
            var output = fields.path(OUTPUT).asText();
            if (output.length() > LONGEST_OUTPUT) {
                fields.put(OUTPUT, output.substring(0, LONGEST_OUTPUT) + "…");
            }
            return fields;
        } catch (JacksonException e) {
            return null;
        }
    }

    private static int size(JsonNode entry) {
        int size = 0;
        for (var field : entry.properties()) {
            size += field.getKey().length() + field.getValue().asText().length() + 20;
        }
        return size;
    }
}
