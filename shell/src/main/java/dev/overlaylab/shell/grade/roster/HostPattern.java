package dev.overlaylab.shell.grade.roster;

import dev.overlaylab.i18n.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * What the hosts of students are called: {@code s{n}-demo{0..1}}.
 *
 * <p>{@code {n}} is the student's number, {@code {id}} the ID, {@code {login}} the ID before its {@code @}; {@code {0..1}} and
 * {@code {a|b}} stand for several hosts. Patterns stand with blanks between them, and together give the hosts in the order of
 * the lab's machines; {@code MACHINE=PATTERN} is for that machine alone.
 */
public final class HostPattern {
    private static final Pattern FIELD = Pattern.compile("\\{([^{}]*)\\}");
    private static final Pattern RANGE = Pattern.compile("([0-9]{1,4})\\.\\.([0-9]{1,4})");
    private static final int MOST = 99;

    private final String written;
    private final List<String> machines;
    private final List<String> inOrder = new ArrayList<>();
    private final Map<String, String> byMachine = new LinkedHashMap<>();

    private HostPattern(String written, List<String> machines) {
        this.written = written;
        this.machines = List.copyOf(machines);
    }

    /** The pattern for a lab's machines; it must give each of them one host. */
    public static HostPattern of(String written, List<String> machines) {
        var pattern = new HostPattern(written, machines);
        for (var word : written.strip().split("\\s+", -1)) {
            int equals = word.indexOf('=');
            if (equals > 0 && machines.contains(word.substring(0, equals))) {
                pattern.byMachine.put(word.substring(0, equals), word.substring(equals + 1));
            } else {
                pattern.inOrder.add(word);
            }
        }
        pattern.hosts(
                new Student("x", 1, "", Optional.empty(), Map.of(), Optional.empty(), Optional.empty(), List.of()));
        return pattern;
    }

    /** By machine, what the student's host is called. */
    public Map<String, String> hosts(Student student) {
        var hosts = new LinkedHashMap<String, String>();
        byMachine.forEach((machine, pattern) -> hosts.put(machine, only(pattern, student)));
        var rest = machines.stream().filter(it -> !hosts.containsKey(it)).toList();
        var names =
                inOrder.stream().flatMap(it -> expanded(it, student).stream()).toList();
        if (names.size() != rest.size()) {
            throw Problem.of(
                    "problem.grade.pattern-count",
                    "pattern",
                    written,
                    "count",
                    names.size(),
                    "machines",
                    String.join(", ", rest));
        }
        for (int i = 0; i < rest.size(); i++) {
            hosts.put(rest.get(i), names.get(i));
        }
        return hosts;
    }

    private String only(String pattern, Student student) {
        var names = expanded(pattern, student);
        if (names.size() != 1) {
            throw unclear(pattern);
        }
        return names.get(0);
    }

    private List<String> expanded(String pattern, Student student) {
        var field = FIELD.matcher(pattern);
        if (!field.find()) {
            if (pattern.indexOf('{') >= 0 || pattern.indexOf('}') >= 0) {
                throw unclear(pattern);
            }
            return List.of(pattern);
        }
        var all = new ArrayList<String>();
        for (var value : values(field.group(1), student)) {
            var rest = expanded(pattern.substring(field.end()), student);
            rest.forEach(it -> all.add(pattern.substring(0, field.start()) + value + it));
            if (all.size() > MOST) {
                throw unclear(pattern);
            }
        }
        return all;
    }

    private List<String> values(String field, Student student) {
        return switch (field) {
            case "n" -> List.of(Integer.toString(student.number()));
            case "id" -> List.of(student.id());
            case "login" -> List.of(student.id().replaceFirst("@.*$", ""));
            default -> values(field);
        };
    }

    private List<String> values(String field) {
        var range = RANGE.matcher(field);
        if (range.matches()) {
            int from = Integer.parseInt(range.group(1));
            int to = Integer.parseInt(range.group(2));
            if (from > to || to - from >= MOST) {
                throw unclear(field);
            }
            int digits = range.group(1).startsWith("0") ? range.group(1).length() : 1;
            return IntStream.rangeClosed(from, to)
                    .mapToObj(it -> String.format(Locale.ROOT, "%0" + digits + "d", it))
                    .toList();
        }
        if (field.contains("|")) {
            return List.of(field.split("\\|", -1));
        }
        throw unclear(field);
    }

    private Problem unclear(String part) {
        return Problem.of("problem.grade.pattern", "pattern", written, "part", part);
    }
}
