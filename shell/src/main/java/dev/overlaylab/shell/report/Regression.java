package dev.overlaylab.shell.report;

import dev.overlaylab.checkers.check.CheckResult;
import java.util.List;

/**
 * A check that had passed and fails now.
 *
 * @param result what it comes to now
 * @param step the step it belongs to
 * @param lastGreen when it was last seen to pass, as an ISO 8601 instant
 * @param firstRed when it was first seen to fail after that
 * @param commands what was typed in between, in its order; one of these did it, or none when something else happened
 */
public record Regression(CheckResult result, String step, String lastGreen, String firstRed, List<String> commands) {
    public Regression {
        commands = List.copyOf(commands);
    }
}
