package dev.overlaylab.labs.lab;

import dev.overlaylab.checkers.check.Check;
import dev.overlaylab.checkers.check.Reason;
import dev.overlaylab.i18n.Language;
import dev.overlaylab.i18n.Problem;
import dev.overlaylab.i18n.Text;
import dev.overlaylab.labs.driver.Ability;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Makes a step out of what its author wrote, and refuses what does not fit together. */
final class StepMaker {
    /** What the sections of the texts begin with that tell what a drill was. */
    private static final String DRILL = "drill.";

    private static final SortedSet<String> REASONS =
            Arrays.stream(Reason.values()).map(Reason::code).collect(Collectors.toCollection(TreeSet::new));

    private final CheckMaker checkMaker;
    private final Parameters parameters;
    private final Set<String> checkIds = new HashSet<>();

    /** For one lab, in which the checks' IDs are unique. */
    StepMaker(CheckMaker checkMaker, Parameters parameters) {
        this.checkMaker = checkMaker;
        this.parameters = parameters;
    }

    Step make(String id, StepFile file, Map<Language, LabText> texts) {
        var commands = commands(file);
        var checks = file.checks().stream().map(this::check).toList();
        var sabotages = sabotages(file, commands, checks);
        var title = new EnumMap<Language, String>(Language.class);
        var prose = new EnumMap<Language, String>(Language.class);
        texts.forEach((language, text) -> {
            var filler = new Prose(commands, parameters);
            title.put(language, filler.title(text));
            prose.put(language, filler.body(text));
            inOrder(text, commands, filler.told());
        });
        return new Step(
                id,
                title,
                prose,
                commands,
                checks,
                new Step.Declared(before(file), untilRestart(file, checks), wrongWayNeeds(file)),
                hints(commands, texts),
                sabotages,
                drills(file, sabotages, texts),
                new OutputNotes(file, texts, parameters).notes());
    }

    private static List<Step.DocumentedCommand> commands(StepFile file) {
        var ids = new HashSet<String>();
        for (var entry : file.commands()) {
            if (!ids.add(entry.command().id())) {
                throw entry.place().problem("id-twice", "id", entry.command().id());
            }
        }
        return file.commands().stream().map(StepFile.CommandEntry::command).toList();
    }

    private Check check(StepFile.CheckEntry entry) {
        if (!checkIds.add(entry.id())) {
            throw entry.place().problem("id-twice", "id", entry.id());
        }
        try {
            return checkMaker.make(entry.type(), entry.id(), entry.parameters());
        } catch (Problem e) {
            throw new Problem(
                    entry.place()
                            .problem(
                                    "check",
                                    "detail",
                                    e.text(),
                                    "advice",
                                    new Text(e.text().key() + ".next", e.text().arguments()))
                            .text(),
                    e);
        }
    }

    private static Map<String, List<String>> before(StepFile file) {
        return file.checks().stream()
                .filter(it -> !it.before().isEmpty())
                .collect(Collectors.toMap(StepFile.CheckEntry::id, it -> reasons(it.before())));
    }

    private static Set<String> untilRestart(StepFile file, List<Check> checks) {
        file.untilRestart().forEach(it -> knownCheck(checks, it));
        return file.untilRestart().stream().map(YamlValue::text).collect(Collectors.toSet());
    }

    private static Map<String, List<Ability>> wrongWayNeeds(StepFile file) {
        return file.sabotages().stream()
                .filter(it -> !it.needs().isEmpty())
                .collect(Collectors.toMap(StepFile.SabotageEntry::id, StepFile.SabotageEntry::needs));
    }

    private static void knownCheck(List<Check> checks, YamlValue named) {
        var valid = checks.stream().map(Check::id).toList();
        if (!valid.contains(named.text())) {
            throw named.place().problem("check-unknown", "check", named.text(), "valid", String.join(", ", valid));
        }
    }

    private static List<String> reasons(List<YamlValue> written) {
        written.forEach(it -> knownReason(it.place(), it.text()));
        return written.stream().map(YamlValue::text).toList();
    }

    /** A learner types the commands in the order of the prose, the automatic run in that of the step: they must agree. */
    private static void inOrder(LabText text, List<Step.DocumentedCommand> commands, List<String> referred) {
        var documented = commands.stream().map(Step.DocumentedCommand::id).toList();
        if (!referred.containsAll(documented)) {
            var forgotten = new ArrayList<>(documented);
            forgotten.removeAll(referred);
            throw new Place(text.file(), text.bodyLine(), 1)
                    .problem("command-not-told", "commands", String.join(", ", forgotten));
        }
        if (!referred.equals(documented)) {
            throw new Place(text.file(), text.bodyLine(), 1)
                    .problem(
                            "command-order",
                            "expected",
                            String.join(", ", documented),
                            "actual",
                            String.join(", ", referred));
        }
    }

    private Map<String, List<Map<Language, String>>> hints(
            List<Step.DocumentedCommand> commands, Map<Language, LabText> texts) {
        var english = LabTexts.english(texts);
        if (!english.hints().containsKey(Step.ANY)) {
            throw new Place(english.file(), 1, 1).problem("hint-any-missing");
        }
        var filler = new Prose(commands, parameters);
        var hints = new LinkedHashMap<String, List<Map<Language, String>>>();
        english.hints().forEach((reason, levels) -> {
            if (reason.startsWith(DRILL) || OutputNotes.isAbout(reason)) {
                return;
            }
            if (!reason.equals(Step.ANY)) {
                knownReason(new Place(english.file(), 1, 1), reason);
            }
            var filled = new ArrayList<Map<Language, String>>();
            for (int level = 0; level < levels.size(); level++) {
                var inAll = new EnumMap<Language, String>(Language.class);
                for (var text : texts.entrySet()) {
                    inAll.put(
                            text.getKey(),
                            filler.hint(
                                    text.getValue(),
                                    text.getValue()
                                            .hints()
                                            .getOrDefault(reason, List.of())
                                            .get(level)));
                }
                filled.add(inAll);
            }
            hints.put(reason, List.copyOf(filled));
        });
        return hints;
    }

    private List<Step.Sabotage> sabotages(StepFile file, List<Step.DocumentedCommand> commands, List<Check> checks) {
        var filler = new Prose(commands, parameters);
        var ids = new HashSet<String>();
        return file.sabotages().stream()
                .map(entry -> {
                    if (!ids.add(entry.id())) {
                        throw entry.place().problem("id-twice", "id", entry.id());
                    }
                    if (entry.drill() && entry.undo().isEmpty()) {
                        throw entry.place().problem("drill-without-undo", "id", entry.id());
                    }
                    knownCheck(checks, entry.check());
                    knownReason(entry.reason().place(), entry.reason().text());
                    return new Step.Sabotage(
                            entry.id(),
                            lines(filler, entry.place(), entry.run()),
                            entry.check().text(),
                            entry.reason().text(),
                            reasons(entry.also()),
                            lines(filler, entry.place(), entry.undo()));
                })
                .toList();
    }

    private List<Step.Drill> drills(StepFile file, List<Step.Sabotage> sabotages, Map<Language, LabText> texts) {
        var english = LabTexts.english(texts);
        var ids = file.sabotages().stream()
                .filter(StepFile.SabotageEntry::drill)
                .map(StepFile.SabotageEntry::id)
                .toList();
        var told = english.hints().keySet().stream()
                .filter(it -> it.startsWith(DRILL))
                .map(it -> it.substring(DRILL.length()))
                .toList();
        if (!ids.containsAll(told) || !told.containsAll(ids)) {
            throw new Place(english.file(), 1, 1)
                    .problem(
                            "drills-told",
                            "drills",
                            String.join(", ", ids),
                            "told",
                            told.stream().map(it -> "## " + DRILL + it).collect(Collectors.joining(", ")));
        }
        return sabotages.stream()
                .filter(it -> ids.contains(it.id()))
                .map(it -> new Step.Drill(it, told(it.id(), texts)))
                .toList();
    }

    private Map<Language, String> told(String drill, Map<Language, LabText> texts) {
        var filler = new Prose(List.of(), parameters);
        var told = new EnumMap<Language, String>(Language.class);
        texts.forEach((language, text) -> told.put(
                language,
                text.hints().getOrDefault(DRILL + drill, List.of()).stream()
                        .map(it -> filler.hint(text, it))
                        .collect(Collectors.joining("\n\n"))));
        return told;
    }

    private static List<String> lines(Prose filler, Place place, List<String> written) {
        return written.stream().map(it -> filler.line(place, it)).toList();
    }

    private static void knownReason(Place place, String reason) {
        if (!REASONS.contains(reason)) {
            throw place.problem("reason-unknown", "reason", reason, "valid", String.join(", ", REASONS));
        }
    }
}
