package dev.overlaylab.site.lesson;

import dev.overlaylab.i18n.Printable;
import dev.overlaylab.labs.transcript.Transcript;
import java.util.stream.Collectors;

/**
 * Where the outputs of a page come from.
 *
 * @param engines the engines' versions, each once
 * @param driver what made the machines
 * @param day ISO 8601
 */
public record Recorded(String engines, String driver, String day) {
    static Recorded of(Transcript transcript) {
        return new Recorded(
                transcript.engineVersions().values().stream()
                        .map(Printable::onOneLine)
                        .distinct()
                        .sorted()
                        .collect(Collectors.joining(", ")),
                Printable.onOneLine(transcript.driver()),
                Printable.onOneLine(transcript.recorded()));
    }
}
