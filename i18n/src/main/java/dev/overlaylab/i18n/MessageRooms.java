package dev.overlaylab.i18n;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds the message files on the class path: one folder per room, listed in {@code messages/rooms}. */
final class MessageRooms {
    private MessageRooms() {}

    /** All texts of a language by key, from every listed room. */
    static Map<String, String> texts(Language language) {
        var texts = new HashMap<String, String>();
        for (var room : listed(read("rooms"))) {
            var file = room + "/" + language.tag() + ".properties";
            for (var entry : MessageFile.parse(read(file), file).entries()) {
                texts.put(entry.key(), entry.text());
            }
        }
        return texts;
    }

    /** The rooms a list names: one a line, {@code #} for remarks. */
    static List<String> listed(String list) {
        return list.lines()
                .map(String::strip)
                .filter(it -> !it.isEmpty() && !it.startsWith("#"))
                .toList();
    }

    private static String read(String file) {
        try (InputStream in = MessageRooms.class.getResourceAsStream("/messages/" + file)) {
            return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
