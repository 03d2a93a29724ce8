package dev.overlaylab.labs.lab;

import dev.overlaylab.labs.driver.Ability;
import dev.overlaylab.labs.image.EngineVersion;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

/** What an author wrote in {@code lab.yaml}. */
record LabFile(
        String id,
        List<String> engines,
        List<Ability> needs,
        int minutes,
        List<Lab.MachineNeed> machines,
        List<StepName> steps,
        Parameters parameters) {
    static final int FORMAT = 1;
    private static final int LONGEST = 600;
    private static final Pattern MACHINE = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9.-]{0,62}");
    private static final Pattern STEP = Pattern.compile("[0-9]{2}-.+");

    static LabFile read(String folder, byte[] bytes, Seed seed) {
        var yaml = YamlFile.read(folder + "/lab.yaml", bytes);
        var format = yaml.need("format");
        if (format.whole(0, Integer.MAX_VALUE / 10) != FORMAT) {
            throw format.place().problem("format", "format", format.text(), "known", FORMAT);
        }
        yaml.onlyKeys("format", "id", "engines", "needs", "minutes", "parameters", "machines", "steps");
        var id = yaml.need("id");
        if (!id.id().equals(folder)) {
            throw id.place().problem("id-differs", "id", id.text(), "folder", folder);
        }
        var declared = yaml.find("parameters").map(Parameter::read).orElse(List.of());
        var parameters = new Parameters(declared, seed, folder);
        return new LabFile(
                folder,
                yaml.find("engines").map(LabFile::engines).orElse(List.of(EngineVersion.DEFAULT.id())),
                yaml.find("needs").map(LabFile::needs).orElse(List.of()),
                yaml.find("minutes").map(it -> it.whole(1, LONGEST)).orElse(0),
                machines(yaml.need("machines").filled(parameters)),
                steps(folder, yaml.need("steps")),
                parameters);
    }

    private static List<Lab.MachineNeed> machines(YamlValue list) {
        var names = new HashSet<String>();
        return list.list().stream()
                .map(entry -> {
                    var machine = entry.map().onlyKeys("name", "memory-mb");
                    var name = machine.need("name");
                    if (!MACHINE.matcher(name.text()).matches()) {
                        throw name.place().problem("machine-name", "name", name.text());
                    }
                    if (!names.add(name.text())) {
                        throw name.place().problem("id-twice", "id", name.text());
                    }
                    return new Lab.MachineNeed(
                            name.text(), machine.need("memory-mb").whole(128, 65_536));
                })
                .toList();
    }

    private static List<String> engines(YamlValue list) {
        var known = EngineVersion.ids();
        return list.list().stream()
                .map(entry -> {
                    if (!known.contains(entry.text())) {
                        throw entry.place()
                                .problem("engine-unknown", "engine", entry.text(), "valid", String.join(", ", known));
                    }
                    return entry.text();
                })
                .distinct()
                .toList();
    }

    static List<Ability> needs(YamlValue list) {
        return list.list().stream()
                .map(entry -> Ability.named(entry.text())
                        .orElseThrow(() -> entry.place()
                                .problem(
                                        "need-unknown",
                                        "need",
                                        entry.text(),
                                        "valid",
                                        String.join(", ", Ability.ids()))))
                .distinct()
                .toList();
    }

    private static List<StepName> steps(String lab, YamlValue list) {
        var ids = new HashSet<String>();
        return list.list().stream()
                .map(entry -> {
                    var step = stepName(lab, entry);
                    if (!STEP.matcher(step.id()).matches()) {
                        throw entry.place().problem("step-name", "id", entry.text());
                    }
                    if (!ids.add(step.id())) {
                        throw entry.place().problem("id-twice", "id", step.id());
                    }
                    return step;
                })
                .toList();
    }

    private static StepName stepName(String lab, YamlValue entry) {
        var parts = entry.text().split("/", -1);
        return parts.length == 2 && Arrays.stream(parts).allMatch(YamlValue::isId)
                ? new StepName(entry.place(), parts[0], parts[1])
                : new StepName(entry.place(), lab, entry.id());
    }

    /** The steps whose folders are in the lab itself. */
    List<String> ownSteps() {
        return steps.stream()
                .filter(it -> it.lab().equals(id))
                .map(StepName::id)
                .toList();
    }

    /**
     * A step and whose it is.
     *
     * @param place where it is named
     * @param lab in whose folder it is
     */
    record StepName(Place place, String lab, String id) {}
}
