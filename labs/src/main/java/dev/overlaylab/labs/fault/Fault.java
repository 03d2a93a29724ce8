package dev.overlaylab.labs.fault;

import dev.overlaylab.i18n.Problem;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Something that is wrong with a machine's place on the lab's wire.
 *
 * @param machine whose place it is
 * @param kind {@code link}, {@code delay}, {@code loss}, {@code block}, {@code mtu} or {@code partition}
 * @param values milliseconds, percent, port, bytes, or the addresses of those it does not gossip with
 */
public record Fault(String machine, String kind, List<String> values) {
    /** The kinds there are. */
    public static final List<String> KINDS = List.of("link", "delay", "loss", "block", "mtu", "partition");

    public Fault {
        values = List.copyOf(values);
    }

    /** Its plug is pulled out. */
    public static Fault link(String machine) {
        return new Fault(machine, "link", List.of());
    }

    /** What it sends leaves late. */
    public static Fault delay(String machine, int millis) {
        return new Fault(machine, "delay", List.of(number("delay", millis, 1, 60_000)));
    }

    /** Of what it sends, so much never arrives. */
    public static Fault loss(String machine, int percent) {
        return new Fault(machine, "loss", List.of(number("loss", percent, 1, 100)));
    }

    /** Nothing gets through on that port, TCP or UDP, in either direction. */
    public static Fault block(String machine, int port) {
        return new Fault(machine, "block", List.of(number("block", port, 1, 65_535)));
    }

    /** Its interface takes packets of at most that size. */
    public static Fault mtu(String machine, int bytes) {
        return new Fault(machine, "mtu", List.of(number("mtu", bytes, 576, 9_000)));
    }

    /** Engines on it do not gossip with those at the addresses. */
    public static Fault partition(String machine, Set<String> addresses) {
        return new Fault(machine, "partition", List.copyOf(new TreeSet<>(addresses)));
    }

    /** Its name on the machine, such as {@code block-7946}. */
    public String id() {
        return kind.equals("block") ? kind + "-" + values.get(0) : kind;
    }

    /** Its name in the lab, such as {@code mhs-demo0:block-7946}. */
    public String name() {
        return machine + ":" + id();
    }

    /** The values with blanks between them. */
    public String value() {
        return values.stream().collect(Collectors.joining(" "));
    }

    private static String number(String kind, int value, int least, int most) {
        if (value < least || value > most) {
            throw Problem.of("problem.fault.value", "kind", kind, "value", value, "least", least, "most", most);
        }
        return Integer.toString(value);
    }
}
