package dev.overlaylab.labs.classicswarm.join;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The words after {@code swarm join}: options with values, and what is left. */
record Typed(Map<String, List<String>> options, List<String> rest) {
    private static final Pattern PART = Pattern.compile("(\\d+(?:\\.\\d+)?)(h|ms|m|s)");
    private static final Pattern WHOLE = Pattern.compile("(?:\\d+(?:\\.\\d+)?(?:h|ms|m|s))+|0");
    private static final Map<String, Integer> MILLIS = Map.of("h", 3_600_000, "m", 60_000, "s", 1000, "ms", 1);

    /**
     * Reads them.
     *
     * @param known the options there are, each with the option it is another name for, if it is one
     * @throws IllegalArgumentException for an option that there is not, or that has no value
     */
    static Typed read(List<String> words, Map<String, String> known) {
        var options = new HashMap<String, List<String>>();
        var rest = new ArrayList<String>();
        var left = words.iterator();
        while (left.hasNext()) {
            var word = left.next();
            if (!word.startsWith("-")) {
                rest.add(word);
                continue;
            }
            var parts = word.replaceFirst("^--?", "").split("=", 2);
            var same = known.get(parts[0]);
            if (same == null) {
                throw new IllegalArgumentException("flag provided but not defined: -" + parts[0]);
            }
            if (parts.length == 1 && !left.hasNext()) {
                throw new IllegalArgumentException("flag needs an argument: -" + parts[0]);
            }
            options.computeIfAbsent(known.containsKey(same) ? same : parts[0], it -> new ArrayList<>())
                    .add(parts.length > 1 ? parts[1] : left.next());
        }
        return new Typed(options, rest);
    }

    /** The last value given. */
    String value(String option, String otherwise) {
        var values = options.getOrDefault(option, List.of());
        return values.isEmpty() ? otherwise : values.get(values.size() - 1);
    }

    /** The value of {@code --discovery-opt KEY=VALUE}. */
    String discoveryOption(String key, String otherwise) {
        var found = otherwise;
        for (var option : options.getOrDefault("discovery-opt", List.of())) {
            var parts = option.split("=", 2);
            if (parts.length < 2) {
                throw new IllegalArgumentException("--discovery-opt must contain key=value strings");
            }
            found = parts[0].equals(key) ? parts[1] : found;
        }
        return found;
    }

    /** The discovery: the one word that is left. */
    String only(String otherwise, String program) {
        var url = rest.size() == 1 ? rest.get(0) : otherwise;
        if (url.isEmpty()) {
            throw new IllegalArgumentException(
                    "discovery required to " + program + " a cluster. See 'swarm " + program + " --help'.");
        }
        return url;
    }

    /** A time such as {@code 1m30s}. */
    Duration duration(String option, String otherwise) {
        var text = value(option, otherwise);
        if (!WHOLE.matcher(text).matches() || text.length() > 20) {
            throw new IllegalArgumentException("invalid --" + option + ": time: invalid duration " + text);
        }
        double millis = 0;
        for (var parts = PART.matcher(text); parts.find(); ) {
            millis += Double.parseDouble(parts.group(1)) * MILLIS.getOrDefault(parts.group(2), 1);
        }
        return Duration.ofMillis((long) millis);
    }

    /** As such programs print it. */
    static String said(Duration duration) {
        return duration.toString().substring("PT".length()).toLowerCase(java.util.Locale.ROOT);
    }
}
