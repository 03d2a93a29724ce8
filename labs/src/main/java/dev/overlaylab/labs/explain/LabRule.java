package dev.overlaylab.labs.explain;

import dev.overlaylab.labs.lab.Step.OutputNote;
import java.util.List;
import java.util.Optional;

/** Where a lab explains what one of its own commands prints: the first such place. */
record LabRule(OutputNote note) {
    Optional<Annotation> in(String typed, List<String> output) {
        if (!words(typed).equals(words(note.command()))) {
            return Optional.empty();
        }
        for (int i = 0; i < output.size(); i++) {
            var line = output.get(i);
            int at = line.contains(note.line()) ? line.indexOf(note.mark()) : -1;
            if (at >= 0) {
                return Optional.of(new Annotation(i, at, at + note.mark().length(), new Annotation.OfLab(note.said())));
            }
        }
        return Optional.empty();
    }

    /** However many blanks somebody put between them, and wherever a line was broken. */
    private static String words(String line) {
        return line.replace("\\\n", " ").strip().replaceAll("\\s+", " ");
    }
}
