package dev.overlaylab.labs.lab;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** A lab's parameters with their values, filled in wherever its files name them as {@code {{parameter:NAME}}}. */
final class Parameters {
    private static final Pattern REFERENCE = Pattern.compile("\\{\\{parameter:([^{}\n]*)}}");

    /** After a subnet's name: its address without the last number, as the beginning of addresses in it. */
    private static final String START = ".start";

    private final List<Parameter> declared;
    private final Map<String, String> values = new LinkedHashMap<>();
    private final Set<String> used = new HashSet<>();

    Parameters(List<Parameter> declared, Seed seed, String lab) {
        this.declared = declared;
        declared.forEach(it -> values.put(it.name(), it.value(seed, lab)));
    }

    static boolean isReference(String text) {
        return REFERENCE.matcher(text).matches();
    }

    Map<String, String> values() {
        return values;
    }

    /** A text with all values filled in; the place is that of its beginning. */
    String fill(Place place, String text) {
        return REFERENCE.matcher(text).replaceAll(match -> Matcher.quoteReplacement(value(place, match.group(1))));
    }

    /** Fills in all values below a node of a YAML file. */
    Node fill(String file, Node node) {
        if (node instanceof SequenceNode sequence) {
            sequence.getValue().replaceAll(it -> fill(file, it));
        } else if (node instanceof MappingNode mapping) {
            mapping.getValue().replaceAll(it -> new NodeTuple(it.getKeyNode(), fill(file, it.getValueNode())));
        } else if (node instanceof ScalarNode scalar
                && REFERENCE.matcher(scalar.getValue()).find()) {
            return new ScalarNode(
                    scalar.getTag(),
                    true,
                    fill(YamlFile.place(file, scalar.getStartMark()), scalar.getValue()),
                    scalar.getScalarStyle(),
                    scalar.getStartMark(),
                    scalar.getEndMark());
        }
        return node;
    }

    private String value(Place place, String name) {
        boolean start = name.endsWith(START);
        var value = values.get(start ? name.substring(0, name.length() - START.length()) : name);
        if (value == null || (start && value.indexOf('/') < 0)) {
            throw place.problem(
                    "reference-unknown",
                    "reference",
                    "{{parameter:" + name + "}}",
                    "valid",
                    values.keySet().stream().map(it -> "parameter:" + it).collect(Collectors.joining(", ")));
        }
        used.add(start ? name.substring(0, name.length() - START.length()) : name);
        return start ? value.substring(0, value.lastIndexOf('.')) : value;
    }

    /** Refuses what was declared and is nowhere in what has been filled in. */
    void requireUse() {
        declared.stream().filter(it -> !used.contains(it.name())).findFirst().ifPresent(it -> {
            throw it.place().problem("parameter-unused", "name", it.name());
        });
    }
}
