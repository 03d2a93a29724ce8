package dev.overlaylab.shell.render;

import dev.overlaylab.i18n.Text;
import dev.overlaylab.labs.fault.Fault;
import dev.overlaylab.labs.fault.FaultOrder;
import java.util.List;

/** What came of an order about faults, line by line. */
public final class FaultLines {
    private FaultLines() {}

    /**
     * The lines, each to be said.
     *
     * @param words the order as it was typed
     */
    public static List<Text> of(FaultOrder order, List<String> words) {
        if (order.faults().isEmpty()) {
            return List.of(
                    order.undone()
                            ? Text.of("lesson.fault.no-such", "name", words.get(words.size() - 1))
                            : Text.of("lesson.fault.none"));
        }
        return order.faults().stream()
                .map(it -> order.undone() ? Text.of("lesson.fault.undone", "name", it.name()) : line(it))
                .toList();
    }

    private static Text line(Fault fault) {
        return Text.of("lesson.fault." + fault.kind(), "name", fault.name(), "value", fault.value());
    }
}
