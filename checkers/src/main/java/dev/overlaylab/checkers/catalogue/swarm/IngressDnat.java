package dev.overlaylab.checkers.catalogue.swarm;

import dev.overlaylab.checkers.catalogue.kind.Parameters;
import dev.overlaylab.checkers.check.Finding;
import dev.overlaylab.checkers.check.Reason;
import dev.overlaylab.checkers.check.Verdict;
import dev.overlaylab.checkers.fact.NatRules;
import dev.overlaylab.checkers.fact.Subnet;
import dev.overlaylab.checkers.inquiry.Cluster;
import dev.overlaylab.checkers.inquiry.Inquiry;
import dev.overlaylab.checkers.inquiry.Trial;
import dev.overlaylab.checkers.inquiry.Trials;
import dev.overlaylab.checkers.probe.Probe;
import dev.overlaylab.i18n.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Every machine has the rule that sends a published port into the ingress network, in a chain that packets get to.
 *
 * <p>Rules are listed by whichever tools the host has: a rule that one of them shows is there. That none shows it counts
 * only when at least one could list rules at all.
 */
final class IngressDnat extends Inquiry {
    private static final String GATEWAY = "docker_gwbridge";
    private final List<String> machines;
    private final int port;
    private final String protocol;

    IngressDnat(String id, Parameters it) {
        this(
                id,
                it.names("machines"),
                it.number("port", 80, 1, 65535),
                it.oneOf("protocol", "tcp", List.of("tcp", "udp", "sctp")));
    }

    private IngressDnat(String id, List<String> machines, int port, String protocol) {
        super(id, Text.of("check.ingress-dnat", "machines", String.join(", ", machines), "port", port));
        this.machines = List.copyOf(machines);
        this.port = port;
        this.protocol = protocol;
    }

    @Override
    protected Verdict conclude(Cluster cluster) {
        var asked = new ArrayList<Probe>();
        for (var machine : machines) {
            asked.add(rules(machine).probe());
            asked.add(new Probe.NetworksProbe(machine));
        }
        cluster.gather(asked);
        var findings = new ArrayList<Finding>();
        machines.forEach(it -> findings.addAll(faults(cluster, it)));
        return Verdict.of(findings);
    }

    private static Trials rules(String machine) {
        return Trials.on(machine, NatRules.SAVE, NatRules.LEGACY, NatRules.RULESET);
    }

    private List<Finding> faults(Cluster cluster, String machine) {
        var listings = cluster.tried(rules(machine));
        var readable = listings.stream().filter(it -> !it.said().toolMissing()).toList();
        if (readable.isEmpty()) {
            listings.forEach(Trial::sound);
        }
        Optional<NatRules> found = Optional.empty();
        for (Trial listing : readable) {
            var rules = listing.read(NatRules::of);
            if (found.isEmpty() && rules.to(protocol, port).isPresent()) {
                found = Optional.of(rules);
            }
        }
        if (found.isEmpty()) {
            return List.of(Reason.INGRESS_RULE_ABSENT.at(machine, protocol + " " + port, ""));
        }
        var rules = found.get();
        var target = rules.to(protocol, port).orElseThrow();
        if (!rules.reached().contains(target.chain())) {
            return List.of(Reason.INGRESS_CHAIN_UNUSED.at(machine, target.chain(), "", Map.of("rule", target.shown())));
        }
        var gateway = cluster.network(machine, GATEWAY);
        var inside = gateway.subnets().stream()
                .flatMap(it -> Subnet.of(it).stream())
                .anyMatch(it -> it.contains(target.address()));
        return inside
                ? List.of()
                : List.of(Reason.INGRESS_TARGET_DIFFERS.at(
                        machine, GATEWAY + " " + String.join(", ", gateway.subnets()), target.shown()));
    }
}
