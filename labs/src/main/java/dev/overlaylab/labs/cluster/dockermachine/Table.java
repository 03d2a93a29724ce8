package dev.overlaylab.labs.cluster.dockermachine;

import java.util.ArrayList;
import java.util.List;

/** Columns as Go's tabwriter sets them for docker-machine: at least 5 wide, 3 blanks apart, the last as it is. */
final class Table {
    private static final int NARROWEST = 5;
    private static final int APART = 3;

    private Table() {}

    static String of(List<List<String>> rows) {
        var widths = new ArrayList<Integer>();
        for (var row : rows) {
            for (int i = 0; i < row.size() - 1; i++) {
                int wide = Math.max(NARROWEST, row.get(i).length() + APART);
                if (i == widths.size()) {
                    widths.add(wide);
                } else {
                    widths.set(i, Math.max(widths.get(i), wide));
                }
            }
        }
        var text = new StringBuilder();
        for (var row : rows) {
            for (int i = 0; i < row.size(); i++) {
                text.append(row.get(i));
                if (i < row.size() - 1) {
                    text.append(" ".repeat(widths.get(i) - row.get(i).length()));
                }
            }
            text.append('\n');
        }
        return text.toString();
    }
}
