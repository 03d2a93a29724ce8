package dev.overlaylab.shell.grade.roster;

import dev.overlaylab.i18n.Problem;
import dev.overlaylab.i18n.Text;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads {@code students:}, a list of mappings with the keys of a table's columns; {@code hosts} may be a list, or say which host
 * each machine is. From events rather than a tree, because a class may be large.
 */
final class YamlRows {
    private static final Pattern LIST = Pattern.compile("(?m)^students[ \\t]*:");
    private static final String HOST = "host:";

    private final String file;
    private final Iterator<Event> events;
    private final LinkedHashSet<String> headings = new LinkedHashSet<>();
    private final List<Map.Entry<Integer, Map<String, String>>> students = new ArrayList<>();

    private YamlRows(String file, String text) {
        this.file = file;
        this.events = new Parse(LoadSettings.builder()
                        .setLabel(file)
                        .setCodePointLimit(Integer.MAX_VALUE)
                        .build())
                .parseString(text)
                .iterator();
    }

    static boolean looksLike(String text) {
        return LIST.matcher(text).find();
    }

    static List<Row> read(String file, String text) {
        var reading = new YamlRows(file, text);
        try {
            return reading.rows();
        } catch (MarkedYamlEngineException e) {
            throw problem(file, e.getProblemMark().map(it -> it.getLine() + 1).orElse(1), e.getProblem(), e);
        } catch (YamlEngineException e) {
            throw problem(file, 1, String.valueOf(e.getMessage()), e);
        }
    }

    private List<Row> rows() {
        expect(Event.ID.StreamStart);
        expect(Event.ID.DocumentStart);
        expect(Event.ID.MappingStart);
        var key = scalar(next());
        if (!key.equals("students")) {
            throw problem(file, 1, "students: …", null);
        }
        expect(Event.ID.SequenceStart);
        for (var event = next(); event.getEventId() != Event.ID.SequenceEnd; event = next()) {
            students.add(Map.entry(line(event), student(event)));
            if (students.size() > Row.MOST_ROWS) {
                throw Problem.of("problem.grade.roster-too-long", "file", file, "most", Row.MOST_ROWS);
            }
        }
        expect(Event.ID.MappingEnd);
        var rows = new ArrayList<Row>();
        rows.add(new Row(1, List.copyOf(headings)));
        for (var student : students) {
            rows.add(new Row(
                    student.getKey(),
                    headings.stream()
                            .map(it -> student.getValue().getOrDefault(it, ""))
                            .toList()));
        }
        return rows;
    }

    private Map<String, String> student(Event begin) {
        refuseAnchor(begin);
        var values = new LinkedHashMap<String, String>();
        if (begin.getEventId() == Event.ID.Scalar) {
            put(values, begin, "id", scalar(begin));
            return values;
        }
        if (begin.getEventId() != Event.ID.MappingStart) {
            throw problem(file, line(begin), "id: …", null);
        }
        for (var event = next(); event.getEventId() != Event.ID.MappingEnd; event = next()) {
            var key = scalar(event);
            var value = next();
            switch (value.getEventId()) {
                case SequenceStart -> put(values, event, key, list());
                case MappingStart -> {
                    for (var inner = next(); inner.getEventId() != Event.ID.MappingEnd; inner = next()) {
                        put(values, inner, HOST + scalar(inner), scalar(next()));
                    }
                }
                default -> put(values, event, key, scalar(value));
            }
        }
        return values;
    }

    private String list() {
        var all = new ArrayList<String>();
        for (var event = next(); event.getEventId() != Event.ID.SequenceEnd; event = next()) {
            all.add(scalar(event));
        }
        return String.join(" ", all);
    }

    private void put(Map<String, String> values, Event at, String key, String value) {
        headings.add(key);
        if (values.put(key, value) != null || headings.size() > Row.MOST_CELLS) {
            throw problem(file, line(at), key, null);
        }
    }

    private void expect(Event.ID kind) {
        var event = next();
        if (event.getEventId() != kind) {
            throw problem(file, line(event), "students: …", null);
        }
    }

    private String scalar(Event event) {
        refuseAnchor(event);
        if (event instanceof ScalarEvent scalar && scalar.getValue().length() <= Row.LONGEST_CELL) {
            return scalar.getValue();
        }
        throw problem(file, line(event), event.getEventId().name(), null);
    }

    private void refuseAnchor(Event event) {
        if (event instanceof NodeEvent node && node.getAnchor().isPresent()) {
            throw problem(file, line(event), "&" + node.getAnchor().get().getValue(), null);
        }
    }

    private Event next() {
        return events.next();
    }

    private static int line(Event event) {
        return event.getStartMark().map(it -> it.getLine() + 1).orElse(1);
    }

    private static Problem problem(String file, int line, String detail, @Nullable Throwable cause) {
        return new Problem(Text.of("problem.grade.roster-yaml", "file", file, "line", line, "detail", detail), cause);
    }
}
