package dev.overlaylab.checkers.fact;

import dev.overlaylab.checkers.machine.Command;
import java.util.List;

/**
 * Whether something answers at an address and a port, as the sockets of {@code bash} see it.
 *
 * @param problem why not, in the kernel's words or {@code timed out}; empty when it answers
 */
public record Reach(boolean answered, String problem) {
    private static final int OVER = 124;
    private static final String REFUSED = "Connection refused";
    private static final String SILENT = "timed out";
    private static final List<String> PROBLEMS = List.of(
            REFUSED, "No route to host", "Host is unreachable", "Network is unreachable", "Connection timed out");

    /** The member list's own question, number 1: whoever gossips answers it to anybody, unless the gossip is encrypted. */
    private static final String ARE_YOU_THERE = "\\0\\201\\245SeqNo\\1";

    /** What its answer holds, in hexadecimal digits. */
    private static final String SEQ_NO = "5365714e6f";

    /** Connects by TCP, and says no more. */
    public static String tcp(String address, int port) {
        return "timeout 3 bash -c " + Command.quoted(": </dev/tcp/" + address + "/" + port);
    }

    /** Asks whoever gossips there by UDP; three times, because a datagram may be lost. */
    public static String gossip(String address, int port) {
        var ask = "exec 3<>/dev/udp/" + address + "/" + port + "; for n in 1 2 3; do printf '" + ARE_YOU_THERE
                + "' >&3; answer=$({ timeout 1 dd bs=512 count=1 <&3 | od -An -v -tx1 | tr -d ' \\n'; } 2>&1);"
                + " case $answer in *refused*) echo '" + REFUSED + "'; exit 1 ;; *" + SEQ_NO
                + "*) exit 0 ;; esac; done; exit " + OVER;
        return "timeout 5 bash -c " + Command.quoted(ask);
    }

    /** What came of it. */
    public static Reach of(Said said) throws UnclearException {
        if (said.succeeded()) {
            return new Reach(true, "");
        }
        if (said.exitCode() == OVER || said.late()) {
            return new Reach(false, SILENT);
        }
        return PROBLEMS.stream()
                .filter(it -> said.exitCode() == 1 && said.output().contains(it))
                .findFirst()
                .map(it -> new Reach(false, it))
                .orElseThrow(() -> new UnclearException(said));
    }

    /** Whether the host itself answered, if only that nothing listens there. */
    public boolean hostAnswered() {
        return answered || problem.equals(REFUSED);
    }
}
