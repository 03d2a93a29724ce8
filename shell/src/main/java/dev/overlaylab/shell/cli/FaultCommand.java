package dev.overlaylab.shell.cli;

import dev.overlaylab.i18n.Problem;
import dev.overlaylab.labs.driver.Driver;
import dev.overlaylab.labs.driver.MachineRecord;
import dev.overlaylab.labs.driver.Progress;
import dev.overlaylab.labs.fault.Fault;
import dev.overlaylab.labs.fault.FaultOrder;
import dev.overlaylab.labs.fault.Faults;
import dev.overlaylab.shell.render.FaultLines;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes, lists and undoes faults of a lab's machines, as the word of the same name does in the shell. */
@Command(name = "fault")
final class FaultCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Mixin
    CommonOptions common = new CommonOptions();

    @Mixin
    LabsOption labs = new LabsOption();

    @Parameters(index = "0", paramLabel = "LAB", descriptionKey = "lab")
    String labId = "";

    @Parameters(index = "1..*", paramLabel = "WORD", arity = "0..*", descriptionKey = "fault")
    List<String> words = List.of();

    @Option(names = "--json", descriptionKey = "json")
    boolean json;

    FaultCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        var lab = WrongUsage.unless(() -> labs.load(labId, Optional.empty(), invocation.wiring()));
        var wiring = invocation.wiring();
        var driver = wiring.driverOf(lab.id()).orElseThrow(() -> Problem.of("problem.wire.nothing-runs"));
        var addresses = running(driver);
        if (addresses.isEmpty()) {
            throw Problem.of("problem.wire.nothing-runs");
        }
        var choice = wiring.choiceOf(lab.id()).orElseThrow();
        try (var running = wiring.open(
                lab,
                driver.id(),
                choice.engineVersion(),
                choice.internet(),
                Progress.NONE,
                invocation.speaker()::language)) {
            var done = FaultOrder.carryOut(new Faults(running.cluster(), addresses), words);
            tell(WrongUsage.unless(() -> done.orElseThrow(() -> Problem.of("problem.fault.usage"))));
        }
        return 0;
    }

    private static Map<String, String> running(Driver driver) {
        return driver.list().stream()
                .filter(it -> it.state() == MachineRecord.State.RUNNING)
                .collect(Collectors.toMap(MachineRecord::name, MachineRecord::address));
    }

    private void tell(FaultOrder done) {
        var speaker = invocation.speaker();
        if (!json) {
            FaultLines.of(done, words).forEach(speaker::answer);
            return;
        }
        var faults = done.faults().stream().map(FaultCommand::data).toList();
        JsonPrinter.print(speaker, Map.of("format", 1, "undone", done.undone(), "faults", faults));
    }

    private static Map<String, Object> data(Fault fault) {
        return Map.of("name", fault.name(), "machine", fault.machine(), "kind", fault.kind(), "values", fault.values());
    }
}
