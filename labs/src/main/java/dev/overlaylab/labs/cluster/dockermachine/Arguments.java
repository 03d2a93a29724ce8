package dev.overlaylab.labs.cluster.dockermachine;

import java.util.List;
import java.util.Map;

/** A line that was read: options by their first name, and the rest in order. */
record Arguments(Map<String, List<String>> options, List<String> rest) {
    Arguments {
        options = Map.copyOf(options);
        rest = List.copyOf(rest);
    }

    boolean has(String option) {
        var values = all(option);
        return !values.isEmpty() && !values.get(values.size() - 1).equals("false");
    }

    List<String> all(String option) {
        return options.getOrDefault(option, List.of());
    }

    /** The option's value, the last one given; empty when it was not. */
    String last(String option) {
        var values = all(option);
        return values.isEmpty() ? "" : values.get(values.size() - 1);
    }
}
