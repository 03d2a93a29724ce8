package dev.overlaylab.shell.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What a terminal shows in the end of what was printed on it: lines drawn over are gone, colours too. */
public final class ScreenText {
    private static final Pattern ESCAPE = Pattern.compile(
            "\u001b(?:\\[([0-9;?]*)[ -/]*([@-~])|\\][^\u0007\u001b]*(?:\u0007|\u001b\\\\)|[ -/]*[0-Z\\\\^-~])");

    private final List<String> lines = new ArrayList<>();
    private final StringBuilder line = new StringBuilder();
    private int column;

    private ScreenText() {}

    public static String of(String printed) {
        var screen = new ScreenText();
        var escape = ESCAPE.matcher(printed);
        int at = 0;
        while (at < printed.length()) {
            if (printed.charAt(at) == '\u001b'
                    && escape.region(at, printed.length()).lookingAt()) {
                screen.obey(escape.group(1), escape.group(2));
                at = escape.end();
            } else {
                int next = printed.offsetByCodePoints(at, 1);
                screen.put(printed.substring(at, next));
                at = next;
            }
        }
        return screen.text();
    }

    private void obey(
            @org.jspecify.annotations.Nullable String parameter, @org.jspecify.annotations.Nullable String what) {
        if ("K".equals(what) && (parameter == null || parameter.isEmpty() || parameter.equals("0"))) {
            line.setLength(Math.min(column, line.length()));
        }
    }

    private void put(String character) {
        switch (character) {
            case "\n" -> {
                lines.add(line.toString().stripTrailing());
                line.setLength(0);
                column = 0;
            }
            case "\r" -> column = 0;
            case "\b" -> column = Math.max(0, column - 1);
            case "\u0007", "\u001b", "\u0000" -> {}
            default -> {
                while (line.length() < column) {
                    line.append(' ');
                }
                line.replace(column, Math.min(line.length(), column + character.length()), character);
                column += character.length();
            }
        }
    }

    /** Without empty lines at its end; every line ends in LF. */
    private String text() {
        lines.add(line.toString().stripTrailing());
        int last = lines.size();
        while (last > 0 && lines.get(last - 1).isEmpty()) {
            last--;
        }
        return last == 0 ? "" : String.join("\n", lines.subList(0, last)) + "\n";
    }
}
