package dev.overlaylab.labs.adopt;

import dev.overlaylab.checkers.machine.Command;
import dev.overlaylab.checkers.machine.Machine;
import dev.overlaylab.checkers.machine.MachineException;
import dev.overlaylab.labs.adopt.HostFacts.Address;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Asks a host about itself, in one exchange. */
public final class FactsReader {
    private static final int HEX = 16;

    private final Duration patience;

    public FactsReader(Duration patience) {
        this.patience = patience;
    }

    public HostFacts read(Machine host) throws MachineException {
        var before = Instant.now();
        var answer = host.run(Command.of(script()).within(patience));
        if (!answer.stdout().endsWith("end=yes\n")) {
            throw new MachineException(
                    host.name(),
                    MachineException.Cause.LOST,
                    "what it says about itself is cut short: " + answer.stderr().strip(),
                    null);
        }
        return parse(answer.stdout(), before, Instant.now());
    }

    /** The host said {@code now} somewhere between these two moments: its clock is wrong only if it was outside. */
    static HostFacts parse(String said, Instant before, Instant after) {
        var values = new HashMap<String, List<String>>();
        said.lines().forEach(line -> {
            int at = line.indexOf('=');
            if (at > 0) {
                values.computeIfAbsent(line.substring(0, at), it -> new ArrayList<>())
                        .add(line.substring(at + 1).strip());
            }
        });
        var engine = one(values, "engine");
        var now = number(one(values, "now"));
        var from = seconds(before);
        var to = seconds(after);
        return new HostFacts(
                one(values, "hostname"),
                one(values, "machine-id"),
                one(values, "os"),
                one(values, "kernel"),
                (int) number(one(values, "memory")),
                now == 0 ? 0 : now - Math.max(from, Math.min(to, now)),
                values.getOrDefault("address", List.of()).stream()
                        .flatMap(it -> address(it).stream())
                        .toList(),
                engine.isEmpty() ? Optional.empty() : Optional.of(engine),
                one(values, "engine-error"),
                one(values, "swarm"),
                one(values, "store"),
                Set.copyOf(values.getOrDefault("backend", List.of())),
                (int) number(one(values, "containers")),
                new HashSet<>(values.getOrDefault("image", List.of())),
                ports(one(values, "tcp")),
                ports(one(values, "udp")),
                one(values, "vxlan").equals("yes"),
                one(values, "ip_vs").equals("yes"),
                one(values, "esp").equals("yes"),
                one(values, "way-out").equals("yes"),
                one(values, "systemd").equals("yes"),
                values.getOrDefault("lacks", List.of()));
    }

    private static String one(Map<String, List<String>> values, String key) {
        return values.getOrDefault(key, List.of("")).get(0);
    }

    private static double number(String text) {
        return text.matches("\\d{1,12}(\\.\\d{1,9})?") ? Double.parseDouble(text) : 0;
    }

    private static double seconds(Instant instant) {
        return instant.getEpochSecond() + instant.getNano() / 1e9;
    }

    private static Optional<Address> address(String text) {
        var parts = text.split("[ /]", -1);
        return parts.length == 3 && parts[1].matches("\\d+(\\.\\d+){3}") && parts[2].matches("\\d{1,2}")
                ? Optional.of(new Address(parts[0], parts[1], Integer.parseInt(parts[2])))
                : Optional.empty();
    }

    private static Set<Integer> ports(String text) {
        var ports = new HashSet<Integer>();
        for (var hex : text.split(" ", -1)) {
            if (hex.matches("[0-9A-Fa-f]{1,4}")) {
                ports.add(Integer.parseInt(hex, HEX));
            }
        }
        return ports;
    }

    private static String script() {
        try (var in = FactsReader.class.getResourceAsStream("/adopt/facts.sh")) {
            return new String(Objects.requireNonNull(in, "facts.sh").readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
