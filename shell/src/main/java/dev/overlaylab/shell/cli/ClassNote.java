package dev.overlaylab.shell.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.overlaylab.i18n.Problem;
import dev.overlaylab.shell.journal.DurableFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Optional;

/**
 * What a learner has said about their class, noted so that they say it once.
 *
 * @param student as the class knows them
 * @param challenge what the class was told to give with hand-ins
 */
record ClassNote(int format, String student, String challenge) {
    private static final int FORMAT = 1;
    private static final int LONGEST = 200;
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    static ClassNote of(String student, String challenge) {
        return new ClassNote(FORMAT, student, challenge);
    }

    /**
     * Who hands in, for which class: as said now, else as said last.
     *
     * @param command what to type with {@code --student}, when nobody was ever named
     * @param student may be empty, as may the challenge
     */
    static ClassNote said(StateHome home, String command, String student, String challenge) {
        var last = read(home);
        var who = text(student).or(() -> last.map(ClassNote::student)).orElse("");
        if (who.isEmpty()) {
            throw Problem.of("problem.submit.who", "command", command);
        }
        return of(who, text(challenge).or(() -> last.map(ClassNote::challenge)).orElse(""));
    }

    private static Optional<String> text(String given) {
        var text = Normalizer.normalize(given.strip(), Normalizer.Form.NFC);
        if (text.length() > LONGEST || text.codePoints().anyMatch(Character::isISOControl)) {
            throw Problem.of("problem.submit.text", "most", LONGEST);
        }
        return Optional.of(text).filter(it -> !it.isEmpty());
    }

    private static Path file(StateHome home) {
        return home.prepared(home.directory()).resolve("class.json");
    }

    /** What was noted; empty when nothing was, or nothing readable. */
    static Optional<ClassNote> read(StateHome home) {
        try {
            var file = file(home);
            return Files.exists(file)
                    ? Optional.ofNullable(JSON.readValue(file.toFile(), ClassNote.class))
                            .filter(it -> it.format() == FORMAT)
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    void write(StateHome home) {
        try {
            DurableFile.replace(file(home), JSON.writeValueAsBytes(this));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("plain data", e);
        }
    }
}
