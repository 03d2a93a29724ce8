package dev.overlaylab.shell.repl.word;

import dev.overlaylab.shell.journal.DurableFile;
import dev.overlaylab.shell.repl.lesson.LabSession;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Writes what happened so far as pages to read, keep or hand on; or says whether the record is as it was written. */
final class JournalWord implements Word {
    private static final String VERIFY = "--verify";
    private final Path directory;

    /** @param directory where the pages go, on the learner's own computer */
    JournalWord(Path directory) {
        this.directory = directory;
    }

    @Override
    public String name() {
        return "journal";
    }

    @Override
    public boolean accepts(List<String> arguments) {
        return arguments.isEmpty() || arguments.equals(List.of(VERIFY));
    }

    @Override
    public List<String> suggestions(LabSession session, List<String> arguments) {
        return arguments.isEmpty() ? List.of(VERIFY) : List.of();
    }

    @Override
    public Then run(LabSession session, List<String> arguments) {
        if (!arguments.isEmpty()) {
            verify(session);
            return Then.STAY;
        }
        var pages = session.seeing().journal();
        var markdown = directory.resolve("journal.md");
        var html = directory.resolve("journal.html");
        DurableFile.replace(markdown, pages.markdown().getBytes(StandardCharsets.UTF_8));
        DurableFile.replace(html, pages.html().getBytes(StandardCharsets.UTF_8));
        session.say("lesson.journal.written", "markdown", markdown.toString(), "html", html.toString());
        return Then.STAY;
    }

    private static void verify(LabSession session) {
        var state = session.notebook().state();
        state.notes().forEach(session::say);
        if (state.broken().isEmpty()) {
            session.say("lesson.journal.whole", "lines", state.lines());
        }
    }
}
