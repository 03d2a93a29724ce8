package dev.overlaylab.shell.cli;

import dev.overlaylab.i18n.Problem;
import dev.overlaylab.i18n.Text;
import dev.overlaylab.labs.driver.Driver;
import dev.overlaylab.labs.driver.MachineRecord;
import dev.overlaylab.labs.driver.checkpoint.Checkpoint;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists or removes machines of all labs. */
@Command(
        name = "machines",
        subcommands = {})
final class MachinesCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Mixin
    CommonOptions common = new CommonOptions();

    @Option(names = "--json", descriptionKey = "json")
    boolean json;

    MachinesCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        return list(invocation, json);
    }

    @Command(name = "ls")
    Integer ls(@Mixin CommonOptions options, @Option(names = "--json", descriptionKey = "json") boolean asJson) {
        return list(invocation, json || asJson);
    }

    @SuppressWarnings("try")
    @Command(name = "rm")
    Integer rm(
            @Mixin CommonOptions options,
            @Option(names = "--all", descriptionKey = "all") boolean all,
            @Parameters(paramLabel = "NAME", arity = "0..*", descriptionKey = "name") List<String> names) {
        var wanted = names == null ? List.<String>of() : names;
        if (all != wanted.isEmpty()) {
            return WrongUsage.unless(() -> {
                throw Problem.of("problem.cli.machines-rm");
            });
        }
        var found = found(invocation);
        var speaker = invocation.speaker();
        var learners = found.stream().filter(it -> it.proof().isEmpty()).toList();
        for (var name : wanted) {
            if (learners.stream().noneMatch(it -> it.record().name().equals(name))) {
                var valid = String.join(
                        ", ", learners.stream().map(it -> it.record().name()).toList());
                return WrongUsage.unless(() -> {
                    throw Problem.of(
                            "problem.cli.unknown-machine", "name", name, "valid", valid.isEmpty() ? "-" : valid);
                });
            }
        }
        for (var lab : invocation.wiring().home().labsWithState()) {
            var ofLab = found.stream()
                    .filter(it -> it.lab().equals(lab) && it.proof().isEmpty())
                    .filter(it -> all || wanted.contains(it.record().name()))
                    .toList();
            if (ofLab.isEmpty() && !all) {
                continue;
            }
            try (var lock = invocation.wiring().lock(lab)) {
                InParallel.forEach(ofLab, it -> it.driver().remove(it.record().name()));
                tellRemoved(ofLab, speaker);
                if (all) {
                    removeCheckpoints(lab, speaker);
                }
            }
        }
        if (all) {
            removeProofs(found, speaker);
        }
        if (found.isEmpty()) {
            speaker.answer(Text.of("cli.no-machines"));
        }
        return 0;
    }

    private static void tellRemoved(List<Found> removed, Speaker speaker) {
        removed.forEach(it -> speaker.answer(
                Text.of("cli.machine-removed", "name", it.record().name(), "lab", it.lab())));
    }

    /** What proofs that were killed have left; one that is running is left alone, and named. */
    @SuppressWarnings("try")
    private void removeProofs(List<Found> found, Speaker speaker) {
        for (var proof : ProofHome.all(invocation)) {
            try (var lock = proof.lock()) {
                proof.clear();
                tellRemoved(
                        found.stream()
                                .filter(it -> it.proof().equals(Optional.of(proof)))
                                .toList(),
                        speaker);
            }
        }
    }

    /** Whoever removes everything wants the room. */
    private void removeCheckpoints(String lab, Speaker speaker) {
        for (var checkpoints : invocation.wiring().checkpointsOf(lab)) {
            var all = checkpoints.list();
            all.forEach(it -> checkpoints.delete(it.name()));
            if (!all.isEmpty()) {
                speaker.answer(Text.of(
                        "cli.checkpoints-removed",
                        "lab",
                        lab,
                        "count",
                        all.size(),
                        "size",
                        all.stream().mapToLong(Checkpoint::bytes).sum() >> 20));
            }
        }
    }

    private static Integer list(Invocation invocation, boolean json) {
        var found = found(invocation);
        var speaker = invocation.speaker();
        if (json) {
            JsonPrinter.print(speaker, found.stream().map(Found::data).toList());
        } else if (found.isEmpty()) {
            speaker.answer(Text.of("cli.no-machines"));
            tellCheckpoints(invocation);
        } else {
            found.forEach(it -> speaker.answer(Text.of(
                    it.record().state() == MachineRecord.State.RUNNING ? "cli.machine-running" : "cli.machine-stopped",
                    "lab",
                    it.proof().isPresent() ? Text.of("cli.machine-of-proof", "lab", it.lab()) : it.lab(),
                    "name",
                    it.record().name(),
                    "driver",
                    it.driver().id(),
                    "address",
                    it.record().address())));
            tellCheckpoints(invocation);
        }
        return 0;
    }

    private static void tellCheckpoints(Invocation invocation) {
        var wiring = invocation.wiring();
        for (var lab : wiring.home().labsWithState()) {
            for (var checkpoints : wiring.checkpointsOf(lab)) {
                var all = checkpoints.list();
                if (!all.isEmpty()) {
                    invocation
                            .speaker()
                            .answer(Text.of(
                                    "cli.checkpoints",
                                    "lab",
                                    lab,
                                    "count",
                                    all.size(),
                                    "size",
                                    all.stream().mapToLong(Checkpoint::bytes).sum() >> 20,
                                    "limit",
                                    checkpoints.limit() >> 20));
                }
            }
        }
    }

    private static List<Found> found(Invocation invocation) {
        var all = new ArrayList<Found>();
        for (var lab : invocation.wiring().home().labsWithState()) {
            all.addAll(found(invocation.wiring(), lab, Optional.empty()));
        }
        for (var proof : ProofHome.all(invocation)) {
            all.addAll(found(proof.wiring(), proof.lab(), Optional.of(proof)));
        }
        return all;
    }

    private static List<Found> found(Wiring wiring, String lab, Optional<ProofHome> proof) {
        return wiring.driversIn(lab).stream()
                .flatMap(driver -> driver.list().stream().map(it -> new Found(lab, driver, it, proof)))
                .toList();
    }

    /** A machine, and the proof that has made it if it is not the learner's. */
    private record Found(String lab, Driver driver, MachineRecord record, Optional<ProofHome> proof) {
        LinkedHashMap<String, Object> data() {
            var data = new LinkedHashMap<String, Object>();
            data.put("lab", lab);
            data.put("driver", driver.id());
            data.put("name", record.name());
            data.put("role", record.role().name());
            data.put("address", record.address());
            data.put("state", record.state().name());
            data.put("proof", proof.isPresent());
            data.put("created", record.created().toString());
            return data;
        }
    }
}
