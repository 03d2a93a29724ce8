package dev.overlaylab.labs.inventory;

import dev.overlaylab.i18n.Problem;
import dev.overlaylab.i18n.Text;
import dev.overlaylab.labs.inventory.Inventory.Kind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** {@code hosts:}, a list of hosts with the keys of {@link HostRow}; a plain text is a host by that name. */
final class YamlInventory {
    private static final int MOST_ALIASES = 0;
    private static final int DEEPEST = 8;

    private final SshDefaults defaults;
    private final Path folder;

    YamlInventory(SshDefaults defaults, Path folder) {
        this.defaults = defaults;
        this.folder = folder;
    }

    Inventory read(String file, String text) {
        var settings = LoadSettings.builder()
                .setLabel(file)
                .setMaxAliasesForCollections(MOST_ALIASES)
                .build();
        try {
            refuseDepth(file, new Parse(settings).parseString(text));
            var root = new Compose(settings).composeString(text);
            if (root.isEmpty() || !(root.get() instanceof MappingNode mapping)) {
                throw Problem.of("problem.inventory.not-recognised", "file", file);
            }
            var rows = new ArrayList<HostRow>();
            for (var entry : mapping.getValue()) {
                var key = scalar(file, entry.getKeyNode());
                if (!key.equals("hosts")) {
                    throw Problem.of(
                            "problem.inventory.key-unknown",
                            "file",
                            file,
                            "line",
                            line(entry.getKeyNode()),
                            "key",
                            key,
                            "valid",
                            "hosts");
                }
                rows.addAll(rows(file, entry.getValueNode()));
            }
            return new Inventory(Kind.YAML, file, HostRow.hosts(rows, defaults, folder), List.of());
        } catch (MarkedYamlEngineException e) {
            var line = e.getProblemMark().map(it -> it.getLine() + 1).orElse(1);
            throw new Problem(
                    Text.of("problem.inventory.format", "file", file, "line", line, "detail", e.getProblem()), e);
        } catch (YamlEngineException e) {
            throw new Problem(
                    Text.of(
                            "problem.inventory.format",
                            "file",
                            file,
                            "line",
                            1,
                            "detail",
                            String.valueOf(e.getMessage())),
                    e);
        }
    }

    /** Before the tree is built, by which deep nesting would exhaust the stack. */
    private static void refuseDepth(String file, Iterable<Event> events) {
        int depth = 0;
        for (var event : events) {
            depth += switch (event.getEventId()) {
                case MappingStart, SequenceStart -> 1;
                case MappingEnd, SequenceEnd -> -1;
                default -> 0;
            };
            if (depth > DEEPEST) {
                var line = event.getStartMark().map(it -> it.getLine() + 1).orElse(1);
                throw Problem.of("problem.inventory.format", "file", file, "line", line, "detail", "nested too deeply");
            }
        }
    }

    private static List<HostRow> rows(String file, Node node) {
        if (!(node instanceof SequenceNode list)) {
            throw kind(file, node, "- name: …");
        }
        var rows = new ArrayList<HostRow>();
        for (var item : list.getValue()) {
            rows.add(
                    item instanceof ScalarNode scalar
                            ? new HostRow(file, line(item), Map.of("name", scalar.getValue()))
                            : new HostRow(file, line(item), values(file, item)));
        }
        return rows;
    }

    private static Map<String, String> values(String file, Node item) {
        if (!(item instanceof MappingNode mapping)) {
            throw kind(file, item, "name: …");
        }
        var values = new HashMap<String, String>();
        for (var entry : mapping.getValue()) {
            if (values.put(scalar(file, entry.getKeyNode()), scalar(file, entry.getValueNode())) != null) {
                throw kind(file, entry.getKeyNode(), "each key once");
            }
        }
        return values;
    }

    private static String scalar(String file, Node node) {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        throw kind(file, node, "text");
    }

    private static Problem kind(String file, Node node, String expected) {
        return Problem.of(
                "problem.inventory.format", "file", file, "line", line(node), "detail", "expected " + expected);
    }

    private static int line(Node node) {
        return node.getStartMark().map(it -> it.getLine() + 1).orElse(1);
    }
}
