package dev.overlaylab.shell.cli;

import dev.overlaylab.shell.journal.DurableFile;
import dev.overlaylab.shell.repl.lesson.LabSession;
import dev.overlaylab.shell.repl.word.Word;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Hands in the lab that is open, as {@code overlaylab submit} does from another terminal. */
final class SubmitWord implements Word {
    private static final String STUDENT = "--student";
    private static final String CHALLENGE = "--challenge";
    private static final String FILE = "";
    private static final List<String> OPTIONS = List.of(STUDENT, CHALLENGE);

    private final HandingIn handingIn;

    SubmitWord(HandingIn handingIn) {
        this.handingIn = handingIn;
    }

    @Override
    public String name() {
        return "submit";
    }

    @Override
    public boolean accepts(List<String> arguments) {
        return true;
    }

    @Override
    public List<String> suggestions(LabSession session, List<String> arguments) {
        return OPTIONS.stream().filter(it -> !arguments.contains(it)).toList();
    }

    @Override
    public Then run(LabSession session, List<String> arguments) {
        var said = said(arguments);
        if (said.isEmpty()) {
            session.say("lesson.submit.usage");
            return Then.STAY;
        }
        var who = ClassNote.said(
                handingIn.wiring().home(),
                name(),
                said.get().getOrDefault(STUDENT, ""),
                said.get().getOrDefault(CHALLENGE, ""));
        var target = HandingIn.target(
                said.get().getOrDefault(FILE, ""), session.lab().id());
        session.say("submit.looking");
        handIn(session, who, target);
        return Then.STAY;
    }

    private void handIn(LabSession session, ClassNote who, Path target) {
        try {
            var made = handingIn.made(who, session.language(), target);
            session.say(made.written());
            made.notes().forEach(session::say);
            if (!made.unseen().isEmpty()) {
                session.say("lesson.submit.unseen", "machines", String.join(", ", made.unseen()));
            }
        } catch (IOException e) {
            throw DurableFile.notWritten(target, e);
        }
    }

    /**
     * A file, if any, and what follows each option, which may be several words; nothing when that is not what was typed. Quotes
     * around it, which bash would need, are not needed here.
     */
    private static Optional<Map<String, String>> said(List<String> arguments) {
        var said = new HashMap<String, List<String>>();
        var option = FILE;
        for (var word : arguments) {
            if (OPTIONS.contains(word)) {
                option = word;
            } else if (word.startsWith("--")) {
                return Optional.empty();
            } else {
                said.computeIfAbsent(option, it -> new ArrayList<>()).add(word);
            }
        }
        var complete = arguments.stream().filter(OPTIONS::contains).allMatch(said::containsKey);
        if (!complete || said.getOrDefault(FILE, List.of()).size() > 1) {
            return Optional.empty();
        }
        var texts = new HashMap<String, String>();
        said.forEach((key, words) -> texts.put(key, unquoted(String.join(" ", words))));
        return Optional.of(texts);
    }

    private static String unquoted(String text) {
        boolean quoted = text.length() > 1
                && (text.startsWith("\"") || text.startsWith("'"))
                && text.charAt(0) == text.charAt(text.length() - 1);
        return quoted ? text.substring(1, text.length() - 1) : text;
    }
}
