package dev.overlaylab.checkers.catalogue.host;

import dev.overlaylab.checkers.catalogue.kind.Parameters;
import dev.overlaylab.checkers.check.Finding;
import dev.overlaylab.checkers.check.Reason;
import dev.overlaylab.checkers.check.Verdict;
import dev.overlaylab.checkers.inquiry.Cluster;
import dev.overlaylab.checkers.inquiry.Inquiry;
import dev.overlaylab.checkers.probe.Probe;
import dev.overlaylab.i18n.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** No two engines go by one host name: the cluster tells its members apart by it. */
final class UniqueHostNames extends Inquiry {
    private final List<String> machines;

    UniqueHostNames(String id, Parameters it) {
        super(id, Text.of("check.unique-host-names", "machines", String.join(", ", it.names("machines"))));
        machines = it.names("machines");
    }

    @Override
    protected Verdict conclude(Cluster cluster) {
        cluster.gather(machines.stream().map(Probe.EngineProbe::new).toList());
        var findings = new ArrayList<Finding>();
        var owners = new LinkedHashMap<String, String>();
        for (var machine : machines) {
            var name = cluster.engine(machine).name();
            var owner = owners.putIfAbsent(name, machine);
            if (owner != null) {
                findings.add(Reason.HOST_NAME_SHARED.at(machine, "", name, Map.of("other", owner)));
            }
        }
        return Verdict.of(findings);
    }
}
