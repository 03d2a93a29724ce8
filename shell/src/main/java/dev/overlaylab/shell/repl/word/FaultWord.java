package dev.overlaylab.shell.repl.word;

import dev.overlaylab.labs.fault.Fault;
import dev.overlaylab.labs.fault.FaultOrder;
import dev.overlaylab.shell.render.FaultLines;
import dev.overlaylab.shell.repl.lesson.LabSession;
import java.util.List;
import java.util.stream.Stream;

/** Makes the wire bad on purpose, tells what is bad, and makes it good again. */
final class FaultWord implements Word {
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
                                session.wire().machines().keySet().stream(),
                                arguments.get(0).equals("undo") ? Stream.of("all") : Stream.of())
                        .toList();
            default -> List.of();
        };
    }

    @Override
    public Then run(LabSession session, List<String> arguments) {
<<<<<<< HEAD
        FaultOrder.carryOut(session.faults(), arguments)
                .ifPresentOrElse(
                        it -> FaultLines.of(it, arguments).forEach(line -> session.say(line)),
                        () -> session.say("lesson.fault.usage"));
=======
        var faults = session.wire().faults();
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
>>>>>>> 68c9532 (Look at the machines in passing after each command, and tell what has come about)
        return Then.STAY;
    }
}
