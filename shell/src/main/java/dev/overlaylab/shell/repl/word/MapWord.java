package dev.overlaylab.shell.repl.word;

import dev.overlaylab.shell.repl.lesson.LabSession;
import java.util.List;

/** Draws what is there: machines, networks, containers, addresses. */
final class MapWord implements Word {
    @Override
    public String name() {
        return "map";
    }

    @Override
    public Then run(LabSession session, List<String> arguments) {
        session.showMap();
        return Then.STAY;
    }
}
