package dev.overlaylab.i18n;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads every message file of a directory and complains about all that is not as the three languages need it. */
public final class Proofreader {
    private final Path messages;
    private final Glossary glossary;
    private final List<String> complaints = new ArrayList<>();
    private final Map<String, String> roomOfKey = new HashMap<>();

    private Proofreader(Path messages, Glossary glossary) {
        this.messages = messages;
        this.glossary = glossary;
    }

    /** Prints the complaints about the messages directory it is given; exits 1 when there are any. */
    public static void main(String[] args) throws IOException {
        var complaints = complaints(Path.of(args.length == 1 ? args[0] : "."), Glossary.ofProduct());
        complaints.forEach(System.out::println);
        System.exit(complaints.isEmpty() ? 0 : 1);
    }

    /** Complaints, each naming its file and key; empty when all is well. */
    public static List<String> complaints(Path messages, Glossary glossary) throws IOException {
        var reader = new Proofreader(messages, glossary);
        reader.all();
        return reader.complaints;
    }

    private void all() throws IOException {
        var listed = MessageRooms.listed(Files.readString(messages.resolve("rooms")));
        var found = new ArrayList<String>();
        try (var folders = Files.list(messages)) {
            folders.filter(Files::isDirectory)
                    .map(it -> it.getFileName().toString())
                    .sorted()
                    .forEach(found::add);
        }
        found.stream().filter(it -> !listed.contains(it)).forEach(it -> complain(it, "is not listed in rooms"));
        listed.stream().filter(it -> !found.contains(it)).forEach(it -> complain(it, "is listed but not there"));
        for (var room : found) {
            room(room);
        }
    }

    private void room(String room) throws IOException {
        var byLanguage = new EnumMap<Language, Map<String, MessageFile.Entry>>(Language.class);
        for (var language : Language.values()) {
            byLanguage.put(language, entries(room + "/" + language.tag() + ".properties"));
        }
        var english = byLanguage.getOrDefault(Language.EN, Map.of());
        english.forEach((key, entry) -> {
            var other = roomOfKey.putIfAbsent(key, room);
            if (other != null) {
                complain(room, key + " is also in " + other);
            }
            if (!entry.hash().isEmpty()) {
                complain(room + "/en", key + " has a hash: only translations have one");
            }
            if (key.matches("(problem|reason)\\..*") && !key.endsWith(".next") && !english.containsKey(key + ".next")) {
                complain(room, key + " does not say how to go on: no " + key + ".next");
            }
        });
        byLanguage.forEach((language, entries) -> entries.values().forEach(it -> text(room, language, it)));
        for (var language : List.of(Language.JA, Language.ZH)) {
            translation(language, room + "/" + language.tag(), english, byLanguage.getOrDefault(language, Map.of()));
        }
    }

    private Map<String, MessageFile.Entry> entries(String file) throws IOException {
        var entries = new LinkedHashMap<String, MessageFile.Entry>();
        if (!Files.exists(messages.resolve(file))) {
            complain(file, "is missing");
            return entries;
        }
        try {
            var content = Files.readString(messages.resolve(file));
            layout(file, content);
            for (var entry : MessageFile.parse(content, file).entries()) {
                if (entries.putIfAbsent(entry.key(), entry) != null) {
                    complain(file, entry.key() + " is there twice");
                }
            }
        } catch (CharacterCodingException e) {
            complain(file, "is not UTF-8");
        } catch (IllegalArgumentException e) {
            complaints.add(e.getMessage());
        }
        return entries;
    }

    private void layout(String file, String content) {
        var lines = content.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            if (lines[i].indexOf('\t') >= 0) {
                complain(file, "hard tab in line " + (i + 1));
            }
            if (!lines[i].equals(lines[i].stripTrailing())) {
                complain(file, "trailing blanks in line " + (i + 1));
            }
        }
        if (content.startsWith("\ufeff")) {
            complain(file, "byte order mark");
        }
    }

    private void text(String room, Language language, MessageFile.Entry entry) {
        var place = room + "/" + language.tag();
        if (entry.text().isBlank()) {
            complain(place, entry.key() + " is empty");
        }
        if (!Printable.of(entry.text()).equals(entry.text())) {
            complain(place, entry.key() + " has characters nobody can see");
        }
        glossary.violations(language, entry.text()).forEach(it -> complain(place, entry.key() + ": " + it));
        if (!isParsed(entry)) {
            complain(place, entry.key() + " is not a message pattern: look for unbalanced braces");
        }
    }

    private void translation(
            Language language,
            String place,
            Map<String, MessageFile.Entry> english,
            Map<String, MessageFile.Entry> translated) {
        english.forEach((key, source) -> {
            var entry = translated.get(key);
            if (entry == null) {
                complain(place, key + " is missing");
                return;
            }
            if (entry.hash().isEmpty()) {
                complain(place, key + " has no hash: run Stamp --new");
            } else if (!entry.hash().equals(MessageFile.hash(source.text()))) {
                complain(place, key + " is stale: the English text moved on");
            }
            if (isParsed(source)
                    && isParsed(entry)
                    && !MessagePhrase.argumentNames(source.text()).equals(MessagePhrase.argumentNames(entry.text()))) {
                complain(place, key + " has other arguments than the English text");
            }
            if (!entry.text().equals(source.text())) {
                Leftovers.in(language, entry.text()).forEach(it -> complain(place, key + " has left over " + it));
            }
            if (entry.text().equals(source.text()) && hasSentence(source.text())) {
                complain(place, key + " is not translated");
            }
        });
        translated.keySet().stream()
                .filter(key -> !english.containsKey(key))
                .forEach(key -> complain(place, key + " is not in English"));
    }

    private static boolean isParsed(MessageFile.Entry entry) {
        try {
            MessagePhrase.argumentNames(entry.text());
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean hasSentence(String text) {
        return text.replaceAll("\\{[^}]*}", "").matches("(?s).*\\b\\p{L}+ \\p{L}+ \\p{L}+\\b.*");
    }

    private void complain(String place, String what) {
        complaints.add(place + ": " + what);
    }
}
