package dev.overlaylab.shell.grade.output;

import dev.overlaylab.i18n.Printable;

/** Text from rosters and hosts, so that nothing that reads it takes it for more than text. */
final class Harmless {
    private static final String FORMULA = "=+-@＝＋－＠";
    private static final int LONGEST_CELL = 30_000;

    private Harmless() {}

    /**
     * A table's cell: one line, nothing that a spreadsheet computes. Spreadsheets take a cell for a formula by its first
     * character; an apostrophe before it makes it text again.
     */
    static String cell(String text) {
        var line = Printable.onOneLine(text).strip();
        var cut = line.length() > LONGEST_CELL ? whole(line, LONGEST_CELL) + "…" : line;
        return !cut.isEmpty() && FORMULA.indexOf(cut.charAt(0)) >= 0 ? "'" + cut : cut;
    }

    /** Text in which every character may stand in XML 1.0; markup is the writer's to escape. */
    static String xml(String text) {
        var printable = Printable.of(text);
        if (printable.codePoints().allMatch(Harmless::mayStandInXml)) {
            return printable;
        }
        var safe = new StringBuilder();
        printable.codePoints().forEach(it -> safe.appendCodePoint(mayStandInXml(it) ? it : 0xFFFD));
        return safe.toString();
    }

    /** A cell of a Markdown table, in which nothing is markup or a link. */
    static String markdown(String text) {
        return Printable.onOneLine(text)
                .strip()
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replaceAll("[\\\\`*_{}\\[\\]()#+!|~@:]", "\\\\$0");
    }

    private static boolean mayStandInXml(int c) {
        return c == '\t' || c == '\n' || (c >= 0x20 && (c & 0xFFFE) != 0xFFFE);
    }

    private static String whole(String text, int end) {
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end);
    }
}
