package dev.overlaylab.checkers.fact;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** The UDP flows that a host's kernel keeps track of: those it let in, for what it drops it forgets at once. */
public record Flows(Set<Flow> all) {
    private static final String TABLE = "/proc/net/nf_conntrack";
    private static final Pattern LINE = Pattern.compile(
            "ipv4\\s+2\\s+udp\\s+17\\s+.*?src=([\\d.]+) dst=([\\d.]+) sport=(\\d{1,5}) dport=(\\d{1,5})\\b.*");

    public Flows {
        all = Set.copyOf(all);
    }

    /** One flow, as it began. */
    public record Flow(String from, int fromPort, String to, int toPort) {}

    /** The command whose output {@link #of} reads. */
    public static String command(int port) {
        return "exec grep -E 'udp .* dport=" + port + "( |$)' " + TABLE;
    }

    /** Those listed; grep's 1 means that there are none, its 2 that the host keeps no such list. */
    public static Flows of(Said said) throws UnclearException {
        if (said.exitCode() > 1) {
            throw new UnclearException(said);
        }
        var flows = new HashSet<Flow>();
        said.output()
                .lines()
                .map(LINE::matcher)
                .filter(it -> it.matches())
                .forEach(it -> flows.add(new Flow(
                        it.group(1), Integer.parseInt(it.group(3)), it.group(2), Integer.parseInt(it.group(4)))));
        return new Flows(flows);
    }
}
