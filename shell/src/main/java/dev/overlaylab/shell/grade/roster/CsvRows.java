package dev.overlaylab.shell.grade.roster;

import dev.overlaylab.i18n.Problem;
import java.util.ArrayList;
import java.util.List;

/** Reads comma-separated values as RFC 4180 has them; semicolons and tabs do as well, and quoted cells may have lines. */
final class CsvRows {
    private final String file;
    private final String text;
    private final char separator;
    private int at;
    private int line = 1;

    private CsvRows(String file, String text) {
        this.file = file;
        this.text = text;
        this.separator = separator(text);
    }

    static List<Row> read(String file, String text) {
        return new CsvRows(file, text).rows();
    }

    /** The one that stands most often in the first line that has any, outside of quotes. */
    private static char separator(String text) {
        var counts = new int[3];
        var separators = "\t;,";
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            quoted ^= c == '"';
            int which = quoted ? -1 : separators.indexOf(c);
            if (which >= 0) {
                counts[which]++;
            }
            if (c == '\n' && !quoted && counts[0] + counts[1] + counts[2] > 0) {
                break;
            }
        }
        int best = counts[0] > 0 ? 0 : counts[1] > counts[2] ? 1 : 2;
        return separators.charAt(best);
    }

    private List<Row> rows() {
        var rows = new ArrayList<Row>();
        while (at < text.length()) {
            var row = row();
            if (!row.isBlank()) {
                rows.add(row);
            }
            if (rows.size() > Row.MOST_ROWS) {
                throw Problem.of("problem.grade.roster-too-long", "file", file, "most", Row.MOST_ROWS);
            }
        }
        return rows;
    }

    private Row row() {
        int begin = line;
        var cells = new ArrayList<String>();
        do {
            cells.add(cell(begin));
            if (cells.size() > Row.MOST_CELLS) {
                throw shape(begin, "cells", Row.MOST_CELLS);
            }
        } while (at < text.length() && text.charAt(at++) == separator);
        if (at < text.length() && text.charAt(at - 1) == '\r' && text.charAt(at) == '\n') {
            at++;
        }
        line++;
        return new Row(begin, cells);
    }

    private String cell(int begin) {
        var cell = new StringBuilder();
        boolean quoted = false;
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '"') {
                boolean twice = quoted && at + 1 < text.length() && text.charAt(at + 1) == '"';
                if (!quoted && !cell.isEmpty()) {
                    // Somebody's name has quotes in it, and who wrote the file did not know about doubling them.
                    cell.append(c);
                } else if (twice) {
                    cell.append(c);
                    at++;
                } else {
                    quoted = !quoted;
                }
            } else if (!quoted && (c == separator || c == '\n' || c == '\r')) {
                break;
            } else {
                line += c == '\n' ? 1 : 0;
                cell.append(c);
            }
            if (cell.length() > Row.LONGEST_CELL) {
                throw shape(begin, quoted ? "quote" : "characters", Row.LONGEST_CELL);
            }
        }
        if (quoted) {
            throw shape(begin, "quote", Row.LONGEST_CELL);
        }
        return cell.toString();
    }

    private Problem shape(int begin, String what, int most) {
        return Problem.of("problem.grade.roster-shape", "file", file, "line", begin, "what", what, "most", most);
    }
}
