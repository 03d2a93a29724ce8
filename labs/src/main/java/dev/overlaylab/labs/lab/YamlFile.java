package dev.overlaylab.labs.lab;

import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Reads YAML into a tree whose every node knows its place. Plain YAML only: no anchors, no tags, no second document. */
public final class YamlFile {
    private static final int DEEPEST = 12;
    private static final Set<Tag> PLAIN = Set.of(Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL, Tag.NULL, Tag.SEQ, Tag.MAP);

    private YamlFile() {}

    /** Reads a file that is a mapping. */
    public static YamlMap read(String file, byte[] bytes) {
        return YamlMap.of(file, root(file, bytes));
    }

    /** Reads a file in which a lab's parameters are named. */
    static YamlMap read(String file, byte[] bytes, Parameters parameters) {
        return YamlMap.of(file, parameters.fill(file, root(file, bytes)));
    }

    private static Node root(String file, byte[] bytes) {
        var text = SourceText.of(file, bytes);
        var settings = LoadSettings.builder().setLabel(file).setUseMarks(true).build();
        try {
            // Before the tree is built, by which deep nesting would exhaust the stack.
            refuseSurprises(file, new Parse(settings).parseString(text));
            return new Compose(settings)
                    .composeString(text)
                    .orElseThrow(() -> new Place(file, 1, 1).problem("file-empty"));
        } catch (MarkedYamlEngineException e) {
            throw place(file, e.getProblemMark().or(e::getContextMark)).problem("yaml", "detail", e.getProblem());
        } catch (ReaderException e) {
            throw SourceText.placeOf(file, text, text.offsetByCodePoints(0, e.getPosition()))
                    .problem("yaml", "detail", "U+%04X".formatted(e.getCodePoint()));
        } catch (YamlEngineException e) {
            throw new Place(file, 1, 1).problem("yaml", "detail", String.valueOf(e.getMessage()));
        }
    }

    static Place place(String file, Optional<Mark> mark) {
        return mark.map(it -> new Place(file, it.getLine() + 1, it.getColumn() + 1))
                .orElse(new Place(file, 1, 1));
    }

    /** Refuses a node that says with a tag what it is; here the key decides that. */
    static void refuseTag(String file, Node node) {
        if (!PLAIN.contains(node.getTag())) {
            throw place(file, node.getStartMark())
                    .problem("yaml-tag", "tag", node.getTag().getValue());
        }
    }

    private static void refuseSurprises(String file, Iterable<Event> events) {
        int depth = 0;
        int documents = 0;
        for (var event : events) {
            var place = place(file, event.getStartMark());
            if (event instanceof NodeEvent node && node.getAnchor().isPresent()) {
                throw place.problem(
                        "yaml-anchor", "anchor", node.getAnchor().get().getValue());
            }
            switch (event.getEventId()) {
                case DocumentStart -> documents++;
                case MappingStart, SequenceStart -> depth++;
                case MappingEnd, SequenceEnd -> depth--;
                default -> {}
            }
            if (depth > DEEPEST) {
                throw place.problem("yaml-depth", "limit", DEEPEST);
            }
            if (documents > 1) {
                throw place.problem("yaml-documents");
            }
        }
    }
}
