package dev.overlaylab.checkers.path;

import dev.overlaylab.checkers.check.Finding;
import dev.overlaylab.checkers.check.Reason;
import dev.overlaylab.checkers.fact.NatRules;
import dev.overlaylab.checkers.fact.Subnet;
import dev.overlaylab.checkers.inquiry.Cluster;
import dev.overlaylab.checkers.inquiry.Trial;
import dev.overlaylab.checkers.inquiry.Trials;
import dev.overlaylab.checkers.probe.Probe;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rule by which a host sends a published port into the ingress network.
 *
 * <p>Rules are listed by whichever tools the host has: a rule that one of them shows is there. That none shows it counts
 * only when at least one could list rules at all.
 */
public record IngressRule(String machine, String protocol, int port) {
    private static final String GATEWAY = "docker_gwbridge";

    /** What has to be asked for {@link #findings}. */
    public List<Probe> probes() {
        return List.of(rules().probe(), new Probe.NetworksProbe(machine));
    }

    /** What is wrong with it; nothing when packets get to it and by it into the network. */
    public List<Finding> findings(Cluster cluster) {
        cluster.gather(probes());
        var listings = cluster.tried(rules());
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

    private Trials rules() {
        return Trials.on(machine, NatRules.SAVE, NatRules.LEGACY, NatRules.RULESET);
    }
}
