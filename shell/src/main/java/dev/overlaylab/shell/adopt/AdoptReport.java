package dev.overlaylab.shell.adopt;

import dev.overlaylab.labs.adopt.Finding;
import dev.overlaylab.labs.adopt.Finding.Level;
import dev.overlaylab.labs.adopt.LabDemands;
import dev.overlaylab.labs.adopt.LabFit;
import dev.overlaylab.labs.adopt.Observed;
import dev.overlaylab.labs.adopt.Suitability;
import dev.overlaylab.labs.inventory.Inventory;
import dev.overlaylab.shell.report.ExitCode;
import java.util.List;

/** What came out of looking at the hosts of an inventory. */
public record AdoptReport(Inventory inventory, List<HostReport> hosts, List<LabFit> labs) {
    public AdoptReport {
        hosts = List.copyOf(hosts);
        labs = List.copyOf(labs);
    }

    /** One host, with the seconds by which its clock differs from the others'. */
    public record HostReport(Observed observed, List<Finding> findings, double skew) {
        /** Whether no lab can run there. */
        boolean bad() {
            return findings.stream().anyMatch(it -> it.level() == Level.BAD);
        }
    }

    public static AdoptReport of(Inventory inventory, List<Observed> observed, List<LabDemands> demands) {
        var suitability = new Suitability(observed);
        return new AdoptReport(
                inventory,
                observed.stream()
                        .map(it -> new HostReport(it, suitability.of(it), suitability.skew(it)))
                        .toList(),
                demands.stream().map(suitability::of).toList());
    }

    /** 0 when every host is good for something, 1 when one is not, 2 when one could not be looked at. */
    public int exitCode() {
        if (hosts.stream().anyMatch(it -> it.observed().facts().isEmpty())) {
            return ExitCode.CANNOT_CHECK;
        }
        return hosts.stream().anyMatch(HostReport::bad) ? ExitCode.FAILED : ExitCode.PASSED;
    }
}
