package dev.overlaylab.labs.lab;

import java.util.List;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** A value in a YAML file, read as what its key calls for. */
public record YamlValue(String file, Place keyPlace, Node node) {
    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,9}");
    private static final int LONGEST_LIST = 99;
    private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    /** The same value with a lab's parameters filled in. */
    YamlValue filled(Parameters parameters) {
        return new YamlValue(file, keyPlace, parameters.fill(file, node));
    }

    /** Where it stands. */
    public Place place() {
        return YamlFile.place(file, node.getStartMark());
    }

    /** Any scalar as it is written; not empty. */
    public String text() {
        YamlFile.refuseTag(file, node);
        if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
            return scalar.getValue().strip();
        }
        throw place().problem("kind", "expected", "text", "actual", shown(node));
    }

    /** A name that is safe as a folder's name: small letters, digits, single hyphens. */
    String id() {
        var text = text();
        if (!isId(text)) {
            throw place().problem("id", "id", text);
        }
        return text;
    }

    static boolean isId(String text) {
        return text.length() <= 63 && ID.matcher(text).matches();
    }

    boolean truth() {
        if (node.getTag().equals(Tag.BOOL)) {
            return Boolean.parseBoolean(text());
        }
        throw place().problem("kind", "expected", "true, false", "actual", shown(node));
    }

    /** A whole number. */
    public int whole(int least, int most) {
        var text = text();
        if (!WHOLE.matcher(text).matches() || Integer.parseInt(text) < least || Integer.parseInt(text) > most) {
            throw place().problem("whole", "least", least, "most", most, "actual", text);
        }
        return Integer.parseInt(text);
    }

    /** The elements of a list that has some, and not more than anybody needs. */
    List<YamlValue> list() {
        YamlFile.refuseTag(file, node);
        if (node instanceof SequenceNode sequence && !sequence.getValue().isEmpty()) {
            if (sequence.getValue().size() > LONGEST_LIST) {
                throw place().problem(
                                "list-too-long", "count", sequence.getValue().size(), "most", LONGEST_LIST);
            }
            return sequence.getValue().stream()
                    .map(it -> new YamlValue(file, YamlFile.place(file, it.getStartMark()), it))
                    .toList();
        }
        throw place().problem("kind", "expected", "[…]", "actual", shown(node));
    }

    /** Whether it has keys of its own. */
    public boolean isMap() {
        return node instanceof MappingNode;
    }

    /** A mapping. */
    public YamlMap map() {
        return YamlMap.of(file, node);
    }

    /** Text, whole number, truth value or a list of such. */
    Object plain() {
        YamlFile.refuseTag(file, node);
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue().stream()
                    .map(it -> new YamlValue(file, keyPlace, it).plain())
                    .toList();
        }
        var text = text();
        if (node.getTag().equals(Tag.INT) && WHOLE.matcher(text).matches()) {
            return Integer.valueOf(text);
        }
        return node.getTag().equals(Tag.BOOL) ? Boolean.valueOf(text) : text;
    }

    /** How a value of the wrong kind is shown: not whole, it may be large. */
    static String shown(Node node) {
        if (node instanceof ScalarNode scalar) {
            var value = scalar.getValue();
            return '"' + (value.length() > 60 ? value.substring(0, 60) + "…" : value) + '"';
        }
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue().isEmpty() ? "[]" : "[…]";
        }
        return "{…}";
    }
}
