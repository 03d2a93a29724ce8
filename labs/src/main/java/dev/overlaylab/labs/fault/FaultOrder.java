package dev.overlaylab.labs.fault;

import dev.overlaylab.i18n.Problem;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is typed about faults, such as {@code block mhs-demo0 7946} or {@code undo all}, carried out.
 *
 * @param undone whether faults were to go; else they were made, or asked for
 * @param faults those that there are now, that were made, or that are gone
 */
public record FaultOrder(boolean undone, List<Fault> faults) {
    private static final int WITH_MACHINE = 2;
    private static final int WITH_VALUE = 3;

    public FaultOrder {
        faults = List.copyOf(faults);
    }

    /** Does it; empty when that is not how it is typed. */
    public static Optional<FaultOrder> carryOut(Faults faults, List<String> words) {
        if (words.isEmpty()) {
            return Optional.of(new FaultOrder(false, faults.list()));
        }
        var kind = words.get(0);
        if (kind.equals("undo")) {
            return words.size() == WITH_MACHINE
                    ? Optional.of(new FaultOrder(true, faults.undo(words.get(1))))
                    : Optional.empty();
        }
        if (kind.equals("partition") && words.size() == WITH_VALUE) {
            faults.partition(half(words.get(1)), half(words.get(2)));
            return Optional.of(new FaultOrder(
                    false,
                    faults.list().stream().filter(it -> it.kind().equals(kind)).toList()));
        }
        if (words.size() != (kind.equals("link") ? WITH_MACHINE : WITH_VALUE)) {
            return Optional.empty();
        }
        var fault = fault(kind, words);
        faults.begin(fault);
        return Optional.of(new FaultOrder(false, List.of(fault)));
    }

    private static Fault fault(String kind, List<String> words) {
        var machine = words.get(1);
        return switch (kind) {
            case "link" -> Fault.link(machine);
            case "delay" -> Fault.delay(machine, number(kind, words));
            case "loss" -> Fault.loss(machine, number(kind, words));
            case "block" -> Fault.block(machine, number(kind, words));
            case "mtu" -> Fault.mtu(machine, number(kind, words));
            default -> throw Problem.of("problem.fault.kind", "kind", kind, "valid", String.join(", ", Fault.KINDS));
        };
    }

    private static Set<String> half(String names) {
        return Set.copyOf(List.of(names.split(",", -1)));
    }

    private static int number(String kind, List<String> words) {
        var text = words.get(2);
        if (!text.matches("[0-9]{1,6}")) {
            throw Problem.of("problem.fault.number", "kind", kind, "value", text);
        }
        return Integer.parseInt(text);
    }
}
