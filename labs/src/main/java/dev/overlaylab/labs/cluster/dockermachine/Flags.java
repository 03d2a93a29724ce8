package dev.overlaylab.labs.cluster.dockermachine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The options a sub-command knows, and how to read a line with them. */
final class Flags {
    private final Map<String, String> canonical = new LinkedHashMap<>();
    private final Map<String, Boolean> takesValue = new LinkedHashMap<>();
    private final Map<String, String> help = new LinkedHashMap<>();

    /** An option with a value; the first name is the one to ask for. */
    Flags value(String description, String... names) {
        return add(description, true, names);
    }

    /** An option that is there or not. */
    Flags toggle(String description, String... names) {
        return add(description, false, names);
    }

    private Flags add(String description, boolean value, String... names) {
        for (var name : names) {
            canonical.put(name, names[0]);
            takesValue.put(name, value);
        }
        var shown = new ArrayList<String>();
        for (var name : names) {
            shown.add((name.length() == 1 ? "-" : "--") + name);
        }
        help.put(String.join(", ", shown) + (value ? " value" : ""), description);
        return this;
    }

    /** Option and what it is for, as help lists them. */
    Map<String, String> help() {
        return help;
    }

    /** Reads options wherever they stand, with one hyphen or two, with {@code =} or a blank; {@code --} ends them. */
    Arguments read(List<String> typed) {
        var values = new HashMap<String, List<String>>();
        var rest = new ArrayList<String>();
        for (int i = 0; i < typed.size(); i++) {
            var word = typed.get(i);
            if (word.equals("--")) {
                rest.addAll(typed.subList(i + 1, typed.size()));
                break;
            }
            if (!word.startsWith("-") || word.equals("-")) {
                rest.add(word);
                continue;
            }
            var name = word.replaceFirst("^--?", "");
            int equals = name.indexOf('=');
            var flag = equals < 0 ? name : name.substring(0, equals);
            var key = canonical.get(flag);
            if (key == null) {
                throw new Refusal("Incorrect Usage.\n\nflag provided but not defined: -" + flag);
            }
            var known = values.computeIfAbsent(key, it -> new ArrayList<>());
            if (equals >= 0) {
                known.add(name.substring(equals + 1));
            } else if (!takesValue.getOrDefault(flag, false)) {
                known.add("true");
            } else if (++i < typed.size()) {
                known.add(typed.get(i));
            } else {
                throw new Refusal("Incorrect Usage.\n\nflag needs an argument: -" + flag);
            }
        }
        return new Arguments(values, rest);
    }
}
