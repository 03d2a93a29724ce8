package dev.overlaylab.shell.render;

import dev.overlaylab.i18n.Language;
import dev.overlaylab.i18n.Width;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.Node;

/** Tables in columns that fit; where there is too little room for columns, row after row as a list. */
final class TableView {
    private static final int NARROWEST = 8;
    private static final String GAP = "  ";
    private final Language language;
    private final int room;

    TableView(Language language, int room) {
        this.language = language;
        this.room = room;
    }

    List<StyledLine> lines(TableBlock table) {
        var rows = new ArrayList<List<StyledText>>();
        for (var part = table.getFirstChild(); part != null; part = part.getNext()) {
            var style = part instanceof TableHead ? Style.HEADING : Style.PLAIN;
            for (var row = part.getFirstChild(); row != null; row = row.getNext()) {
                if (row instanceof TableRow) {
                    rows.add(cells(row, style));
                }
            }
        }
        var widths = widths(rows);
        return widths.length * (NARROWEST + GAP.length()) - GAP.length() > room && total(widths) > room
                ? listed(rows)
                : inColumns(rows, fitted(widths));
    }

    private static List<StyledText> cells(Node row, Style style) {
        var cells = new ArrayList<StyledText>();
        for (var cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
            cells.add(InlineText.of(cell, style));
        }
        return cells;
    }

    private static int[] widths(List<List<StyledText>> rows) {
        var widths = new int[rows.get(0).size()];
        for (var row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).columns());
            }
        }
        return widths;
    }

    /** Takes from the widest column until all fit. */
    private int[] fitted(int[] widths) {
        var fitted = widths.clone();
        while (total(fitted) > room) {
            int widest = 0;
            for (int i = 1; i < fitted.length; i++) {
                widest = fitted[i] > fitted[widest] ? i : widest;
            }
            if (fitted[widest] <= NARROWEST) {
                break;
            }
            fitted[widest]--;
        }
        return fitted;
    }

    private static int total(int[] widths) {
        return Arrays.stream(widths).sum() + GAP.length() * (widths.length - 1);
    }

    private List<StyledLine> inColumns(List<List<StyledText>> rows, int[] widths) {
        var lines = new ArrayList<StyledLine>();
        for (var row : rows) {
            var cells = new ArrayList<List<StyledLine>>();
            for (int i = 0; i < widths.length; i++) {
                cells.add(row.get(i).lines(language, widths[i]));
            }
            int height = cells.stream().mapToInt(List::size).max().orElse(0);
            for (int y = 0; y < height; y++) {
                lines.add(line(cells, y, widths));
            }
            if (lines.size() == height) {
                lines.add(rule(widths));
            }
        }
        return lines;
    }

    private static StyledLine line(List<List<StyledLine>> cells, int y, int[] widths) {
        var spans = new ArrayList<Span>();
        int due = 0;
        for (int i = 0; i < widths.length; i++) {
            var cell = y < cells.get(i).size() ? cells.get(i).get(y) : StyledLine.EMPTY;
            if (!cell.spans().isEmpty()) {
                if (due > 0) {
                    spans.add(Span.plain(" ".repeat(due)));
                }
                spans.addAll(cell.spans());
                due = 0;
            }
            due += widths[i] - Width.NARROW.of(cell.toPlain()) + GAP.length();
        }
        return new StyledLine(spans);
    }

    private static StyledLine rule(int[] widths) {
        var dashes = Arrays.stream(widths).mapToObj("─"::repeat).toList();
        return StyledLine.of(String.join(GAP, dashes), Style.MARK);
    }

    private List<StyledLine> listed(List<List<StyledText>> rows) {
        var lines = new ArrayList<StyledLine>();
        for (var row : rows.subList(1, rows.size())) {
            for (int i = 0; i < row.size(); i++) {
                var spans = new ArrayList<>(rows.get(0).get(i).spans());
                spans.add(Span.plain(": "));
                spans.addAll(row.get(i).spans());
                var first = i == 0 ? new Span("• ", Style.MARK) : Span.plain("  ");
                lines.addAll(
                        StyledLine.prefixed(new StyledText(spans).lines(language, room - 2), first, Span.plain("  ")));
            }
        }
        return lines;
    }
}
