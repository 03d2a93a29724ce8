package dev.overlaylab.labs.classicswarm.manage;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The words of a command line: options with their values, and the rest. */
record Words(Map<String, List<String>> options, List<String> rest) {
    private static final Map<String, String> SHORT =
            Map.of("H", "host", "f", "filter", "c", "cluster-driver", "addr", "advertise", "cors", "api-enable-cors");

    /**
     * Takes a line apart; options have one dash or two, and their value behind a space or an equals sign.
     *
     * @throws UsageException if there is no such option
     */
    static Words of(List<String> line, Set<String> switches, Set<String> valued) throws UsageException {
        var options = new LinkedHashMap<String, List<String>>();
        var rest = new ArrayList<String>();
        for (var words = line.iterator(); words.hasNext(); ) {
            var word = words.next();
            if (!word.startsWith("-") || word.equals("-")) {
                rest.add(word);
                continue;
            }
            var parts = word.replaceFirst("^--?", "").split("=", 2);
            var name = SHORT.getOrDefault(parts[0], parts[0]);
            String value;
            if (switches.contains(name)) {
                value = parts.length == 2 ? parts[1] : "true";
            } else if (!valued.contains(name)) {
                throw new UsageException("flag provided but not defined: -" + parts[0]);
            } else if (parts.length == 2) {
                value = parts[1];
            } else if (words.hasNext()) {
                value = words.next();
            } else {
                throw new UsageException("flag needs an argument: -" + parts[0]);
            }
            options.computeIfAbsent(name, it -> new ArrayList<>()).add(value);
        }
        return new Words(options, rest);
    }

    boolean on(String name) {
        return value(name).filter(it -> !it.equals("false") && !it.equals("0")).isPresent();
    }

    Optional<String> value(String name) {
        var all = all(name);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    List<String> all(String name) {
        return options.getOrDefault(name, List.of());
    }
}
