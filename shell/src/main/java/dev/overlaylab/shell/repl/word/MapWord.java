package dev.overlaylab.shell.repl.word;

import dev.overlaylab.shell.journal.DurableFile;
import dev.overlaylab.shell.repl.lesson.LabSession;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Draws what is there: machines, networks, containers, addresses; on the screen, or as a picture in a file. */
final class MapWord implements Word {
    private static final String PICTURE = "--svg";
    private static final String ENDING = ".svg";
    private final Path directory;

    /** @param directory where a picture goes that is not given a place, on the learner's own computer */
    MapWord(Path directory) {
        this.directory = directory;
    }

    @Override
    public String name() {
        return "map";
    }

    @Override
    public boolean accepts(List<String> arguments) {
        return arguments.isEmpty() || (arguments.get(0).equals(PICTURE) && arguments.size() <= 2);
    }

    @Override
    public List<String> suggestions(LabSession session, List<String> arguments) {
        return arguments.isEmpty() ? List.of(PICTURE) : List.of();
    }

    @Override
    public Then run(LabSession session, List<String> arguments) {
        if (arguments.isEmpty()) {
            session.seeing().map();
            return Then.STAY;
        }
        var name = arguments.size() == 1 ? "map" + ENDING : arguments.get(1);
        if (!name.endsWith(ENDING)) {
            session.say("lesson.map.usage", "name", name);
            return Then.STAY;
        }
        var file = directory.resolve(name);
        DurableFile.replace(file, session.seeing().svg().getBytes(StandardCharsets.UTF_8));
        session.say("lesson.map.written", "file", file.toString());
        return Then.STAY;
    }
}
