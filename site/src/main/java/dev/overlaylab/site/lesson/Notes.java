package dev.overlaylab.site.lesson;

import dev.overlaylab.i18n.Catalogue;
import dev.overlaylab.i18n.Language;
import dev.overlaylab.labs.explain.Annotation;
import dev.overlaylab.labs.explain.Explanations;
import dev.overlaylab.labs.lab.Step;
import java.util.ArrayList;
import java.util.List;

/** Cuts an output at the places that there is something to know about. */
final class Notes {
    private static final Explanations EXPLANATIONS = Explanations.ofProduct();

    private final Catalogue catalogue;
    private final Language language;
    private final Explanations explanations;

    Notes(Catalogue catalogue, Language language, Step step) {
        this.catalogue = catalogue;
        this.language = language;
        this.explanations = EXPLANATIONS.at(step);
    }

    /** The same output with its notes. */
    Output on(String command, Output output) {
        var lines = output.text().split("\n", -1);
        var annotations = explanations.of(
                command, List.of(output.text().replace('\t', ' ').split("\n", -1)));
        var pieces = new ArrayList<Output.Piece>();
        int from = 0;
        int lineStart = 0;
        int line = 0;
        for (int i = 0; i < annotations.size(); i++) {
            var annotation = annotations.get(i);
            for (; line < annotation.line(); line++) {
                lineStart += lines[line].length() + 1;
            }
            from = cut(pieces, output.text(), from, lineStart, annotation, i + 1);
        }
        pieces.add(new Output.Piece(output.text().substring(from), List.of()));
        var notes = annotations.stream()
                .map(it -> it.saying().in(language, catalogue))
                .toList();
        return new Output(output.text(), output.omitted(), output.cut(), pieces, notes);
    }

    /** Adds the text before a place, and the place; a place that begins within another one is told at that one. */
    private static int cut(
            List<Output.Piece> pieces, String text, int from, int lineStart, Annotation annotation, int number) {
        int start = lineStart + annotation.start();
        int end = lineStart + annotation.end();
        if (start < from) {
            var last = pieces.remove(pieces.size() - 1);
            var numbers = new ArrayList<>(last.notes());
            numbers.add(number);
            pieces.add(new Output.Piece(last.text(), numbers));
            return from;
        }
        pieces.add(new Output.Piece(text.substring(from, start), List.of()));
        pieces.add(new Output.Piece(text.substring(start, end), List.of(number)));
        return end;
    }
}
