package dev.overlaylab.site.lesson;

import dev.overlaylab.i18n.Printable;
import java.util.List;

/**
 * What a command printed, harmless and of bearable size.
 *
 * @param omitted lines that are not shown
 * @param cut whether lines were too long to be shown whole
 * @param pieces the text again, cut at the places that notes are about
 * @param notes what there is to know, in the order of the places
 */
public record Output(String text, int omitted, boolean cut, List<Piece> pieces, List<String> notes) {
    static final int MOST_LINES = 300;
    static final int LONGEST_LINE = 1000;

    public Output {
        pieces = List.copyOf(pieces);
        notes = List.copyOf(notes);
    }

    /**
     * A piece of the text.
     *
     * @param notes the numbers of the notes about it, from 1
     */
    public record Piece(String text, List<Integer> notes) {
        public Piece {
            notes = List.copyOf(notes);
        }
    }

    static Output of(String printed) {
        var lines = Printable.ofOutput(printed).stripTrailing().split("\n", -1);
        var shown = new StringBuilder();
        boolean cut = false;
        for (int i = 0; i < Math.min(lines.length, MOST_LINES); i++) {
            var line = lines[i].stripTrailing();
            if (line.length() > LONGEST_LINE) {
                int end = Character.isHighSurrogate(line.charAt(LONGEST_LINE - 1)) ? LONGEST_LINE - 1 : LONGEST_LINE;
                line = line.substring(0, end) + "…";
                cut = true;
            }
            shown.append(i == 0 ? "" : "\n").append(line);
        }
        var text = shown.toString();
        var whole = new Piece(text, List.of());
        return new Output(text, Math.max(0, lines.length - MOST_LINES), cut, List.of(whole), List.of());
    }

    /** Whether there is nothing to be seen. */
    public boolean silent() {
        return text.isBlank();
    }
}
