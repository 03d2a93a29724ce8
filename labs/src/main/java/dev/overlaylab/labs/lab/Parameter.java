package dev.overlaylab.labs.lab;

import java.util.HashSet;
import java.util.List;

/**
 * Something in a lab that may be different for every learner.
 *
 * @param place where its author named it
 * @param documented its value without a seed
 * @param rule how it is drawn from one
 */
record Parameter(Place place, String name, String documented, DrawRule rule) {
    static List<Parameter> read(YamlValue list) {
        var names = new HashSet<String>();
        return list.list().stream()
                .map(entry -> {
                    var parameter = read(entry.map());
                    if (!names.add(parameter.name())) {
                        throw parameter.place().problem("id-twice", "id", parameter.name());
                    }
                    return parameter;
                })
                .toList();
    }

    private static Parameter read(YamlMap map) {
        map.onlyKeys("name", "type", "default", "draw");
        var name = map.need("name");
        var written = map.need("type");
        var type = ParameterType.named(written.text())
                .orElseThrow(() -> written.place()
                        .problem(
                                "parameter-type",
                                "type",
                                written.text(),
                                "valid",
                                String.join(", ", ParameterType.ids())));
        var draw = map.need("draw");
        var rule = DrawRule.read(draw.text())
                .orElseThrow(() -> draw.place().problem("parameter-rule", "rule", draw.text()));
        rule.samples().filter(it -> !type.accepts(it)).findFirst().ifPresent(it -> {
            throw draw.place().problem("parameter-value", "value", it, "type", type.id());
        });
        var documented = map.need("default");
        if (!type.accepts(documented.text())) {
            throw documented.place().problem("parameter-value", "value", documented.text(), "type", type.id());
        }
        if (!rule.draws(documented.text())) {
            throw documented.place().problem("parameter-default", "value", documented.text(), "rule", draw.text());
        }
        return new Parameter(name.place(), name.id(), documented.text(), rule);
    }

    /** Its value for a seed, which depends on nothing else but the lab's ID and its name. */
    String value(Seed seed, String lab) {
        return seed.isNone() ? documented : rule.value(seed.number("parameter", lab, name));
    }
}
