package dev.overlaylab.shell.play;

import dev.overlaylab.checkers.check.Check;
import dev.overlaylab.checkers.check.Finding;
import dev.overlaylab.checkers.check.Verdict;
import dev.overlaylab.checkers.machine.MachineException.Cause;
import dev.overlaylab.checkers.probe.Observation;
import dev.overlaylab.checkers.probe.Observations;
import dev.overlaylab.checkers.probe.Probe;
import dev.overlaylab.i18n.Language;
import dev.overlaylab.i18n.Text;
import dev.overlaylab.labs.lab.Lab;
import dev.overlaylab.labs.lab.Step;
import dev.overlaylab.labs.lab.Step.DocumentedCommand;
import dev.overlaylab.labs.lab.Step.Drill;
import dev.overlaylab.labs.lab.Step.Sabotage;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A lab of two steps about facts on a fake workstation. */
public final class TinyLab {
    private TinyLab() {}

    public static Lab lab() {
        return lab(
                step("first", List.of(new DocumentedCommand("m", "make one", 0)), new Fact("one")),
                step(
                        "second",
                        List.of(new DocumentedCommand("m", "make two", 0), new DocumentedCommand("f", "exit 3", 3)),
                        new Fact("two")));
    }

    public static Lab lab(Step... steps) {
        return new Lab(
                "tiny",
                everywhere("Tiny"),
                everywhere("Small."),
                List.of("20.10"),
                List.of(),
                0,
                List.of(),
                Arrays.asList(steps),
                Lab.Variant.DOCUMENTED);
    }

    public static Step step(String id, List<DocumentedCommand> commands, Check... checks) {
        return new Step(
                id,
                everywhere("Title of " + id),
                everywhere("Prose of " + id + "."),
                commands,
                List.of(checks),
                Step.Declared.NOTHING,
                Map.of(
                        "fact.absent",
                        List.of(everywhere("vague " + id), everywhere("plain " + id)),
                        "any",
                        List.of(everywhere("general " + id))),
                List.of(),
                List.of(),
                List.of());
    }

    /** The same step with ways to break it that a learner is to find. */
    public static Step drilled(Step step, Drill... drills) {
        return new Step(
                step.id(),
                step.title(),
                step.prose(),
                step.commands(),
                step.checks(),
                step.declared(),
                step.hints(),
                Arrays.stream(drills).map(Drill::trouble).toList(),
                List.of(drills),
                List.of());
    }

    /** One that the check of the fact “one” must notice. */
    public static Drill drill(String id, List<String> run, List<String> undo) {
        return new Drill(
                new Sabotage(id, run, "fact-one", "fact.absent", List.of(), undo),
                Map.of(Language.EN, "It was " + id + ", you see."));
    }

    private static Map<Language, String> everywhere(String text) {
        return Map.of(Language.EN, text, Language.JA, text + "（日本語）", Language.ZH, text + "（中文）");
    }

    /**
     * Sees the facts of a workstation; one called {@code silence} keeps the machine from answering,
     * and {@code another store} is a cause for which the lab has no hint.
     */
    public static Function<Collection<Probe>, Observations> observer(FakeWorkstation workstation) {
        return probes -> {
            var seen = new HashMap<Probe, Observation>();
            for (var probe : probes) {
                if (workstation.facts.contains("silence")) {
                    seen.put(probe, new Observation.NothingSeen(Cause.UNREACHABLE, "silent"));
                } else if (probe instanceof Probe.ShellProbe shell) {
                    seen.put(probe, new Observation.CommandSeen(exit(workstation.facts, shell.script()), "", ""));
                }
            }
            return new Observations(seen);
        };
    }

    private static int exit(Collection<String> facts, String asked) {
        return facts.contains(asked) ? 0 : facts.contains("another store") ? 2 : 1;
    }

    /** What is seen while no machine answers. */
    static Observations silence(Collection<Probe> probes) {
        return new Observations(probes.stream()
                .collect(Collectors.toMap(it -> it, it -> new Observation.NothingSeen(Cause.TIMED_OUT, "busy"))));
    }

    /** That a fact is there. */
    public record Fact(String fact) implements Check {
        private Probe.ShellProbe probe() {
            return new Probe.ShellProbe("host", fact);
        }

        @Override
        public String id() {
            return "fact-" + fact;
        }

        @Override
        public Text title() {
            return Text.of("topology.machine", "name", fact, "address", "is there");
        }

        @Override
        public Collection<Probe> probes(Observations seen) {
            return List.of(probe());
        }

        @Override
        public Verdict judge(Observations seen) {
            return switch (seen.command(probe()).exitCode()) {
                case 0 -> Verdict.pass();
                case 2 -> Verdict.fail(List.of(Finding.of("path.store-differs", "host", "consul://this", "")));
                default -> Verdict.fail(List.of(Finding.of("fact.absent", "host", fact, "")));
            };
        }
    }
}
