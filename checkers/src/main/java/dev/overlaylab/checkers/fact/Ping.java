package dev.overlaylab.checkers.fact;

import dev.overlaylab.checkers.machine.Command;

/**
 * What {@code ping} got back.
 *
 * @param shown its summary, such as {@code 3 packets transmitted, 0 received, 100% packet loss}
 */
public record Ping(boolean replied, String shown) {
    private static final String SUMMARY = "packets transmitted";

    /** The command whose output {@link #of} reads; it is over within two seconds. */
    public static String command(String address) {
        return "ping -n -c 3 -i 0.3 -W 1 " + Command.quoted(address);
    }

    /** The summary; unclear when there is none. */
    public static Ping of(Said said) throws UnclearException {
        return said.output()
                .lines()
                .filter(it -> it.contains(SUMMARY))
                .findFirst()
                .map(it -> new Ping(said.succeeded(), it.strip().replaceAll(", time \\d+ms$", "")))
                .orElseThrow(() -> new UnclearException(said));
    }
}
