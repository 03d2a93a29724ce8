package dev.overlaylab.shell.cli;

import dev.overlaylab.i18n.Problem;
import dev.overlaylab.labs.driver.Progress;
import dev.overlaylab.labs.image.EngineVersion;
import dev.overlaylab.labs.lab.Step;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Judges the machines of a lab once. */
@Command(name = "check")
final class CheckCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Mixin
    CommonOptions common = new CommonOptions();

    @Mixin
    LabsOption labs = new LabsOption();

    @Mixin
    SeedOption seed = new SeedOption();

    @Parameters(paramLabel = "LAB", descriptionKey = "lab", completionCandidates = Known.Labs.class)
    String labId = "";

    @Option(names = "--step", paramLabel = "STEP", descriptionKey = "step")
    String stepId = "";

    @Option(names = "--json", descriptionKey = "json")
    boolean json;

    @Option(names = "--plain", descriptionKey = "plain")
    boolean plain;

    CheckCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        var lab = WrongUsage.unless(() -> labs.load(labId, seed.given(), invocation.wiring()));
        var steps = stepId.isEmpty() ? lab.steps() : List.of(step(lab.steps()));
        var choice = invocation.wiring().choiceOf(lab.id());
        var driver = choice.map(LabChoice::driver).orElse(Wiring.DEFAULT_DRIVER);
        var engine = choice.map(LabChoice::engineVersion).orElse(EngineVersion.DEFAULT);
        try (var running =
                invocation.wiring().open(lab, driver, engine, false, Progress.NONE, invocation.speaker()::language)) {
            var began = Instant.now();
            var checks = steps.stream().flatMap(it -> it.checks().stream()).toList();
            var results = running.runner().run(checks);
            return new Answer(invocation, plain).checked(lab, driver, steps, results, began, json);
        }
    }

    /** A step by its ID or its number. */
    private Step step(List<Step> steps) {
        return WrongUsage.unless(() -> {
            for (int i = 0; i < steps.size(); i++) {
                if (steps.get(i).id().equals(stepId) || Integer.toString(i + 1).equals(stepId)) {
                    return steps.get(i);
                }
            }
            throw Problem.of(
                    "problem.cli.unknown-step",
                    "step",
                    stepId,
                    "valid",
                    String.join(", ", steps.stream().map(Step::id).toList()));
        });
    }
}
