package dev.overlaylab.checkers.catalogue.kind;

import dev.overlaylab.checkers.fact.Subnet;
import dev.overlaylab.i18n.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** What a lab's author wrote for one check; every wrong value is a {@link Problem} that names it. */
public final class Parameters {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,62}");
    private static final String NAMED = "NAME";
    private static final String NAMES = "[NAME, …]";
    private final String type;
    private final String id;
    private final Map<String, Object> values;
    private final boolean imagined;
    private final Map<String, Parameter> read = new LinkedHashMap<>();

    /** Imagined ones: whatever is needed is there, and is called after its parameter. */
    Parameters(String type, Set<String> valid) {
        this(type, "imagined", Map.of(), valid, true);
    }

    Parameters(String type, String id, Map<String, Object> values, Set<String> valid) {
        this(type, id, values, valid, false);
    }

    private Parameters(String type, String id, Map<String, Object> values, Set<String> valid, boolean imagined) {
        this.type = type;
        this.id = id;
        this.values = values;
        this.imagined = imagined;
        values.keySet().stream()
                .filter(it -> !valid.contains(it))
                .sorted()
                .findFirst()
                .ifPresent(unknown -> {
                    throw Problem.of(
                            "problem.check.unknown-parameter",
                            "id",
                            id,
                            "type",
                            type,
                            "parameter",
                            unknown,
                            "valid",
                            String.join(", ", valid.stream().sorted().toList()));
                });
    }

    /** What was asked for so far. */
    List<Parameter> read() {
        return List.copyOf(read.values());
    }

    private void reads(String parameter, String form) {
        read.putIfAbsent(parameter, new Parameter(parameter, form, Optional.empty()));
    }

    private void reads(String parameter, String form, Object otherwise) {
        read.putIfAbsent(parameter, new Parameter(parameter, form, Optional.of(otherwise.toString())));
    }

    private void readsList(String parameter, String form, List<?> otherwise) {
        reads(
                parameter,
                form,
                String.join(", ", otherwise.stream().map(Object::toString).toList()));
    }

    /** The name of a machine, container, network or interface. */
    public String name(String parameter) {
        reads(parameter, NAMED);
        return checkedName(parameter, required(parameter));
    }

    public String name(String parameter, String otherwise) {
        reads(parameter, NAMED, otherwise);
        return values.containsKey(parameter) ? name(parameter) : otherwise;
    }

    /** Another name than {@code than}. */
    public String nameOtherThan(String parameter, String than) {
        var name = name(parameter);
        if (name.equals(than)) {
            throw wrong(parameter, "≠ " + than, name);
        }
        return name;
    }

    /** Another name than {@code than}, or {@code otherwise} when it is left out. */
    public String nameOtherThan(String parameter, String otherwise, String than) {
        reads(parameter, NAMED, otherwise);
        return values.containsKey(parameter) ? nameOtherThan(parameter, than) : otherwise;
    }

    public List<String> names(String parameter) {
        reads(parameter, NAMES);
        if (imagined) {
            return List.of(imaginedName(parameter));
        }
        if (!(required(parameter) instanceof List<?> list)) {
            throw wrong(parameter, NAMES, required(parameter));
        }
        var names = list.stream().map(it -> checkedName(parameter, it)).toList();
        if (names.isEmpty() || Set.copyOf(names).size() < names.size()) {
            throw wrong(parameter, NAMES, list);
        }
        return names;
    }

    public List<String> names(String parameter, List<String> otherwise) {
        readsList(parameter, NAMES, otherwise);
        return values.containsKey(parameter) ? names(parameter) : otherwise;
    }

    public String text(String parameter, String otherwise) {
        reads(parameter, "TEXT", otherwise);
        var value = values.getOrDefault(parameter, otherwise);
        if (!(value instanceof String text) || (text.isBlank() && !otherwise.isEmpty())) {
            throw wrong(parameter, "TEXT", value);
        }
        return text;
    }

    public String oneOf(String parameter, String otherwise, List<String> valid) {
        var form = String.join(" | ", valid);
        reads(parameter, form, otherwise);
        var value = text(parameter, otherwise);
        if (!valid.contains(value)) {
            throw wrong(parameter, form, value);
        }
        return value;
    }

    public int number(String parameter, int otherwise, int least, int most) {
        var form = least + "–" + most;
        reads(parameter, form, otherwise);
        var value = values.getOrDefault(parameter, otherwise);
        if (value instanceof Integer number && number >= least && number <= most) {
            return number;
        }
        throw wrong(parameter, form, value);
    }

    /** The path of a page, with its slash; / when there is none. */
    public String path(String parameter) {
        reads(parameter, "/PATH", "/");
        var path = text(parameter, "/");
        if (!path.matches("/[A-Za-z0-9._~!$&'()*+,;=:@%/?-]*")) {
            throw wrong(parameter, "/PATH", path);
        }
        return path;
    }

    /** A regular expression. */
    public Pattern pattern(String parameter, String otherwise) {
        reads(parameter, "REGEX", otherwise);
        var expression = text(parameter, otherwise);
        try {
            return Pattern.compile(expression);
        } catch (PatternSyntaxException e) {
            throw wrong(parameter, "REGEX", expression);
        }
    }

    /** A text of that form. */
    public String matching(String parameter, String otherwise, Pattern form, String example) {
        reads(parameter, example, otherwise);
        var text = text(parameter, otherwise);
        if (!form.matcher(text).matches()) {
            throw wrong(parameter, example, text);
        }
        return text;
    }

    /** Numbers, perhaps none. */
    public List<Integer> numbers(String parameter, List<Integer> otherwise, int least, int most) {
        var form = "[" + least + "–" + most + ", …]";
        readsList(parameter, form, otherwise);
        var value = values.getOrDefault(parameter, otherwise);
        if (value instanceof List<?> list
                && list.stream().allMatch(it -> it instanceof Integer number && number >= least && number <= most)
                && Set.copyOf(list).size() == list.size()) {
            return list.stream().map(Integer.class::cast).toList();
        }
        throw wrong(parameter, form, value);
    }

    /** Names of machines, one for each of so many things; they may repeat. None when there is no such parameter. */
    public List<String> placements(String parameter, int count) {
        readsList(parameter, NAMES, List.of());
        if (!values.containsKey(parameter)) {
            return List.of();
        }
        if (!(required(parameter) instanceof List<?> list) || list.size() != count) {
            throw wrong(parameter, "[NAME × " + count + "]", required(parameter));
        }
        return list.stream().map(it -> checkedName(parameter, it)).toList();
    }

    public Optional<Subnet> subnet(String parameter) {
        reads(parameter, "SUBNET", "");
        if (!values.containsKey(parameter)) {
            return Optional.empty();
        }
        var value = required(parameter);
        var subnet = Subnet.of(value.toString()).filter(it -> it.prefix() < 32);
        if (subnet.isEmpty()) {
            throw wrong(parameter, "10.0.9.0/24", value);
        }
        return subnet;
    }

    private Object required(String parameter) {
        var value = imagined ? imaginedName(parameter) : values.get(parameter);
        if (value == null) {
            throw Problem.of("problem.check.missing-parameter", "id", id, "type", type, "parameter", parameter);
        }
        return value;
    }

    private static String imaginedName(String parameter) {
        return parameter.toUpperCase(Locale.ROOT);
    }

    private String checkedName(String parameter, Object value) {
        if (value instanceof String name && NAME.matcher(name).matches()) {
            return name;
        }
        throw wrong(parameter, NAMED, value);
    }

    private Problem wrong(String parameter, String expected, Object actual) {
        return Problem.of(
                "problem.check.wrong-parameter",
                "id",
                id,
                "type",
                type,
                "parameter",
                parameter,
                "expected",
                expected,
                "actual",
                String.valueOf(actual));
    }
}
