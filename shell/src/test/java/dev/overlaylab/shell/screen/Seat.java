package dev.overlaylab.shell.screen;

import dev.overlaylab.i18n.Width;
import dev.overlaylab.shell.terminal.JavaCommand;
import dev.overlaylab.shell.terminal.PseudoTerminal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jline.utils.ScreenTerminal;

/** A person's seat: a program in a pseudo-terminal, an emulated screen that shows what it prints, and a keyboard. */
final class Seat implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(Integer.getInteger("patience", 60));
    private static final int WIDE_ENOUGH = 400;
    private static final int FIRST_WIDE = 0x1100;
    private static final int ROOM_FOR_STATUS = 20;

    /** A prompt, in wide windows and in narrow ones. */
    private static final Pattern LESSON = Pattern.compile("^(harbour )?\\d+/\\d+ ");

    /** The line below it: what step, and what of its checks. */
    private static final Pattern STATUS = Pattern.compile("^ .*\\d+/\\d+.* · .*\\d+/\\d+ · ");

    private final ScreenTerminal screen;
    private final ScreenTerminal unwrapped;
    private final PseudoTerminal terminal;
    private final CountDownLatch seated = new CountDownLatch(1);

    Seat(List<String> command, Map<String, String> environment, Path directory, int columns, int rows) {
        screen = new ScreenTerminal(columns, rows);
        unwrapped = new ScreenTerminal(WIDE_ENOUGH, rows);
        terminal = new PseudoTerminal(command, environment, directory, columns, rows, this::show);
        seated.countDown();
    }

    /** The command that runs a class of these tests, or of the product, on this Java. */
    static List<String> java(String mainClass, String... arguments) {
        var classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return JavaCommand.of(classPath, mainClass, arguments);
    }

    private void show(String some) {
        synchronized (screen) {
            write(some);
        }
        unwrapped.write(some);
        // A terminal that is asked something answers by its keyboard.
        var answer = screen.read();
        if (!answer.isEmpty()) {
            try {
                seated.await();
                terminal.type(answer);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** The emulator would put half of a wide character into the last column, where terminals begin a new line. */
    private void write(String some) {
        int written = 0;
        for (int at = 0; at < some.length(); at = some.offsetByCodePoints(at, 1)) {
            if (some.charAt(at) >= FIRST_WIDE && Width.NARROW.of(Character.toString(some.codePointAt(at))) == 2) {
                screen.write(some.substring(written, at));
                written = at;
                var cursor = new int[2];
                screen.dump(
                        new long[screen.getColumns() * screen.getRows()],
                        0,
                        0,
                        screen.getRows(),
                        screen.getColumns(),
                        cursor);
                if (cursor[0] >= screen.getColumns() - 1) {
                    screen.write("\r\n");
                }
            }
        }
        screen.write(some.substring(written));
    }

    void type(String keys) {
        terminal.type(keys);
    }

    /** Types a line and waits until the program wants the next one. */
    void enter(String line) throws InterruptedException {
        int from = terminal.shown();
        terminal.type(line + "\r");
        await("the next prompt after " + line, it -> {
            var shown = terminal.shownFrom(from);
            int taken = shown.indexOf("\u001b[?2004l");
            return taken >= 0 && shown.lastIndexOf("\u001b[?2004h") > taken && atPrompt();
        });
    }

    void awaitPrompt() throws InterruptedException {
        await("a prompt", it -> atPrompt());
    }

    /** Whether the last line is a prompt with nothing behind it; a lesson's has the status line below it, where there is room. */
    boolean atPrompt() {
        var written = lines(screen).stream().filter(it -> !it.isBlank()).toList();
        int last = written.size() - 1;
        boolean below = last > 0 && STATUS.matcher(written.get(last)).find();
        var prompt = last < 0 ? "" : written.get(below ? last - 1 : last).strip();
        boolean complete = below || !LESSON.matcher(prompt).find() || screen.getRows() < ROOM_FOR_STATUS;
        return prompt.endsWith("$") && complete;
    }

    /** Waits until the screen is as wished; what it shows instead is told. */
    void await(String what, Predicate<String> wished) throws InterruptedException {
        if (!terminal.await(terminal.shown(), it -> wished.test(screen()), PATIENCE) && !wished.test(screen())) {
            throw new AssertionError("waited for " + what + ", and saw:\n" + screen() + "\n-- all of it:\n"
                    + terminal.shownFrom(Math.max(0, terminal.shown() - 4000)).replace('\u001b', '␛'));
        }
    }

    void await(String text) throws InterruptedException {
        await(text, it -> it.contains(text));
    }

    /** Waits until a program shows this on another screen than the one its command stands on. */
    void awaitOther(String text) throws InterruptedException {
        await(text + " on another screen", it -> it.contains(text) && !it.contains("harbour"));
    }

    void awaitEnd() throws InterruptedException {
        await("its end", it -> terminal.gone());
    }

    /** What stands on the screen, without blanks at the ends. */
    String screen() {
        return String.join("\n", lines(screen)).stripTrailing();
    }

    /** The same as if the terminal were wide enough for anything: what is longer than it should be shows here. */
    List<String> unwrapped() {
        return lines(unwrapped);
    }

    /** All that was ever printed. */
    String printed() {
        return terminal.shownFrom(0);
    }

    /** Changes the size of the window, which the program is told. */
    void resize(int columns, int rows) throws IOException, InterruptedException {
        synchronized (screen) {
            screen.setSize(org.jline.terminal.Size.of(columns, rows));
        }
        var stty = new ProcessBuilder("stty", "-F", device(), "cols", "" + columns, "rows", "" + rows).start();
        if (stty.waitFor() != 0) {
            throw new IOException("stty: " + new String(stty.getErrorStream().readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private String device() throws IOException {
        for (var process : terminal.processes()) {
            var input = Path.of("/proc/" + process.pid() + "/fd/0");
            var target = java.nio.file.Files.isSymbolicLink(input)
                    ? java.nio.file.Files.readSymbolicLink(input).toString()
                    : "";
            if (target.startsWith("/dev/pts/")) {
                return target;
            }
        }
        throw new IOException("nothing runs in the terminal any more");
    }

    /** The Java that runs in it. */
    ProcessHandle java() {
        return terminal.processes().stream()
                .filter(it -> it.info().command().orElse("").endsWith("java"))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        terminal.processes().forEach(ProcessHandle::destroyForcibly);
        terminal.close();
    }

    private static List<String> lines(ScreenTerminal of) {
        synchronized (of) {
            int columns = of.getColumns();
            int rows = of.getRows();
            var cells = new long[columns * rows];
            of.dump(cells, 0, 0, rows, columns, null);
            var lines = new ArrayList<String>();
            for (int row = 0; row < rows; row++) {
                var line = new StringBuilder();
                for (int column = 0; column < columns; column++) {
                    int c = ScreenTerminal.cellCodePoint(cells[row * columns + column]);
                    // The second half of a wide character is no character.
                    if (c != 0) {
                        line.appendCodePoint(c);
                    }
                }
                lines.add(line.toString().stripTrailing());
            }
            return lines.stream().collect(Collectors.toList());
        }
    }
}
