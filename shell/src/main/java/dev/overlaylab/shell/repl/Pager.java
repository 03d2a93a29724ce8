package dev.overlaylab.shell.repl;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.jline.terminal.Terminal;
import org.jline.utils.InfoCmp.Capability;
import org.jline.utils.NonBlockingReader;

/** Shows a page at a time of what is longer than the window. */
final class Pager {
    /** In a lower window there would be nothing but questions. */
    private static final int LOWEST = 8;

    /** How long a Ctrl-C may take to be noticed. */
    private static final long WAIT_MS = 200;

    /** How soon after a key the rest of what was pasted comes. */
    private static final long MORE_MS = 20;

    private static final String ALL = "q";

    /** Enter, the blank, and arrow and page keys that lead down. */
    private static final Set<String> NEXT = Set.of("\r", "\n", " ", "\u001b[B", "\u001bOB", "\u001b[6~");

    private final Terminal terminal;
    private final Consumer<String> print;

    Pager(Terminal terminal, Consumer<String> print) {
        this.terminal = terminal;
        this.print = print;
    }

    /**
     * Shows all lines.
     *
     * @param more what is asked below a page, for the number of lines that are left
     * @return what was typed that is not for turning pages: it ends them
     */
    String show(List<String> lines, IntFunction<String> more) {
        // The prompt and the line below it are to fit in, too.
        int room = terminal.getRows() - 2;
        int at = 0;
        while (terminal.getRows() >= LOWEST && lines.size() - at > room) {
            lines.subList(at, at + room).forEach(print);
            at += room;
            var keys = asked(more, lines.size() - at);
            if (!NEXT.contains(keys)) {
                lines.subList(at, lines.size()).forEach(print);
                return keys.equals(ALL) ? "" : keys;
            }
        }
        lines.subList(at, lines.size()).forEach(print);
        return "";
    }

    /** The keys that were pressed; Ctrl-C and the end of the input want all the rest. */
    private String asked(IntFunction<String> more, int left) {
        var before = terminal.enterRawMode();
        try {
            terminal.writer().print(more.apply(left));
            terminal.flush();
            return keys();
        } catch (InterruptedIOException e) {
            Thread.interrupted();
            return ALL;
        } catch (IOException e) {
            return ALL;
        } finally {
            terminal.setAttributes(before);
            terminal.puts(Capability.carriage_return);
            terminal.puts(Capability.clr_eol);
            terminal.flush();
        }
    }

    private String keys() throws IOException {
        var keys = new StringBuilder();
        while (true) {
            int key = terminal.reader().read(keys.isEmpty() ? WAIT_MS : MORE_MS);
            if (Thread.interrupted() || key == NonBlockingReader.EOF) {
                return ALL;
            }
            if (key >= 0) {
                keys.append((char) key);
            } else if (!keys.isEmpty()) {
                return keys.toString();
            }
        }
    }
}
