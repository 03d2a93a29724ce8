package dev.overlaylab.checkers.fact;

import dev.overlaylab.checkers.machine.Command;
import java.util.regex.Pattern;

/** What came of an attempt to connect to a TCP port, whatever the server there says then. */
public enum Port {
    OPEN,
    REFUSED,
    NO_ROUTE,
    SILENT;

    private static final Pattern CONNECTED = Pattern.compile("(?s).*@@connect ([\\d.]+)\\s*");
    private static final int NO_CONNECTION = 7;
    private static final int TIMED_OUT = 28;

    /** The command whose output {@link #of} reads. */
    public static String command(String authority) {
        return "exec curl -sS --noproxy '*' --connect-timeout 2 -m 3 -o /dev/null -w '\\n@@connect %{time_connect}\\n' "
                + Command.quoted("http://" + authority + "/");
    }

    /** Open when the connection came about; else why not. */
    public static Port of(Said said) throws UnclearException {
        var connected = CONNECTED.matcher(said.output());
        if (connected.matches() && connected.group(1).matches(".*[1-9].*")) {
            return OPEN;
        }
        if (said.exitCode() == NO_CONNECTION && said.output().contains("refused")) {
            return REFUSED;
        }
        if (said.exitCode() == NO_CONNECTION && said.output().matches("(?s).*(No route to host|unreachable).*")) {
            return NO_ROUTE;
        }
        if (said.exitCode() == TIMED_OUT || said.late() || said.output().contains("timed out")) {
            return SILENT;
        }
        throw new UnclearException(said);
    }
}
