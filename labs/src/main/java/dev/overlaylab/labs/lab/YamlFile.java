package dev.overlaylab.labs.lab;

import dev.overlaylab.i18n.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.parser.Parser;

/** Reads YAML into a tree whose every node knows its place. Plain YAML only: no anchors, no tags, no second document. */
public final class YamlFile {
    private static final int DEEPEST = 12;
    private static final Set<Tag> PLAIN = Set.of(Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL, Tag.NULL, Tag.SEQ, Tag.MAP);

    private YamlFile() {}

    /** Reads a file that is a mapping. */
    public static YamlMap read(String file, byte[] bytes) {
        return YamlMap.of(file, root(file, events(file, bytes)));
    }

    /** Reads a file in which a lab's parameters are named. */
    static YamlMap read(String file, List<Event> events, Parameters parameters) {
        return YamlMap.of(file, parameters.fill(file, root(file, events)));
    }

    private static LoadSettings settings(String file) {
        return LoadSettings.builder().setLabel(file).setUseMarks(true).build();
    }

    private static Node root(String file, List<Event> events) {
        try {
            return new Composer(settings(file), new Replay(events))
                    .getSingleNode()
                    .orElseThrow(() -> new Place(file, 1, 1).problem("file-empty"));
        } catch (YamlEngineException e) {
            throw unreadable(file, e);
        }
    }

    private static Problem unreadable(String file, YamlEngineException e) {
        return e instanceof MarkedYamlEngineException marked
                ? place(file, marked.getProblemMark().or(marked::getContextMark))
                        .problem("yaml", "detail", marked.getProblem())
                : new Place(file, 1, 1).problem("yaml", "detail", String.valueOf(e.getMessage()));
    }

    /** What a file says, before a tree is made of it, by which deep nesting would exhaust the stack. */
    static List<Event> events(String file, byte[] bytes) {
        var text = SourceText.of(file, bytes);
        try {
            return refuseSurprises(file, new Parse(settings(file)).parseString(text));
        } catch (ReaderException e) {
            throw SourceText.placeOf(file, text, text.offsetByCodePoints(0, e.getPosition()))
                    .problem("yaml", "detail", "U+%04X".formatted(e.getCodePoint()));
        } catch (YamlEngineException e) {
            throw unreadable(file, e);
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

    private static List<Event> refuseSurprises(String file, Iterable<Event> events) {
        int depth = 0;
        int documents = 0;
        var plain = new ArrayList<Event>();
        for (var event : events) {
            plain.add(event);
            var place = place(file, event.getStartMark());
            if (event instanceof NodeEvent node && node.getAnchor().isPresent()) {
                throw place.problem(
                        "yaml-anchor", "anchor", node.getAnchor().get().getValue());
            }
            if (event instanceof ScalarEvent scalar) {
                // In double quotes such characters can be written by their numbers.
                SourceText.refuseCommands(scalar.getValue(), it -> place);
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
        return List.copyOf(plain);
    }

    /** Events once more. */
    private static final class Replay implements Parser {
        private final List<Event> events;
        private int next;

        Replay(List<Event> events) {
            this.events = events;
        }

        @Override
        public boolean hasNext() {
            return next < events.size();
        }

        @Override
        public boolean checkEvent(Event.ID choice) {
            return hasNext() && events.get(next).getEventId() == choice;
        }

        @Override
        public Event peekEvent() {
            return events.get(next);
        }

        @Override
        public Event next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return events.get(next++);
        }
    }
}
