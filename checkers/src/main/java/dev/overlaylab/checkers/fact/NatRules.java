package dev.overlaylab.checkers.fact;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The rules by which a host passes published ports on into the ingress network, from whichever tool lists them.
 *
 * @param targets where packets go, in the order of the rules; what stands behind an unconditional return is left out
 * @param reached chains to which packets that come in are sent
 */
public record NatRules(List<Target> targets, Set<String> reached) {
    /** Lists the rules of iptables, in the form in which they can be put back. */
    public static final String SAVE = "exec iptables-save -t nat";

    /** The same for a host that has both kinds of iptables, of which the engine may use the other. */
    public static final String LEGACY = "exec iptables-legacy-save -t nat";

    /** Lists the rules of nftables. */
    public static final String RULESET = "exec nft list ruleset";

    private static final Pattern SAVED = Pattern.compile(
            "-A (\\S*INGRESS\\S*) -p (\\w+) .*--dport (\\d+) .*-j DNAT --to-destination ([\\d.]+):(\\d+).*");
    private static final Pattern SAVED_JUMP = Pattern.compile("-A PREROUTING .*-j (\\S*INGRESS\\S*)");
    private static final Pattern SAVED_END = Pattern.compile("-A (\\S*INGRESS\\S*) -j RETURN");
    private static final Pattern CHAIN = Pattern.compile("chain (\\S+) \\{");
    private static final Pattern LISTED =
            Pattern.compile(".*\\b(tcp|udp|sctp) dport (\\d+) .*dnat (?:ip )?to ([\\d.]+):(\\d+).*");
    private static final Pattern LISTED_JUMP =
            Pattern.compile(".*\\bjump (\\S*INGRESS\\S*).*", Pattern.CASE_INSENSITIVE);
    private static final Pattern LISTED_END = Pattern.compile("(counter packets \\d+ bytes \\d+ )?return");

    /** One way in. */
    public record Target(String chain, String protocol, int port, String address, int targetPort) {
        /** As a finding shows it. */
        public String shown() {
            return protocol + " " + port + " → " + address + ":" + targetPort;
        }
    }

    public NatRules {
        targets = List.copyOf(targets);
        reached = Set.copyOf(reached);
    }

    /** What a listing says; no rules when the host has none. */
    public static NatRules of(Said said) throws UnclearException {
        if (!said.succeeded()) {
            throw new UnclearException(said);
        }
        var lines = said.output().lines().map(String::strip).toList();
        return lines.stream().anyMatch(it -> it.startsWith("table ")) ? listed(lines) : saved(lines);
    }

    private static NatRules saved(List<String> lines) {
        var rules = new Reading();
        for (var line : lines) {
            var end = SAVED_END.matcher(line);
            var rule = SAVED.matcher(line);
            var jump = SAVED_JUMP.matcher(line);
            if (end.matches()) {
                rules.ended.add(end.group(1));
            } else if (rule.matches()) {
                rules.add(rule.group(1), rule.group(2), rule.group(3), rule.group(4), rule.group(5));
            } else if (jump.matches()) {
                rules.reached.add(jump.group(1));
            }
        }
        return rules.made();
    }

    private static NatRules listed(List<String> lines) {
        var rules = new Reading();
        var chain = "";
        var entrance = false;
        for (var line : lines) {
            var begin = CHAIN.matcher(line);
            var rule = LISTED.matcher(line);
            var jump = LISTED_JUMP.matcher(line);
            if (begin.matches()) {
                chain = begin.group(1);
                entrance = false;
            } else if (line.contains("hook prerouting")) {
                entrance = true;
            } else if (jump.matches()) {
                if (entrance) {
                    rules.reached.add(jump.group(1));
                }
            } else if (LISTED_END.matcher(line).matches()) {
                rules.ended.add(chain);
            } else if (chain.contains("INGRESS") && rule.matches()) {
                rules.add(chain, rule.group(1), rule.group(2), rule.group(3), rule.group(4));
            }
        }
        return rules.made();
    }

    /** The first rule for a port. */
    public Optional<Target> to(String protocol, int port) {
        return targets.stream()
                .filter(it -> it.protocol().equals(protocol) && it.port() == port)
                .findFirst();
    }

    private static final class Reading {
        private final List<Target> targets = new ArrayList<>();
        private final Set<String> reached = new HashSet<>();
        private final Set<String> ended = new HashSet<>();

        void add(String chain, String protocol, String port, String address, String targetPort) {
            if (!ended.contains(chain) && port.length() < 6 && targetPort.length() < 6) {
                targets.add(new Target(chain, protocol, Integer.parseInt(port), address, Integer.parseInt(targetPort)));
            }
        }

        NatRules made() {
            return new NatRules(targets, reached);
        }
    }
}
