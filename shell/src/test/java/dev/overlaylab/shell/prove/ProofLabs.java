package dev.overlaylab.shell.prove;

import dev.overlaylab.labs.driver.Ability;
import dev.overlaylab.labs.lab.Lab;
import dev.overlaylab.labs.lab.Step;
import dev.overlaylab.labs.lab.Step.DocumentedCommand;
import dev.overlaylab.labs.lab.Step.Sabotage;
import dev.overlaylab.shell.play.TinyLab;
import dev.overlaylab.shell.play.TinyLab.Fact;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Labs of two steps: one that is right, and some in each of which one thing is wrong. */
final class ProofLabs {
    private static final String ABSENT = "fact.absent";
    private static final DocumentedCommand ONE = new DocumentedCommand("one", "make one", 0);
    private static final DocumentedCommand LONG = new DocumentedCommand("long", "say a \\\n    b", 0);
    private static final DocumentedCommand SEVERAL = new DocumentedCommand("several", "say c\nsay d", 0);
    private static final DocumentedCommand TWO = new DocumentedCommand("two", "make two", 0);
    private static final DocumentedCommand THREE = new DocumentedCommand("three", "exit 3", 3);

    private ProofLabs() {}

    static Lab named(String name) {
        return switch (name) {
            case "right" ->
                lab(List.of(ONE, LONG, SEVERAL), "two", sabotage(ABSENT, "unmake one", "make one"), TWO, THREE);
            case "green-before" -> lab(List.of(ONE, TWO), "two", sabotage(ABSENT, "unmake one", "make one"), TWO);
            case "never-green" -> lab(List.of(LONG), "two", sabotage(ABSENT, "unmake one", "make one"), TWO);
            case "unnoticed" -> lab(List.of(ONE), "two", sabotage(ABSENT, "say nothing", "make one"), TWO);
            case "other-reason" -> lab(List.of(ONE), "two", sabotage("network.absent", "unmake one", "make one"), TWO);
            case "not-undone" -> lab(List.of(ONE), "two", sabotage(ABSENT, "unmake one", "say nothing"), TWO);
            case "line-fails" -> lab(List.of(ONE), "two", sabotage(ABSENT, "nonsense", "make one"), TWO);
            case "wrong-exit" ->
                lab(
                        List.of(ONE, new DocumentedCommand("four", "exit 4", 0)),
                        "two",
                        sabotage(ABSENT, "unmake one", "make one"),
                        TWO);
            case "breaks-earlier" ->
                lab(
                        List.of(ONE),
                        "two",
                        sabotage(ABSENT, "unmake one", "make one"),
                        TWO,
                        new DocumentedCommand("un", "unmake one", 0));
            case "endless" ->
                lab(
                        List.of(ONE, new DocumentedCommand("endless", "wait", 0)),
                        "two",
                        sabotage(ABSENT, "unmake one", "make one"),
                        TWO);
            case "dies" ->
                lab(
                        List.of(ONE),
                        "two",
                        sabotage(ABSENT, "unmake one", "make one"),
                        new DocumentedCommand("die", "die", 0));
            case "no-way-back" ->
                lab(
                        List.of(ONE),
                        "two",
                        sabotage(ABSENT, "unmake one", "make one"),
                        TWO,
                        new DocumentedCommand("shut", "make no-way-back", 0));
            case "from-start" -> lab(List.of(ONE), "two", sabotage(ABSENT, List.of("make other"), List.of()), TWO);
            case "needy" -> needy();
            case "passing" -> passing(Set.of("fact-passing"));
            case "passing-undeclared" -> passing(Set.of());
            default -> throw new IllegalArgumentException(name);
        };
    }

    /** One wrong way of it needs what no tiny machine has. */
    private static Lab needy() {
        var way = sabotage(ABSENT, "unmake one", "make one");
        var step = step("01-first", List.of(ONE), "one", List.of(way), Set.of());
        return TinyLab.lab(new Step(
                step.id(),
                step.title(),
                step.prose(),
                step.commands(),
                step.checks(),
                new Step.Declared(step.declared().before(), Set.of(), Map.of(way.id(), List.of(Ability.INGRESS))),
                step.hints(),
                step.sabotages(),
                step.drills(),
                step.outputs()));
    }

    /** Its second step makes something that a restart of the machines takes away. */
    private static Lab passing(Set<String> untilRestart) {
        var wrongWay = new Sabotage(
                "unmade", List.of("unmake passing"), "fact-passing", ABSENT, List.of(), List.of("make passing"));
        return TinyLab.lab(
                step("01-first", List.of(ONE), "one", List.of(sabotage(ABSENT, "unmake one", "make one")), Set.of()),
                step(
                        "02-second",
                        List.of(new DocumentedCommand("passing", "make passing", 0)),
                        "passing",
                        List.of(wrongWay),
                        untilRestart));
    }

    private static Sabotage sabotage(String reason, String run, String undo) {
        return sabotage(reason, List.of(run), List.of(undo));
    }

    private static Sabotage sabotage(String reason, List<String> run, List<String> undo) {
        return new Sabotage("unmade", run, "fact-one", reason, List.of(), undo);
    }

    private static Lab lab(
            List<DocumentedCommand> first, String secondFact, Sabotage sabotage, DocumentedCommand... second) {
        return TinyLab.lab(
                step("01-first", first, "one", List.of(sabotage), Set.of()),
                step("02-second", List.of(second), secondFact, List.of(), Set.of()));
    }

    private static Step step(
            String id,
            List<DocumentedCommand> commands,
            String fact,
            List<Sabotage> sabotages,
            Set<String> untilRestart) {
        var step = TinyLab.step(id, commands, new Fact(fact));
        return new Step(
                id,
                step.title(),
                step.prose(),
                commands,
                step.checks(),
                new Step.Declared(Map.of("fact-" + fact, List.of(ABSENT)), untilRestart, Map.of()),
                step.hints(),
                sabotages,
                List.of(),
                List.of());
    }
}
