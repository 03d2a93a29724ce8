package dev.overlaylab.shell.grade.roster;

import dev.overlaylab.i18n.Problem;
import dev.overlaylab.i18n.Text;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;

/** Reads the first sheet of an Excel workbook. */
final class XlsxRows {
    /** What a workbook may unpack to: shared texts are all in memory. */
    private static final long LARGEST = 64L * 1024 * 1024;

    private XlsxRows() {}

    static List<Row> read(Path file) {
        try {
            refuseBombs(file);
            var rows = new ArrayList<Row>();
            try (var workbook = new ReadableWorkbook(file.toFile());
                    var stream = workbook.getFirstSheet().openStream()) {
                for (var row : (Iterable<org.dhatim.fastexcel.reader.Row>) stream::iterator) {
                    var cells = new ArrayList<String>();
                    for (int i = 0; i < Math.min(row.getCellCount(), Row.MOST_CELLS); i++) {
                        cells.add(row.getOptionalCell(i).map(XlsxRows::text).orElse(""));
                    }
                    var read = new Row(row.getRowNum(), cells);
                    if (!read.isBlank()) {
                        rows.add(read);
                    }
                    if (rows.size() > Row.MOST_ROWS) {
                        throw Problem.of(
                                "problem.grade.roster-too-long", "file", file.toString(), "most", Row.MOST_ROWS);
                    }
                }
            }
            return rows;
        } catch (Problem e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw new Problem(
                    Text.of(
                            "problem.grade.workbook",
                            "file",
                            file.toString(),
                            "detail",
                            String.valueOf(e.getMessage())),
                    e);
        }
    }

    private static void refuseBombs(Path file) throws IOException {
        long size = 0;
        var buffer = new byte[1 << 16];
        try (var zip = new ZipFile(file.toFile())) {
            for (var entry : Collections.list(zip.entries())) {
                try (var in = zip.getInputStream(entry)) {
                    int read;
                    while ((read = in.read(buffer)) > 0) {
                        size += read;
                        if (size > LARGEST) {
                            throw Problem.of(
                                    "problem.grade.roster-too-large", "file", file.toString(), "limit", LARGEST >> 20);
                        }
                    }
                }
            }
        }
    }

    /** IDs are often numbers in workbooks: as a person sees them, not as 1.2E7. */
    private static String text(Cell cell) {
        if (cell.getType() == CellType.NUMBER) {
            var number = (BigDecimal) cell.getValue();
            return number.stripTrailingZeros().toPlainString();
        }
        var text = String.valueOf(cell.getText());
        return text.length() > Row.LONGEST_CELL ? text.substring(0, Row.LONGEST_CELL) : text;
    }
}
