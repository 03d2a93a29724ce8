package dev.overlaylab.checkers.fact;

import dev.overlaylab.checkers.machine.Command;
import java.util.regex.Pattern;

/**
 * What left a host for another while a container there sent pings over an overlay.
 *
 * @param encrypted frames of ESP
 * @param plain frames of VXLAN that anybody on the way can read
 * @param replied whether a ping came back
 */
public record Wire(int encrypted, int plain, boolean replied) {
    private static final Pattern ESP = Pattern.compile("(?m)^.* > .*: ESP\\(spi=.*$");
    private static final Pattern VXLAN = Pattern.compile("(?m)^.*\\.4789: .*$");
    private static final Pattern LISTENED = Pattern.compile("(?m)^listening on .*$");
    private static final Pattern PINGS = Pattern.compile("(\\d+) packets transmitted, (\\d+) received");

    /**
     * The command whose output {@link #of} reads: three seconds of pings in the network of the process {@code $pid}, and
     * beside them what goes out; what comes in may be seen a second time when the kernel has decrypted it.
     *
     * @param link the interface towards the other host
     * @param host the other host's address on it
     * @param peer the address of the container there
     */
    public static String command(String link, String host, String peer) {
        return "nsenter -t \"$pid\" -n ping -n -c 12 -i 0.25 -W 2 " + Command.quoted(peer) + " & "
                + "timeout 5 tcpdump -n -Q out -c 4 -i " + Command.quoted(link) + " "
                + Command.quoted("host " + host + " and (esp or udp port 4789)")
                + "; code=$?; wait; [ $code -lt 126 ] || exit $code";
    }

    /** What was seen; unclear when tcpdump did not listen or ping did not send. */
    public static Wire of(Said said) throws UnclearException {
        var pings = PINGS.matcher(said.output());
        if (!LISTENED.matcher(said.output()).find() || !pings.find()) {
            throw new UnclearException(said);
        }
        return new Wire(
                count(ESP, said.output()),
                count(VXLAN, said.output()),
                !pings.group(2).equals("0"));
    }

    private static int count(Pattern pattern, String text) {
        return (int) pattern.matcher(text).results().count();
    }
}
