package dev.overlaylab.checkers.fact;

import dev.overlaylab.checkers.machine.Command;

/**
 * What {@code curl} on a machine got.
 *
 * @param status 0 when there was no HTTP answer
 * @param problem why there was none; empty when there was one
 */
public record Http(int status, String body, String problem) {
    private static final int REFUSED = 7;
    private static final int TIMED_OUT = 28;
    private static final int EMPTY_REPLY = 52;
    private static final int RESET = 56;
    private static final int NAME_NOT_RESOLVED = 6;
    private static final int NOT_HTTP = 1;

    /** The command whose output {@link #of} reads. */
    public static String command(String url) {
        return "exec curl -sS --noproxy '*' -m 5 -w '\\n%{http_code}' " + Command.quoted(url);
    }

    /** The answer, or why there was none. */
    public static Http of(Said said) throws UnclearException {
        return switch (said.exitCode()) {
            case 0 -> answered(said);
            case REFUSED, TIMED_OUT, EMPTY_REPLY, RESET, NAME_NOT_RESOLVED, NOT_HTTP, Said.LATE ->
                new Http(0, "", said.output().strip().lines().findFirst().orElse(""));
            default -> throw new UnclearException(said);
        };
    }

    private static Http answered(Said said) throws UnclearException {
        var output = said.output();
        int end = output.lastIndexOf('\n');
        var status = output.substring(end + 1).strip();
        if (end < 0 || !status.matches("\\d{3}")) {
            throw new UnclearException(said);
        }
        return new Http(Integer.parseInt(status), output.substring(0, end).strip(), "");
    }

    /** Whether there was an HTTP answer, of whatever status. */
    public boolean answered() {
        return status != 0;
    }

    /** For a finding: the status and the start of the body, or the problem. */
    public String shown() {
        if (!answered()) {
            return problem;
        }
        var start = body.lines().findFirst().orElse("");
        return "HTTP " + status + " " + (start.length() > 120 ? start.substring(0, 120) + "…" : start);
    }
}
