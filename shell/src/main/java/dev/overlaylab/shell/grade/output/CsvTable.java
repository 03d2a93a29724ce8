package dev.overlaylab.shell.grade.output;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes comma-separated values as RFC 4180 has them, in UTF-8. Every cell is made harmless. */
final class CsvTable {
    private final Writer out;

    /** @param mark whether a byte order mark comes first, by which Excel knows that it is UTF-8 */
    CsvTable(OutputStream stream, boolean mark) throws IOException {
        out = new OutputStreamWriter(stream, StandardCharsets.UTF_8);
        if (mark) {
            out.write('\uFEFF');
        }
    }

    void row(List<String> cells) throws IOException {
        boolean first = true;
        for (var cell : cells) {
            out.write(first ? "" : ",");
            out.write(quoted(Harmless.cell(cell)));
            first = false;
        }
        out.write("\r\n");
        out.flush();
    }

    private static String quoted(String cell) {
        return cell.matches("(?s).*[\",;\\s].*") ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
    }
}
