package dev.overlaylab.checkers.catalogue.store;

import dev.overlaylab.checkers.catalogue.kind.Parameters;
import dev.overlaylab.checkers.check.Finding;
import dev.overlaylab.checkers.check.Reason;
import dev.overlaylab.checkers.check.Verdict;
import dev.overlaylab.checkers.fact.ConsulAgents;
import dev.overlaylab.checkers.inquiry.Cluster;
import dev.overlaylab.checkers.inquiry.Inquiry;
import dev.overlaylab.checkers.inquiry.Trials;
import dev.overlaylab.checkers.probe.Probe;
import dev.overlaylab.i18n.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Consul runs on every machine itself, as one cluster: each agent knows the agents of all machines, alive. */
final class ConsulMembers extends Inquiry {
    private final List<String> machines;
    private final int port;
    private final String link;

    ConsulMembers(String id, Parameters it) {
        super(id, Text.of("check.store-members", "machines", String.join(", ", it.names("machines"))));
        machines = it.names("machines");
        port = it.number("port", 8500, 1, 65535);
        link = it.name("interface", "eth1");
    }

    @Override
    protected Verdict conclude(Cluster cluster) {
        var asked = new ArrayList<Probe>();
        var agents = new LinkedHashMap<String, Trials>();
        machines.forEach(it -> agents.put(it, Trials.on(it, ConsulAgents.command("127.0.0.1:" + port))));
        agents.values().forEach(it -> asked.add(it.probe()));
        machines.forEach(it -> asked.add(Trials.links(it).probe()));
        cluster.gather(asked);
        var findings = new ArrayList<Finding>();
        agents.forEach((machine, trials) -> {
            var known = cluster.tried(trials).get(0).read(ConsulAgents::of);
            if (known.alive().isEmpty()) {
                findings.add(Reason.STORE_AGENT_ABSENT.at(machine, "127.0.0.1:" + port, known.shown()));
                return;
            }
            for (var other : machines) {
                var address = cluster.address(other, link);
                if (!known.alive().contains(address)) {
                    findings.add(Reason.STORE_AGENT_UNKNOWN.at(
                            machine, address, String.join(", ", known.alive()), Map.of("other", other)));
                }
            }
        });
        return Verdict.of(findings);
    }
}
