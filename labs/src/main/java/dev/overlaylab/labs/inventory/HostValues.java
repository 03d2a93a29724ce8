package dev.overlaylab.labs.inventory;

import dev.overlaylab.i18n.Problem;
import java.util.regex.Pattern;

/** Values that lists give for hosts, taken only when they make sense. */
final class HostValues {
    /** Nothing that a shell, an option parser or a terminal could take for something else. */
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9_:\\[][A-Za-z0-9._:%\\[\\]-]{0,252}");

    private static final Pattern USER = Pattern.compile("[A-Za-z0-9_.][A-Za-z0-9._@\\\\+-]{0,63}");
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}_.][\\p{L}\\p{N}_.@:+-]{0,99}");
    private static final Pattern PORT = Pattern.compile("[0-9]{1,5}");
    private static final int LAST_PORT = 65_535;

    private final String file;
    private final int line;

    /** @param line 0 when it is not known */
    HostValues(String file, int line) {
        this.file = file;
        this.line = line;
    }

    String name(String written) {
        return matching(NAME, "name", written);
    }

    String host(String written) {
        return matching(HOST, "host", written);
    }

    String user(String written) {
        return matching(USER, "user", written);
    }

    int port(String written) {
        if (!PORT.matcher(written).matches()
                || Integer.parseInt(written) < 1
                || Integer.parseInt(written) > LAST_PORT) {
            throw wrong("port", written);
        }
        return Integer.parseInt(written);
    }

    /** Key files, addresses and the like: any text in one line. */
    String text(String what, String written) {
        if (written.chars().anyMatch(Character::isISOControl)) {
            throw wrong(what, written);
        }
        return written;
    }

    boolean truth(String what, String written) {
        return switch (written.toLowerCase(java.util.Locale.ROOT)) {
            case "yes", "true", "1", "y" -> true;
            case "no", "false", "0", "n", "" -> false;
            default -> throw wrong(what, written);
        };
    }

    private String matching(Pattern pattern, String what, String written) {
        if (!pattern.matcher(written).matches()) {
            throw wrong(what, written);
        }
        return written;
    }

    Problem wrong(String what, String written) {
        return Problem.of("problem.inventory.value", "file", file, "line", line, "what", what, "value", written);
    }
}
