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
        FaultOrder.carryOut(session.wire().faults(), arguments)
                .ifPresentOrElse(
                        it -> FaultLines.of(it, arguments).forEach(line -> session.say(line)),
                        () -> session.say("lesson.fault.usage"));
        return Then.STAY;
    }
}
