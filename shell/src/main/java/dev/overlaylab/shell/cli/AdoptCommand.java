package dev.overlaylab.shell.cli;

import dev.overlaylab.labs.adopt.LabDemands;
import dev.overlaylab.shell.adopt.AdoptJson;
import dev.overlaylab.shell.adopt.AdoptReport;
import dev.overlaylab.shell.adopt.AdoptView;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Looks at hosts that are somebody's already, and says which labs can run there. Changes nothing. */
@Command(name = "adopt")
final class AdoptCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Mixin
    CommonOptions common = new CommonOptions();

    @Mixin
    HostsOption hosts = new HostsOption();

    @Mixin
    LabsOption labs = new LabsOption();

    @Parameters(paramLabel = "ALIAS", arity = "0..*", descriptionKey = "alias")
    List<String> aliases = new ArrayList<>();

    @Option(names = "--json", descriptionKey = "json")
    boolean json;

    AdoptCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        var speaker = invocation.speaker();
        var library = WrongUsage.unless(() -> labs.library());
        var inventory = WrongUsage.unless(() -> hosts.read(invocation, aliases));
        var demands =
                library.ids().stream().map(library::load).map(LabDemands::of).toList();
        speaker.note("adopt.looking", "hosts", inventory.hosts().size());
        var asking = hosts.asking(invocation);
        var observed = invocation
                .wiring()
                .survey(asking)
                .of(
                        inventory.hosts(),
                        it -> asking.note(
                                it.facts().isPresent() ? "adopt.seen" : "adopt.not-seen",
                                "name",
                                it.host().name()));
        var report = AdoptReport.of(inventory, observed, demands);
        speaker.streams()
                .out()
                .print(
                        json
                                ? new AdoptJson(speaker.catalogue(), speaker.language()).of(report)
                                : speaker.broken(
                                        new AdoptView(speaker.catalogue(), speaker.language(), speaker.columns())
                                                .lines(report)));
        return report.exitCode();
    }
}
