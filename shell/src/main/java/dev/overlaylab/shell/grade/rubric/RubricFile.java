package dev.overlaylab.shell.grade.rubric;

import dev.overlaylab.checkers.check.Reason;
import dev.overlaylab.i18n.Problem;
import dev.overlaylab.labs.lab.Lab;
import dev.overlaylab.labs.lab.Step;
import dev.overlaylab.labs.lab.YamlFile;
import dev.overlaylab.labs.lab.YamlMap;
import dev.overlaylab.labs.lab.YamlValue;
import dev.overlaylab.shell.grade.GivenFile;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads a rubric: YAML whose every mistake is named with its place. */
public final class RubricFile {
    private static final int LARGEST = 256 * 1024;
    private static final List<String> REASONS =
            Arrays.stream(Reason.values()).map(Reason::code).sorted().toList();

    private final Lab lab;

    private RubricFile(Lab lab) {
        this.lab = lab;
    }

    /** The rubric that a file has for a lab. */
    public static Rubric read(Path file, Lab lab) {
        var bytes = GivenFile.start(file, LARGEST + 1);
        if (bytes.length > LARGEST) {
            throw Problem.of("problem.lab.file-too-big", "file", file.toString(), "limit", LARGEST / 1024);
        }
        return new RubricFile(lab).rubric(YamlFile.read(file.toString(), bytes));
    }

    private Rubric rubric(YamlMap yaml) {
        yaml.onlyKeys("format", "lab", "points", "late", "steps", "checks");
        yaml.need("format").whole(1, 1);
        var named = yaml.need("lab");
        if (!named.text().equals(lab.id())) {
            throw named.place().problem("rubric-other-lab", "named", named.text(), "lab", lab.id());
        }
        return new Rubric(
                yaml.find("points").map(RubricFile::points).orElse(Rubric.USUAL.usual()),
                yaml.find("steps").map(it -> steps(it.map())).orElse(Map.of()),
                yaml.find("checks").map(it -> checks(it.map())).orElse(Map.of()),
                yaml.find("late").map(it -> LatePolicy.of(it.text())).orElse(LatePolicy.NONE));
    }

    private Map<String, Points> steps(YamlMap yaml) {
        var valid = lab.steps().stream().map(Step::id).toList();
        var steps = new HashMap<String, Points>();
        yaml.entries().forEach((id, value) -> {
            require(value, id, valid);
            steps.put(id, points(value));
        });
        return steps;
    }

    private Map<String, Worth> checks(YamlMap yaml) {
        var valid = lab.steps().stream()
                .flatMap(it -> it.checks().stream())
                .map(it -> it.id())
                .toList();
        var checks = new HashMap<String, Worth>();
        yaml.entries().forEach((id, value) -> {
            require(value, id, valid);
            checks.put(id, value.isMap() ? worth(value.map()) : Worth.of(points(value)));
        });
        return checks;
    }

    private static Worth worth(YamlMap yaml) {
        yaml.onlyKeys("points", "partial");
        var partial = new HashMap<String, Integer>();
        yaml.find("partial")
                .ifPresent(it -> it.map().entries().forEach((reason, percent) -> {
                    require(percent, reason, REASONS);
                    partial.put(reason, percent.whole(0, 100));
                }));
        return new Worth(points(yaml.need("points")), partial);
    }

    private static Points points(YamlValue value) {
        return Points.read(value.text())
                .orElseThrow(() -> value.place().problem("rubric-points", "actual", value.text()));
    }

    /** The key that a value stands under must be one of these. */
    private static void require(YamlValue value, String key, List<String> valid) {
        if (!valid.contains(key)) {
            throw value.place()
                    .problem("key-unknown", "key", key, "valid", valid.stream().collect(Collectors.joining(", ")));
        }
    }
}
