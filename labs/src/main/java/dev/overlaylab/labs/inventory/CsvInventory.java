package dev.overlaylab.labs.inventory;

import dev.overlaylab.i18n.Problem;
import dev.overlaylab.labs.inventory.Inventory.Kind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;

/** A table whose first line names its columns, with the keys of {@link HostRow}; comma, semicolon or tab between cells. */
final class CsvInventory {
    private final SshDefaults defaults;
    private final Path folder;

    CsvInventory(SshDefaults defaults, Path folder) {
        this.defaults = defaults;
        this.folder = folder;
    }

    /** Whether the first line names columns of ours. */
    static boolean looksLike(String text) {
        var first = text.stripLeading().lines().findFirst().orElse("");
        var cells = List.of(first.toLowerCase(Locale.ROOT).replace("\"", "").split("[,;\t]", -1)).stream()
                .map(String::strip)
                .toList();
        return cells.contains("name") || cells.contains("host");
    }

    Inventory read(String file, String text) {
        var records = records(file, text);
        if (records.isEmpty()) {
            throw Problem.of("problem.inventory.empty", "file", file);
        }
        var columns = records.get(0).cells().stream()
                .map(it -> it.strip().toLowerCase(Locale.ROOT).replace('_', '-'))
                .toList();
        var rows = new ArrayList<HostRow>();
        for (var record : records.subList(1, records.size())) {
            if (record.cells().stream().allMatch(String::isBlank)) {
                continue;
            }
            if (record.cells().size() > columns.size()) {
                throw Problem.of(
                        "problem.inventory.cells",
                        "file",
                        file,
                        "line",
                        record.line(),
                        "cells",
                        record.cells().size(),
                        "columns",
                        columns.size());
            }
            var values = new HashMap<String, String>();
            for (int i = 0; i < record.cells().size(); i++) {
                values.put(columns.get(i), record.cells().get(i));
            }
            rows.add(new HostRow(file, record.line(), values));
        }
        return new Inventory(Kind.CSV, file, HostRow.hosts(rows, defaults, folder), List.of());
    }

    private record Line(int line, List<String> cells) {}

    private static char separator(String text) {
        var first = text.lines().findFirst().orElse("");
        for (char separator : new char[] {'\t', ';', ','}) {
            if (first.indexOf(separator) >= 0) {
                return separator;
            }
        }
        return ',';
    }

    /** Cells may be quoted, with doubled quotes in them; lines that begin with # are remarks. */
    private static List<Line> records(String file, String written) {
        var text = written.strip();
        var separator = separator(text);
        var records = new ArrayList<Line>();
        int number = 1
                + (int) written.substring(0, written.indexOf(text))
                        .chars()
                        .filter(it -> it == '\n')
                        .count();
        for (var line : text.split("\n", -1)) {
            if (!line.startsWith("#")) {
                records.add(new Line(number, cells(file, number, line, separator)));
            }
            number++;
        }
        return records;
    }

    private static List<String> cells(String file, int number, String line, char separator) {
        var cells = new ArrayList<String>();
        var cell = new StringBuilder();
        var quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (quoted && c == '"' && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                cell.append(c);
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == separator && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        if (quoted) {
            throw Problem.of(
                    "problem.inventory.format", "file", file, "line", number, "detail", "a quote that does not end");
        }
        cells.add(cell.toString());
        return cells;
    }
}
