package dev.overlaylab.labs.lab;

import dev.overlaylab.labs.driver.Ability;
import dev.overlaylab.labs.lab.Step.DocumentedCommand;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.events.Event;

/** What an author wrote in {@code step.yaml}. */
record StepFile(
        Place place,
        List<CommandEntry> commands,
        List<CheckEntry> checks,
        List<SabotageEntry> sabotages,
        List<YamlValue> untilRestart,
        List<OutputEntry> outputs) {
    /** A command and where it stands. */
    record CommandEntry(Place place, DocumentedCommand command) {}

    /** A check as it is named, with the parameters as they are written. */
    record CheckEntry(Place place, String type, String id, List<YamlValue> before, Map<String, Object> parameters) {}

    /**
     * A wrong way, with the places of what it refers to.
     *
     * @param undo empty for one that is gone from the start of the step
     */
    record SabotageEntry(
            Place place,
            String id,
            List<String> run,
            YamlValue check,
            YamlValue reason,
            List<YamlValue> also,
            List<Ability> needs,
            List<String> undo,
            boolean drill) {}

    /**
     * A place in a command's output that the texts explain.
     *
     * @param line empty for any
     */
    record OutputEntry(Place place, String id, YamlValue command, String line, String mark) {}

    static StepFile read(String file, List<Event> events, Parameters parameters) {
        var yaml = YamlFile.read(file, events, parameters)
                .onlyKeys("commands", "checks", "sabotages", "until-restart", "outputs");
        return new StepFile(
                yaml.place(),
                yaml.need("commands").list().stream().map(StepFile::command).toList(),
                yaml.need("checks").list().stream().map(StepFile::check).toList(),
                yaml.find("sabotages")
                        .map(it -> it.list().stream().map(StepFile::sabotage).toList())
                        .orElse(List.of()),
                yaml.find("until-restart").map(YamlValue::list).orElse(List.of()),
                yaml.find("outputs").map(YamlValue::list).orElse(List.of()).stream()
                        .map(StepFile::output)
                        .toList());
    }

    private static CommandEntry command(YamlValue entry) {
        var map = entry.map().onlyKeys("id", "run", "exit");
        return new CommandEntry(
                map.place(),
                new DocumentedCommand(
                        map.need("id").id(),
                        map.need("run").text(),
                        map.find("exit").map(it -> it.whole(0, 255)).orElse(0)));
    }

    private static OutputEntry output(YamlValue entry) {
        var map = entry.map().onlyKeys("id", "command", "line", "mark");
        return new OutputEntry(
                map.place(),
                map.need("id").id(),
                map.need("command"),
                map.find("line").map(YamlValue::text).orElse(""),
                map.need("mark").text());
    }

    private static CheckEntry check(YamlValue entry) {
        var map = entry.map();
        return new CheckEntry(
                map.place(),
                map.need("type").id(),
                map.need("id").id(),
                map.find("before").map(YamlValue::list).orElse(List.of()),
                map.plainWithout("type", "id", "before"));
    }

    private static SabotageEntry sabotage(YamlValue entry) {
        var map = entry.map().onlyKeys("id", "run", "check", "reason", "also", "needs", "undo", "drill");
        return new SabotageEntry(
                map.place(),
                map.need("id").id(),
                map.need("run").list().stream().map(YamlValue::text).toList(),
                map.need("check"),
                map.need("reason"),
                map.find("also").map(YamlValue::list).orElse(List.of()),
                map.find("needs").map(LabFile::needs).orElse(List.of()),
                map.find("undo").map(YamlValue::list).orElse(List.of()).stream()
                        .map(YamlValue::text)
                        .toList(),
                map.find("drill").map(YamlValue::truth).orElse(false));
    }
}
