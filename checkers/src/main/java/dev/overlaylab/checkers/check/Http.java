package dev.overlaylab.checkers.check;

import dev.overlaylab.checkers.machine.Command;

/**
 * What {@code curl} on a machine got.
 *
 * @param status 0 when there was no HTTP answer
 * @param problem why there was none; empty when there was one
 */
record Http(int status, String body, String problem) {
    private static final int REFUSED = 7;
    private static final int TIMED_OUT = 28;
    private static final int EMPTY_REPLY = 52;
    private static final int RESET = 56;
    private static final int NAME_NOT_RESOLVED = 6;
    private static final int NOT_HTTP = 1;

    static String command(String url) {
        return "exec curl -sS --noproxy '*' -m 5 -w '\\n%{http_code}' " + Command.quoted(url);
    }

    /** Settles the judgement as CANNOT_CHECK when curl crashed or failed in a way we do not know. */
    static Http of(Trial trial) {
        return switch (trial.sound().exitCode()) {
            case 0 -> answered(trial);
            case REFUSED, TIMED_OUT, EMPTY_REPLY, RESET, NAME_NOT_RESOLVED, NOT_HTTP, Trials.LATE ->
                new Http(0, "", trial.output().strip().lines().findFirst().orElse(""));
            default -> throw trial.unclear();
        };
    }

    private static Http answered(Trial trial) {
        var output = trial.output();
        int end = output.lastIndexOf('\n');
        var status = output.substring(end + 1).strip();
        if (end < 0 || !status.matches("\\d{3}")) {
            throw trial.unclear();
        }
        return new Http(Integer.parseInt(status), output.substring(0, end).strip(), "");
    }

    boolean answered() {
        return status != 0;
    }

    /** For a finding: the status and the start of the body, or the problem. */
    String shown() {
        if (!answered()) {
            return problem;
        }
        var start = body.lines().findFirst().orElse("");
        return "HTTP " + status + " " + (start.length() > 120 ? start.substring(0, 120) + "…" : start);
    }
}
