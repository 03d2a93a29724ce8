package dev.overlaylab.labs.lab;

import dev.overlaylab.checkers.check.Check;
import dev.overlaylab.i18n.Language;
import dev.overlaylab.labs.driver.Ability;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * One part of a lab.
 *
 * @param prose Markdown by language, without the title; the commands it refers to are already filled in
 * @param checks what must be true when the step is done; before its commands none of them passes
 * @param declared what else its author declares of checks and wrong ways
 * @param hints Markdown by reason code, then from vague to plain; key {@link #ANY} for every other reason
 * @param drills those of the wrong ways that a learner may be asked to name and mend
 * @param outputs what there is to know about what the commands print
 */
public record Step(
        String id,
        Map<Language, String> title,
        Map<Language, String> prose,
        List<DocumentedCommand> commands,
        List<Check> checks,
        Declared declared,
        Map<String, List<Map<Language, String>>> hints,
        List<Sabotage> sabotages,
        List<Drill> drills,
        List<OutputNote> outputs) {
    /** The key of the hints for reasons that have none of their own. */
    public static final String ANY = "any";

    public Step {
        title = Map.copyOf(title);
        prose = Map.copyOf(prose);
        commands = List.copyOf(commands);
        checks = List.copyOf(checks);
        hints = Map.copyOf(hints);
        sabotages = List.copyOf(sabotages);
        drills = List.copyOf(drills);
        outputs = List.copyOf(outputs);
    }

    /** What a wrong way needs of the machines. */
    public List<Ability> wrongWayNeeds(String sabotage) {
        return declared.wrongWayNeeds().getOrDefault(sabotage, List.of());
    }

    /** The same with some of its drills. */
    Step withDrills(Predicate<Drill> which) {
        var some = drills.stream().filter(which).toList();
        return new Step(id, title, prose, commands, checks, declared, hints, sabotages, some, outputs);
    }

    /** The hints for a reason: its own, or those for any. */
    public List<Map<Language, String>> hintsFor(String reason) {
        return hints.getOrDefault(reason, hints.getOrDefault(ANY, List.of()));
    }

    /**
     * What a proof has to know about checks and wrong ways, by ID.
     *
     * @param before the reasons that a check may give before the step's commands; for one that is not named, any by which it
     *     fails
     * @param untilRestart the checks of what does not outlast that the machines are started again
     * @param wrongWayNeeds by sabotage, what not every kind of machine can do and is needed to go that wrong way
     */
    public record Declared(
            Map<String, List<String>> before, Set<String> untilRestart, Map<String, List<Ability>> wrongWayNeeds) {
        public static final Declared NOTHING = new Declared(Map.of(), Set.of(), Map.of());

        public Declared {
            before = Map.copyOf(before);
            untilRestart = Set.copyOf(untilRestart);
            wrongWayNeeds = Map.copyOf(wrongWayNeeds);
        }
    }

    /**
     * A command as the documents print it, without prompts; may have several lines.
     *
     * @param expectExit the exit status that is right for it: some commands of the labs fail on purpose
     */
    public record DocumentedCommand(String id, String line, int expectExit) {
        /** How long one may take; emulated machines on a busy computer need minutes to be created. */
        public static final Duration LIMIT = Duration.ofMinutes(10);
    }

    /**
     * Something to know about a place in what a command of the step prints; about the first such place.
     *
     * @param command the line that prints it, as documented
     * @param line what the output's line contains; empty for any
     * @param mark what is marked in it
     * @param said by language, without markup
     */
    public record OutputNote(String id, String command, String line, String mark, Map<Language, String> said) {
        public OutputNote {
            said = Map.copyOf(said);
        }
    }

    /**
     * A wrong way that the shell goes by itself, unseen, when the step is finished; the learner finds out what it is.
     *
     * @param trouble what is done, what shows it, and how it is mended; its ID is its name
     * @param told Markdown by language: what it was, for when it has been named
     */
    public record Drill(Sabotage trouble, Map<Language, String> told) {
        public Drill {
            told = Map.copyOf(told);
        }

        public String id() {
            return trouble.id();
        }
    }

    /**
     * A wrong way: done on a finished step, or in its stead, it must turn the check red for the declared reason.
     *
     * @param run lines for the workstation, one after the other
     * @param check the ID of one of the step's checks
     * @param reason the code that must be among the check's findings
     * @param also codes that may be among them too
     * @param undo lines for the workstation that make the step's checks pass again; none for a wrong way that begins at the
     *     start of the step, instead of its commands
     */
    public record Sabotage(
            String id, List<String> run, String check, String reason, List<String> also, List<String> undo) {
        public Sabotage {
            run = List.copyOf(run);
            also = List.copyOf(also);
            undo = List.copyOf(undo);
        }
    }
}
