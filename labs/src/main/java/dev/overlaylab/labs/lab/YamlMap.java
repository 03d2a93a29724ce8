package dev.overlaylab.labs.lab;

import dev.overlaylab.i18n.Problem;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** A YAML mapping whose keys are known: what is missing, unknown, twice or of another kind is named with its place. */
public final class YamlMap {
    private final Place place;
    private final Map<String, YamlValue> values;

    private YamlMap(Place place, Map<String, YamlValue> values) {
        this.place = place;
        this.values = values;
    }

    static YamlMap of(String file, Node node) {
        YamlFile.refuseTag(file, node);
        var place = YamlFile.place(file, node.getStartMark());
        if (!(node instanceof MappingNode mapping)) {
            throw place.problem("kind", "expected", "{key: value}", "actual", YamlValue.shown(node));
        }
        var values = new LinkedHashMap<String, YamlValue>();
        for (var tuple : mapping.getValue()) {
            var key = tuple.getKeyNode();
            var keyPlace = YamlFile.place(file, key.getStartMark());
            if (!(key instanceof ScalarNode scalar)) {
                throw keyPlace.problem("kind", "expected", "key", "actual", YamlValue.shown(key));
            }
            if (values.put(scalar.getValue(), new YamlValue(file, keyPlace, tuple.getValueNode())) != null) {
                throw keyPlace.problem("key-twice", "key", scalar.getValue());
            }
        }
        return new YamlMap(place, values);
    }

    Place place() {
        return place;
    }

    /** Refuses every key but these. */
    public YamlMap onlyKeys(String... valid) {
        for (var entry : values.entrySet()) {
            if (!Arrays.asList(valid).contains(entry.getKey())) {
                throw entry.getValue()
                        .keyPlace()
                        .problem("key-unknown", "key", entry.getKey(), "valid", String.join(", ", valid));
            }
        }
        return this;
    }

    /** The value of a key that must be there. */
    public YamlValue need(String key) {
        return find(key).orElseThrow(() -> missing(key));
    }

    /** The value of a key that may be absent. */
    public Optional<YamlValue> find(String key) {
        return Optional.ofNullable(values.get(key));
    }

    /** All keys, in the order of the file. */
    public Map<String, YamlValue> entries() {
        return Collections.unmodifiableMap(values);
    }

    /** All keys and plain values but these. */
    Map<String, Object> plainWithout(String... keys) {
        var plain = new LinkedHashMap<String, Object>();
        values.forEach((key, value) -> {
            if (!List.of(keys).contains(key)) {
                plain.put(key, value.plain());
            }
        });
        return plain;
    }

    private Problem missing(String key) {
        return place.problem("key-missing", "key", key);
    }
}
