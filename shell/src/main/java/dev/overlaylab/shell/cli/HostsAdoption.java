package dev.overlaylab.shell.cli;

import dev.overlaylab.i18n.Problem;
import dev.overlaylab.i18n.Text;
import dev.overlaylab.labs.adopt.Addresses;
import dev.overlaylab.labs.adopt.HostFacts;
import dev.overlaylab.labs.adopt.LabDemands;
import dev.overlaylab.labs.adopt.Observed;
import dev.overlaylab.labs.adopt.Suitability;
import dev.overlaylab.labs.driver.ssh.AdoptedHost;
import dev.overlaylab.labs.driver.ssh.AdoptedHosts;
import dev.overlaylab.labs.lab.Lab;
import dev.overlaylab.shell.adopt.AdoptReport;
import dev.overlaylab.shell.adopt.AdoptView;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Takes hosts of the learner's own for a lab: looks at them, says what will be done there, and asks. */
final class HostsAdoption {
    private static final int TOKEN_BYTES = 4;

    private final Invocation invocation;
    private final HostsOption hosts;
    private final boolean yes;

    HostsAdoption(Invocation invocation, HostsOption hosts, boolean yes) {
        this.invocation = invocation;
        this.hosts = hosts;
        this.yes = yes;
    }

    /**
     * Sees to it that the lab has hosts: those that were taken before, or those that are given now.
     *
     * @param inUse whether there are machines on the hosts taken before
     */
    void forLab(Lab lab, List<String> aliases, boolean automatic, boolean inUse) {
        var directory = invocation.wiring().labDirectory(lab.id());
        var earlier = AdoptedHosts.find(directory);
        if (!hosts.given() && aliases.isEmpty()) {
            if (earlier.isEmpty()) {
                WrongUsage.unless(() -> {
                    throw Problem.of("problem.ssh.hosts-needed", "lab", lab.id());
                });
            }
            if (automatic && !yes && !earlier.get().agreed()) {
                throw Problem.of("problem.ssh.auto-needs-yes", "lab", lab.id());
            }
            return;
        }
        if (inUse) {
            throw Problem.of("problem.ssh.hosts-in-use", "lab", lab.id());
        }
        if (automatic && !yes) {
            WrongUsage.unless(() -> {
                throw Problem.of("problem.ssh.auto-needs-yes", "lab", lab.id());
            });
        }
        adopt(lab, aliases, directory);
    }

    private void adopt(Lab lab, List<String> aliases, Path directory) {
        var speaker = invocation.speaker();
        var inventory = WrongUsage.unless(() -> hosts.read(invocation, aliases));
        var asking = hosts.asking(invocation);
        speaker.note("adopt.looking", "hosts", inventory.hosts().size());
        var observed = invocation.wiring().survey(asking).of(inventory.hosts(), it -> {});
        var demands = LabDemands.of(lab);
        var report = AdoptReport.of(inventory, observed, List.of(demands));
        speaker.streams()
                .err()
                .print(speaker.broken(
                        new AdoptView(speaker.catalogue(), speaker.language(), speaker.columns()).lines(report)));
        var fit = new Suitability(observed).of(demands);
        if (!fit.fits()) {
            throw Problem.of(
                    "problem.ssh.lab-does-not-fit",
                    "lab",
                    lab.id(),
                    "needed",
                    lab.machines().size());
        }
        var usable = observed.stream()
                .filter(it -> fit.hosts().contains(it.host().name())
                        || (it.host().workstation() && it.facts().isPresent()))
                .toList();
        var adopted = new AdoptedHosts(token(lab), yes, adopted(usable, demands));
        speaker.note(
                "adopt.lab-uses",
                "hosts",
                adopted.hosts().stream().map(AdoptedHost::name).collect(Collectors.joining(", ")),
                "workstation",
                adopted.workstation().name(),
                "folder",
                adopted.folder());
        if (!yes && (!speaker.streams().terminal() || !asking.yes(Text.of("adopt.ask-lab")))) {
            throw Problem.of("problem.ssh.not-agreed", "lab", lab.id());
        }
        adopted.write(directory);
    }

    private static List<AdoptedHost> adopted(List<Observed> usable, LabDemands demands) {
        var addresses = new Addresses(usable, demands.interfaces()).all();
        return usable.stream()
                .map(it -> new AdoptedHost(
                        it.address().orElseThrow(),
                        addresses.getOrDefault(it.host().name(), ""),
                        it.host().workstation(),
                        it.facts().map(HostFacts::abilities).orElse(Set.of())))
                .toList();
    }

    /** Names the lab's objects on hosts; two learners on the same hosts have different ones. */
    private static String token(Lab lab) {
        var random = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(random);
        return lab.id() + "-" + HexFormat.of().formatHex(random);
    }
}
