package dev.overlaylab.checkers.fact;

import dev.overlaylab.checkers.machine.Command;
import java.util.regex.Pattern;

/**
 * A datagram that was sent to a UDP port, which never answers.
 *
 * @param from the port it left by; by it the receiver's kernel can be asked for it
 * @param refused whether the receiver said that nobody listens there, or that it takes none
 */
public record Datagram(int from, boolean refused) {
    private static final Pattern FROM = Pattern.compile("(?m)^@@from ([0-9A-Fa-f]{4})$");
    private static final int HEXADECIMAL = 16;

    /** The command whose output {@link #of} reads; it sends twice, because a refusal shows only at the second time. */
    public static String command(String address, int port) {
        var script = "exec 3<>/dev/udp/" + address + "/" + port + "\n" + """
                inode=$(stat -Lc %i /proc/self/fd/3)
                while read -r _ local _ _ _ _ _ _ _ its _; do
                  [ "$its" = "$inode" ] && echo "@@from ${local#*:}"
                done </proc/net/udp
                printf overlaylab >&3; sleep 0.2; printf overlaylab >&3
                exit 0""";
        return "exec bash -c " + Command.quoted(script);
    }

    /** What came of it; unclear when it did not leave. */
    public static Datagram of(Said said) throws UnclearException {
        var from = FROM.matcher(said.output());
        if (!said.succeeded() || !from.find()) {
            throw new UnclearException(said);
        }
        return new Datagram(
                Integer.parseInt(from.group(1), HEXADECIMAL), said.output().contains("Connection refused"));
    }
}
