package dev.overlaylab.shell.repl.word;

import dev.overlaylab.i18n.Problem;
import dev.overlaylab.labs.fault.Fault;
import dev.overlaylab.labs.fault.Faults;
import dev.overlaylab.shell.repl.lesson.LabSession;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Makes the wire bad on purpose, tells what is bad, and makes it good again. */
final class FaultWord implements Word {
    private static final int WITH_MACHINE = 2;
    private static final int WITH_VALUE = 3;

    @Override
    public String name() {
        return "fault";
    }

    @Override
    public boolean accepts(List<String> arguments) {
        return true;
    }

    @Override
    public List<String> suggestions(LabSession session, List<String> arguments) {
        return switch (arguments.size()) {
            case 0 -> Stream.concat(Fault.KINDS.stream(), Stream.of("undo")).toList();
            case 1 ->
                Stream.concat(
                                session.machines().keySet().stream(),
                                arguments.get(0).equals("undo") ? Stream.of("all") : Stream.of())
                        .toList();
            default -> List.of();
        };
    }

    @Override
    public Then run(LabSession session, List<String> arguments) {
        var faults = session.faults();
        if (arguments.isEmpty()) {
            tell(session, faults.list());
        } else if (arguments.size() == WITH_MACHINE && arguments.get(0).equals("undo")) {
            var undone = faults.undo(arguments.get(1));
            if (undone.isEmpty()) {
                session.say("lesson.fault.no-such", "name", arguments.get(1));
            }
            undone.forEach(it -> session.say("lesson.fault.undone", "name", it.name()));
        } else if (!begin(session, faults, arguments)) {
            session.say("lesson.fault.usage");
        }
        return Then.STAY;
    }

    private static void tell(LabSession session, List<Fault> all) {
        if (all.isEmpty()) {
            session.say("lesson.fault.none");
        }
        all.forEach(it -> session.say("lesson.fault." + it.kind(), "name", it.name(), "value", it.value()));
    }

    /** False when that is not how it is typed. */
    private static boolean begin(LabSession session, Faults faults, List<String> words) {
        var kind = words.get(0);
        if (kind.equals("partition") && words.size() == WITH_VALUE) {
            faults.partition(half(words.get(1)), half(words.get(2)));
            tell(
                    session,
                    faults.list().stream().filter(it -> it.kind().equals(kind)).toList());
            return true;
        }
        if (words.size() != (kind.equals("link") ? WITH_MACHINE : WITH_VALUE)) {
            return false;
        }
        var machine = words.get(1);
        var fault = switch (kind) {
            case "link" -> Fault.link(machine);
            case "delay" -> Fault.delay(machine, number(kind, words));
            case "loss" -> Fault.loss(machine, number(kind, words));
            case "block" -> Fault.block(machine, number(kind, words));
            case "mtu" -> Fault.mtu(machine, number(kind, words));
            default -> throw Problem.of("problem.fault.kind", "kind", kind, "valid", String.join(", ", Fault.KINDS));
        };
        faults.begin(fault);
        tell(session, List.of(fault));
        return true;
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
