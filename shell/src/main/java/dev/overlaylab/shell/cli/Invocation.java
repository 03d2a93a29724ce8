package dev.overlaylab.shell.cli;

import java.util.Map;

/**
 * What every command gets.
 *
 * @param languageGiven whether the language was asked for on the command line
 */
record Invocation(Wiring wiring, Speaker speaker, Map<String, String> environment, boolean languageGiven) {
    /** How wide the terminal is, as the launcher or a shell tells. */
    static int columns(Map<String, String> environment) {
        var said = environment.getOrDefault("COLUMNS", "");
        return said.matches("[0-9]{2,4}") ? Math.max(20, Integer.parseInt(said)) : 80;
    }

    /** Colours only for a terminal whose user did not turn them off. */
    boolean styled(boolean plain) {
        return !plain
                && speaker.streams().terminal()
                && environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !environment.getOrDefault("TERM", "dumb").equals("dumb");
    }
}
