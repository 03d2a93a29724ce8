package dev.overlaylab.labs.lab;

import dev.overlaylab.i18n.Language;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Puts together where in its outputs a step has something to explain, and what its texts say there. */
final class OutputNotes {
    /** What the sections of the texts begin with that explain a place in an output. */
    private static final String SECTION = "output.";

    private final StepFile file;
    private final Map<Language, LabText> texts;
    private final Parameters parameters;

    OutputNotes(StepFile file, Map<Language, LabText> texts, Parameters parameters) {
        this.file = file;
        this.texts = texts;
        this.parameters = parameters;
    }

    /** Whether a section of the texts is about an output, and gives no hint. */
    static boolean isAbout(String section) {
        return section.startsWith(SECTION);
    }

    List<Step.OutputNote> notes() {
        var ids = new HashSet<String>();
        file.outputs().forEach(it -> {
            if (!ids.add(it.id())) {
                throw it.place().problem("id-twice", "id", it.id());
            }
        });
        agree();
        return file.outputs().stream().map(this::note).toList();
    }

    private void agree() {
        var noted = file.outputs().stream().map(StepFile.OutputEntry::id).toList();
        var english = LabTexts.english(texts);
        var told = english.hints().keySet().stream()
                .filter(OutputNotes::isAbout)
                .map(it -> it.substring(SECTION.length()))
                .toList();
        if (!noted.containsAll(told) || !told.containsAll(noted)) {
            throw new Place(english.file(), 1, 1)
                    .problem(
                            "outputs-told",
                            "outputs",
                            String.join(", ", noted),
                            "told",
                            told.stream().map(it -> "## " + SECTION + it).collect(Collectors.joining(", ")));
        }
    }

    private Step.OutputNote note(StepFile.OutputEntry entry) {
        var said = new EnumMap<Language, String>(Language.class);
        texts.forEach((language, text) -> said.put(language, said(text, entry.id())));
        return new Step.OutputNote(entry.id(), command(entry), entry.line(), entry.mark(), said);
    }

    private String command(StepFile.OutputEntry entry) {
        return file.commands().stream()
                .map(StepFile.CommandEntry::command)
                .filter(it -> it.id().equals(entry.command().text()))
                .map(Step.DocumentedCommand::line)
                .findFirst()
                .orElseThrow(() -> entry.command()
                        .place()
                        .problem(
                                "output-command",
                                "command",
                                entry.command().text(),
                                "valid",
                                file.commands().stream()
                                        .map(it -> it.command().id())
                                        .collect(Collectors.joining(", "))));
    }

    private String said(LabText text, String id) {
        return text.hints().getOrDefault(SECTION + id, List.of()).stream()
                .map(it -> parameters.fill(new Place(text.file(), 1, 1), it))
                .collect(Collectors.joining(" "));
    }
}
