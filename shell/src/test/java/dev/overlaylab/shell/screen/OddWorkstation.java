package dev.overlaylab.shell.screen;

import dev.overlaylab.checkers.machine.MachineException;
import dev.overlaylab.shell.play.FakeWorkstation;
import java.nio.charset.StandardCharsets;

/**
 * A workstation whose programs are not kind to terminals.
 *
 * <p>{@code raw TEXT} prints with {@code \e}, {@code \r}, {@code \n} and {@code \xHH} understood; {@code flood MB} prints that
 * much; {@code stay TEXT} prints and runs until Ctrl-C; {@code lost TEXT} prints and loses the connection; {@code into TEXT}
 * changes to a directory of that name; {@code answer TEXT} has the machines answer the probes with that.
 */
final class OddWorkstation extends FakeWorkstation {
    volatile String answer = "";

    @Override
    public LineResult run(String line, Screen screen) throws MachineException {
        var words = line.split(" ", 2);
        var text = words.length > 1 ? bytes(words[1]) : new byte[0];
        switch (words[0]) {
            case "raw" -> screen.print(text, 0, text.length);
            case "flood" -> flood(screen, Integer.parseInt(words[1]));
            case "stay" -> {
                screen.print(text, 0, text.length);
                return super.run("wait", screen);
            }
            case "lost" -> {
                screen.print(text, 0, text.length);
                return super.run("drop", screen);
            }
            case "into" -> {
                return super.run("cd " + new String(text, StandardCharsets.UTF_8), screen);
            }
            case "answer" -> answer = new String(text, StandardCharsets.UTF_8);
            default -> {
                return super.run(line, screen);
            }
        }
        return new LineResult(0, directory());
    }

    private static void flood(Screen screen, int megabytes) {
        var some = "All work and no play makes a long line 界\r\n".repeat(200).getBytes(StandardCharsets.UTF_8);
        for (long left = megabytes * 1_000_000L; left > 0; left -= some.length) {
            screen.print(some, 0, some.length);
        }
    }

    private static byte[] bytes(String text) {
        var bytes = new java.io.ByteArrayOutputStream();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            char next = c == '\\' && i + 1 < text.length() ? text.charAt(i + 1) : 0;
            switch (next) {
                case 'e' -> bytes.write(0x1b);
                case 'r' -> bytes.write('\r');
                case 'n' -> bytes.write('\n');
                case 'x' -> bytes.write(Integer.parseInt(text.substring(i + 2, i + 4), 16));
                default -> bytes.writeBytes(Character.toString(c).getBytes(StandardCharsets.UTF_8));
            }
            i += next == 'x' ? 3 : next == 'e' || next == 'r' || next == 'n' ? 1 : 0;
        }
        return bytes.toByteArray();
    }
}
