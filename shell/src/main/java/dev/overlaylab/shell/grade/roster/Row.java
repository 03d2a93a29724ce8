package dev.overlaylab.shell.grade.roster;

import java.util.List;

/**
 * A line of a table.
 *
 * @param line where it begins, counting from 1
 */
record Row(int line, List<String> cells) {
    static final int MOST_ROWS = 200_000;
    static final int MOST_CELLS = 500;
    static final int LONGEST_CELL = 10_000;

    Row {
        cells = List.copyOf(cells);
    }

    String cell(int index) {
        return index >= 0 && index < cells.size() ? cells.get(index).strip() : "";
    }

    boolean isBlank() {
        return cells.stream().allMatch(String::isBlank);
    }
}
