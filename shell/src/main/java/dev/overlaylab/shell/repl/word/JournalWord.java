package dev.overlaylab.shell.repl.word;

import dev.overlaylab.shell.journal.DurableFile;
import dev.overlaylab.shell.repl.lesson.LabSession;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Writes what happened so far as pages to read, keep or hand on. */
final class JournalWord implements Word {
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
    public Then run(LabSession session, List<String> arguments) {
        var pages = session.seeing().journal();
        var markdown = directory.resolve("journal.md");
        var html = directory.resolve("journal.html");
        DurableFile.replace(markdown, pages.markdown().getBytes(StandardCharsets.UTF_8));
        DurableFile.replace(html, pages.html().getBytes(StandardCharsets.UTF_8));
        session.say("lesson.journal.written", "markdown", markdown.toString(), "html", html.toString());
        return Then.STAY;
    }
}
