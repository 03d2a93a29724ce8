package dev.overlaylab.labs.lab;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How a parameter's value is drawn: a text with fields in it, {@code {1..200}} for a whole number and {@code {red|blue}} for
 * one of some texts.
 *
 * @param fields what may stand in each place, in order; a place with one choice is plain text
 */
record DrawRule(List<List<String>> fields) {
    private static final Pattern FIELD = Pattern.compile("\\{([^{}]*)}");
    private static final Pattern RANGE = Pattern.compile("([0-9]{1,4})\\.\\.([0-9]{1,4})");

    /** More than any lab's values need, and few enough to try each. */
    private static final int MOST_CHOICES = 100_000;

    DrawRule {
        fields = fields.stream().map(List::copyOf).toList();
    }

    /** Reads a rule; empty when a brace is left over, a field has no two values to choose from, or there are too many. */
    static Optional<DrawRule> read(String written) {
        var fields = new ArrayList<List<String>>();
        var match = FIELD.matcher(written);
        int end = 0;
        int total = 0;
        while (match.find()) {
            fields.add(List.of(written.substring(end, match.start())));
            var choices = choices(match.group(1));
            fields.add(choices);
            end = match.end();
            total += choices.size();
            if (total > MOST_CHOICES) {
                return Optional.empty();
            }
        }
        fields.add(List.of(written.substring(end)));
        var rule = new DrawRule(fields);
        var plain = fields.stream().filter(it -> it.size() == 1).map(it -> it.get(0));
        boolean wrong = fields.stream().anyMatch(List::isEmpty) || plain.anyMatch(it -> it.matches(".*[{}].*"));
        return wrong || fields.size() == 1 ? Optional.empty() : Optional.of(rule);
    }

    private static List<String> choices(String field) {
        var range = RANGE.matcher(field);
        if (range.matches()) {
            int from = Integer.parseInt(range.group(1));
            int to = Integer.parseInt(range.group(2));
            return from < to
                    ? IntStream.rangeClosed(from, to)
                            .mapToObj(Integer::toString)
                            .toList()
                    : List.of();
        }
        var words = List.of(field.split("\\|", -1));
        return words.size() > 1 && words.stream().noneMatch(String::isEmpty) ? words : List.of();
    }

    /** How many values can be drawn. */
    BigInteger count() {
        return fields.stream().map(it -> BigInteger.valueOf(it.size())).reduce(BigInteger.ONE, BigInteger::multiply);
    }

    /** The value of a number, which is taken as the digits of all fields, the first field's the most significant. */
    String value(BigInteger number) {
        var value = new StringBuilder();
        var rest = number.mod(count());
        for (int i = fields.size() - 1; i >= 0; i--) {
            var division =
                    rest.divideAndRemainder(BigInteger.valueOf(fields.get(i).size()));
            value.insert(0, fields.get(i).get(division[1].intValue()));
            rest = division[0];
        }
        return value.toString();
    }

    /** Whether a value can be drawn. */
    boolean draws(String value) {
        var reached = Set.of(0);
        for (var choices : fields) {
            var further = new HashSet<Integer>();
            for (int at : reached) {
                choices.stream().filter(it -> value.startsWith(it, at)).forEach(it -> further.add(at + it.length()));
            }
            reached = further;
        }
        return reached.contains(value.length());
    }

    /** Values that between them have every choice of every field. */
    Stream<String> samples() {
        return IntStream.range(0, fields.size())
                .boxed()
                .flatMap(at -> fields.get(at).stream().map(choice -> with(at, choice)))
                .distinct();
    }

    private String with(int at, String choice) {
        var value = new StringBuilder();
        for (int i = 0; i < fields.size(); i++) {
            value.append(i == at ? choice : fields.get(i).get(0));
        }
        return value.toString();
    }
}
