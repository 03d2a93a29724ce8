package dev.overlaylab.shell.repl.typing;

import java.util.List;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.Display;

/**
 * JLine's display, for rows whose last character is a wide one.
 *
 * <p>To have a terminal wrap, JLine prints a row's last character again, at the row's last column: the second half of a wide
 * character, which the terminal would then put into the next row.
 */
final class WideDisplay extends Display {
    WideDisplay(Terminal terminal) {
        super(terminal, false);
    }

    @Override
    protected void moveVisualCursorTo(int to, List<AttributedString> rows) {
        if (cursorPos != to && to % columns1 == columns && endsWide(rows, to / columns1)) {
            moveVisualCursorTo(to - 2);
            // What is printed next takes two columns and is counted as one.
            cursorPos = to - 1;
        }
        super.moveVisualCursorTo(to, rows);
    }

    private boolean endsWide(List<AttributedString> rows, int row) {
        return row < rows.size()
                && rows.get(row)
                                .columnSubSequence(terminal, columns - 1, columns)
                                .columnLength(terminal)
                        == 2;
    }
}
