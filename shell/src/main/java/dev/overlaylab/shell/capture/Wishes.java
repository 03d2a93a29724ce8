package dev.overlaylab.shell.capture;

import dev.overlaylab.i18n.Problem;
import dev.overlaylab.labs.wire.FrameFilter;
import dev.overlaylab.labs.wire.decode.Protocol;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What a person typed about the frames they want, on the way to a filter. */
public final class Wishes {
    private static final int LAST_PORT = 65_535;

    private final Map<String, String> machines;
    private final Set<Protocol> protocols = new HashSet<>();
    private final Set<String> addresses = new HashSet<>();
    private final Set<Integer> ports = new HashSet<>();

    /**
     * Nothing wished yet.
     *
     * @param machines of the lab, by name with their addresses
     */
    public Wishes(Map<String, String> machines) {
        this.machines = Map.copyOf(machines);
    }

    public Wishes protocol(String name) {
        protocols.add(Protocol.named(name)
                .orElseThrow(() -> Problem.of(
                        "problem.wire.unknown-protocol", "name", name, "valid", String.join(", ", Protocol.ids()))));
        return this;
    }

    public Wishes machine(String name) {
        var address = machines.get(name);
        if (address == null) {
            throw Problem.of("problem.wire.unknown-machine", "name", name, "valid", names(machines));
        }
        addresses.add(address);
        return this;
    }

    public Wishes port(String number) {
        if (!number.matches("[0-9]{1,5}") || Integer.parseInt(number) < 1 || Integer.parseInt(number) > LAST_PORT) {
            throw Problem.of("problem.wire.port", "port", number);
        }
        ports.add(Integer.valueOf(number));
        return this;
    }

    /** A word that may be any of the three. */
    public Wishes any(String word) {
        if (word.matches("[0-9]+")) {
            return port(word);
        }
        return machines.containsKey(word) ? machine(word) : protocol(word);
    }

    /** Whether a word can be a wish at all. */
    public static boolean isOne(String word, Map<String, String> machines) {
        return word.matches("[0-9]{1,5}")
                || machines.containsKey(word)
                || Protocol.named(word).isPresent();
    }

    public FrameFilter filter() {
        return new FrameFilter(protocols, addresses, ports);
    }

    /** The machines' names, for a message. */
    public static String names(Map<String, String> machines) {
        return machines.isEmpty() ? "-" : String.join(", ", List.copyOf(new TreeSet<>(machines.keySet())));
    }
}
