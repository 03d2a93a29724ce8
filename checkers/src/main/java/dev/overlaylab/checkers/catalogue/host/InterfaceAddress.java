package dev.overlaylab.checkers.catalogue.host;

import dev.overlaylab.checkers.catalogue.kind.Parameters;
import dev.overlaylab.checkers.check.Finding;
import dev.overlaylab.checkers.check.Reason;
import dev.overlaylab.checkers.check.Verdict;
import dev.overlaylab.checkers.fact.Link;
import dev.overlaylab.checkers.inquiry.Cluster;
import dev.overlaylab.checkers.inquiry.Inquiry;
import dev.overlaylab.checkers.inquiry.Trials;
import dev.overlaylab.i18n.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The interface that engines shall advertise has an address on every machine, and each machine one of its own. */
final class InterfaceAddress extends Inquiry {
    private final List<String> machines;
    private final String link;

    InterfaceAddress(String id, Parameters it) {
        super(
                id,
                Text.of(
                        "check.interface-address",
                        "machines",
                        String.join(", ", it.names("machines")),
                        "interface",
                        it.name("interface", "eth1")));
        machines = it.names("machines");
        link = it.name("interface", "eth1");
    }

    @Override
    protected Verdict conclude(Cluster cluster) {
        cluster.gather(machines.stream().map(it -> Trials.links(it).probe()).toList());
        var findings = new ArrayList<Finding>();
        var owners = new LinkedHashMap<String, String>();
        for (var machine : machines) {
            var addresses = cluster.links(machine).stream()
                    .filter(it -> it.name().equals(link))
                    .map(Link::addresses)
                    .flatMap(List::stream)
                    .toList();
            if (addresses.isEmpty()) {
                findings.add(Reason.INTERFACE_NO_ADDRESS.at(machine, link, ""));
            }
            for (var address : addresses) {
                var owner = owners.putIfAbsent(address, machine);
                if (owner != null) {
                    findings.add(Reason.INTERFACE_ADDRESS_SHARED.at(
                            machine, "", address, Map.of("other", owner, "interface", link)));
                }
            }
        }
        return Verdict.of(findings);
    }
}
