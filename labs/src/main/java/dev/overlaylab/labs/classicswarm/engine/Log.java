package dev.overlaylab.labs.classicswarm.engine;

import java.io.PrintStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** What docker logs shows of a manager, a line each, in the form that it had in Go. */
public final class Log {
    private final PrintStream out;

    public Log(PrintStream out) {
        this.out = out;
    }

    /** Something went as it should. */
    public void info(String what) {
        say("info", what);
    }

    /** Something did not. */
    public void error(String what) {
        say("error", what);
    }

    private void say(String level, String what) {
        var quoted = what.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("\\p{Cntrl}", " ");
        out.println("time=\"" + Instant.now().truncatedTo(ChronoUnit.SECONDS) + "\" level=" + level + " msg=\"" + quoted
                + "\"");
        out.flush();
    }
}
