package dev.overlaylab.labs.fault;

import dev.overlaylab.checkers.machine.Command;
import dev.overlaylab.checkers.machine.CommandResult;
import dev.overlaylab.checkers.machine.MachineException;
import dev.overlaylab.checkers.machine.Machines;
import dev.overlaylab.i18n.Problem;
import dev.overlaylab.i18n.Text;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The faults of a lab's machines. They are kept on the machines themselves, so whoever comes later finds them, and a machine
 * that is restarted or removed takes its own along.
 */
public final class Faults {
    private static final String SCRIPT = read("/fault/fault.sh");
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int CUTS_OFF = 65;
    private static final int KERNEL_CANNOT = 69;

    private final Machines machines;
    private final Map<String, String> addresses;

    /**
     * The faults of these machines.
     *
     * @param machines ways into them, as root
     * @param addresses on the lab's wire, by the names of the machines that run
     */
    public Faults(Machines machines, Map<String, String> addresses) {
        this.machines = machines;
        this.addresses = Map.copyOf(addresses);
    }

    /** Makes it; one of the same name is replaced. When it cannot be made, nothing of it stays. */
    public void begin(Fault fault) {
        if (!Fault.KINDS.contains(fault.kind())) {
            throw Problem.of("problem.fault.kind", "kind", fault.kind(), "valid", String.join(", ", Fault.KINDS));
        }
        var words = new ArrayList<>(List.of(fault.id(), fault.kind()));
        words.addAll(fault.values());
        var result = run(fault.machine(), "begin", words);
        if (!result.succeeded()) {
            throw refusal(fault, result);
        }
    }

    /** Parts the machines in two halves whose engines do not hear each other's gossip. */
    public void partition(Set<String> one, Set<String> other) {
        if (one.isEmpty() || other.isEmpty() || one.stream().anyMatch(other::contains)) {
            throw Problem.of("problem.fault.halves");
        }
        var all = new ArrayList<Fault>();
        one.forEach(it -> all.add(Fault.partition(it, addressesOf(other))));
        other.forEach(it -> all.add(Fault.partition(it, addressesOf(one))));
        try {
            all.forEach(this::begin);
        } catch (Problem e) {
            all.forEach(it -> end(it.machine(), it.id()));
            throw e;
        }
    }

    /** All faults there are now, machine by machine. */
    public List<Fault> list() {
        return names().stream().flatMap(it -> of(it).stream()).toList();
    }

    /**
     * Undoes faults.
     *
     * @param what a fault's name in the lab, its name on any machine, a machine's name, or {@code all}
     * @return those that are no more
     */
    public List<Fault> undo(String what) {
        var matching = list().stream()
                .filter(it -> what.equals("all")
                        || what.equals(it.name())
                        || what.equals(it.id())
                        || what.equals(it.machine()))
                .toList();
        matching.forEach(it -> end(it.machine(), it.id()));
        return matching;
    }

    private void end(String machine, String id) {
        run(machine, "end", List.of(id));
    }

    private List<Fault> of(String machine) {
        return run(machine, "list", List.of())
                .stdout()
                .lines()
                .map(line -> line.strip().split(" ", -1))
                .filter(words -> words.length >= 2)
                .map(words -> new Fault(machine, words[1], Arrays.asList(words).subList(2, words.length)))
                .toList();
    }

    private CommandResult run(String machine, String verb, List<String> words) {
        var line = new StringBuilder("set -- " + verb + " " + Command.quoted(addressOf(machine)));
        words.forEach(it -> line.append(' ').append(Command.quoted(it)));
        try {
            return machines.named(machine).run(Command.of(line + "\n" + SCRIPT).within(PATIENCE));
        } catch (MachineException e) {
            throw new Problem(
                    Text.of("problem.fault.unreachable", "machine", machine, "detail", String.valueOf(e.getMessage())),
                    e);
        }
    }

    private static Problem refusal(Fault fault, CommandResult result) {
        var detail = result.stderr().strip();
        return switch (result.exitCode()) {
            case CUTS_OFF -> Problem.of("problem.fault.cuts-off", "machine", fault.machine());
            case KERNEL_CANNOT ->
                Problem.of("problem.fault.cannot", "fault", fault.id(), "machine", fault.machine(), "detail", detail);
            default -> Problem.of("problem.fault.unreachable", "machine", fault.machine(), "detail", detail);
        };
    }

    private Set<String> addressesOf(Set<String> names) {
        return names.stream().map(this::addressOf).collect(Collectors.toSet());
    }

    private String addressOf(String machine) {
        var address = addresses.get(machine);
        if (address == null) {
            throw Problem.of("problem.wire.unknown-machine", "name", machine, "valid", String.join(", ", names()));
        }
        return address;
    }

    private List<String> names() {
        return List.copyOf(new TreeSet<>(addresses.keySet()));
    }

    private static String read(String resource) {
        try (InputStream in = Objects.requireNonNull(Faults.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
