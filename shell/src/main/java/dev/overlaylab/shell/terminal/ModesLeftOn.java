package dev.overlaylab.shell.terminal;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Notices what a program switches on in a terminal, and how to switch off what it left on: another screen, a hidden cursor,
 * the mouse, colours, line drawing, a scrolled region, or an escape sequence that it began and did not finish.
 */
public final class ModesLeftOn {
    private static final int ORIGIN = 6;

    /** Private modes, and how they are when nobody has touched them. */
    private static final Map<Integer, Boolean> USUAL = Map.ofEntries(
            Map.entry(1, false), // cursor keys for applications
            Map.entry(3, false), // 132 columns
            Map.entry(5, false), // light on dark turned over
            Map.entry(ORIGIN, false), // origin of the cursor within the region
            Map.entry(7, true), // lines that wrap
            Map.entry(9, false), // the mouse, in its many ways
            Map.entry(25, true), // the cursor
            Map.entry(47, false), // another screen, in three ways
            Map.entry(66, false), // keypad for applications
            Map.entry(1000, false),
            Map.entry(1001, false),
            Map.entry(1002, false),
            Map.entry(1003, false),
            Map.entry(1004, false), // telling of the focus
            Map.entry(1005, false),
            Map.entry(1006, false),
            Map.entry(1015, false),
            Map.entry(1016, false),
            Map.entry(1047, false),
            Map.entry(1049, false),
            Map.entry(2004, false), // pasting told apart from typing
            Map.entry(2026, false)); // holding the picture still

    private static final Set<Integer> OTHER_SCREEN = Set.of(47, 1047, 1049);
    private static final int LONGEST = 64;
    private static final int ESC = 0x1b;
    private static final String CANCEL = "\u0018\u001b\\";

    private enum Within {
        TEXT,
        ESCAPE,
        CHARSET,
        SEQUENCE,
        STRING,
        STRING_ESCAPE
    }

    private final Map<Integer, Boolean> changed = new TreeMap<>();
    private final StringBuilder parameters = new StringBuilder();
    private Within within = Within.TEXT;
    private boolean styled;
    private boolean drawing;
    private boolean shifted;
    private boolean keypad;
    private boolean region;
    private boolean inserting;
    private int keyboards;

    /** Takes what a program printed. */
    public void saw(byte[] bytes, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            int b = bytes[i] & 0xff;
            if (within != Within.TEXT || b == ESC || b == 0x0e || b == 0x0f) {
                read(b);
            }
        }
    }

    /** What to print so that the terminal is as usual; empty when it is. */
    public String undo() {
        var undo = new StringBuilder(within == Within.TEXT ? "" : CANCEL);
        changed.entrySet().stream()
                .filter(it -> !OTHER_SCREEN.contains(it.getKey()))
                .forEach(it -> undo.append("\u001b[?").append(it.getKey()).append(it.getValue() ? 'l' : 'h'));
        // Leaving this mode puts the cursor at the top, over what is there.
        undo.append(changed.containsKey(ORIGIN) ? "\u001b[999;1H" : "")
                .append(inserting ? "\u001b[4l" : "")
                .append("\u001b[<u".repeat(Math.min(keyboards, LONGEST)))
                .append(keypad ? "\u001b>" : "")
                .append(shifted ? "\u000f" : "")
                .append(drawing ? "\u001b(B" : "")
                .append(region ? "\u001b7\u001b[r\u001b8" : "");
        changed.keySet().stream()
                .filter(OTHER_SCREEN::contains)
                .forEach(it -> undo.append("\u001b[?").append(it).append('l'));
        return undo.append(styled ? "\u001b[0m" : "").toString();
    }

    private void read(int b) {
        // These two end whatever was begun.
        if (b == 0x18 || b == 0x1a) {
            within = Within.TEXT;
            return;
        }
        switch (within) {
            case TEXT -> text(b);
            case ESCAPE -> escape(b);
            case CHARSET -> {
                drawing = b != 'B';
                within = Within.TEXT;
            }
            case SEQUENCE -> sequence(b);
            case STRING -> within = b == ESC ? Within.STRING_ESCAPE : b == 7 ? Within.TEXT : Within.STRING;
            case STRING_ESCAPE -> {
                within = Within.ESCAPE;
                escape(b);
            }
        }
    }

    private void text(int b) {
        if (b == ESC) {
            within = Within.ESCAPE;
        } else {
            shifted = b == 0x0e;
        }
    }

    private void escape(int b) {
        switch (b) {
            case '[' -> {
                parameters.setLength(0);
                within = Within.SEQUENCE;
            }
            case ']', 'P', 'X', '^', '_' -> within = Within.STRING;
            case '(' -> within = Within.CHARSET;
            case ESC -> within = Within.ESCAPE;
            default -> {
                if (b >= 0x20 && b <= 0x2f) {
                    return;
                }
                keypad = b == '=' || (keypad && b != '>');
                if (b == 'c') {
                    forget();
                }
                within = Within.TEXT;
            }
        }
    }

    /** A full reset of the terminal. */
    private void forget() {
        changed.clear();
        styled = drawing = shifted = keypad = region = inserting = false;
        keyboards = 0;
    }

    private void sequence(int b) {
        if (b == ESC) {
            within = Within.ESCAPE;
        } else if (b >= 0x40 && b <= 0x7e) {
            ended((char) b, parameters.toString());
            within = Within.TEXT;
        } else if (b >= 0x20 && parameters.length() < LONGEST) {
            parameters.append((char) b);
        }
    }

    private void ended(char what, String with) {
        switch (what) {
            case 'h', 'l' -> {
                if (with.startsWith("?")) {
                    modes(with.substring(1), what == 'h');
                } else if (with.equals("4")) {
                    inserting = what == 'h';
                }
            }
            case 'm' -> styled = !with.startsWith(">") && !with.matches("|0+|.*;0+");
            case 'r' -> region = with.matches("[0-9;]+");
            case 'u' -> keyboards = Math.max(0, keyboards + (with.startsWith(">") ? 1 : with.startsWith("<") ? -1 : 0));
            default -> {}
        }
    }

    private void modes(String numbers, boolean on) {
        for (var number : numbers.split(";", -1)) {
            if (number.matches("[0-9]{1,4}")) {
                var usual = USUAL.get(Integer.valueOf(number));
                if (usual != null && usual == on) {
                    changed.remove(Integer.valueOf(number));
                } else if (usual != null) {
                    changed.put(Integer.valueOf(number), on);
                }
            }
        }
    }
}
