package dev.overlaylab.site.lesson;

import dev.overlaylab.i18n.Printable;

/**
 * What a command printed, harmless and of bearable size.
 *
 * @param omitted lines that are not shown
 * @param cut whether lines were too long to be shown whole
 */
public record Output(String text, int omitted, boolean cut) {
    static final int MOST_LINES = 300;
    static final int LONGEST_LINE = 1000;

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
        return new Output(shown.toString(), Math.max(0, lines.length - MOST_LINES), cut);
    }

    /** Whether there is nothing to be seen. */
    public boolean silent() {
        return text.isBlank();
    }
}
