package dev.overlaylab.i18n;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One room's messages in one language.
 *
 * <p>A line is {@code key=text}, in a translation {@code key@1a2b3c4d=text} with the hash of the English text it was made
 * from. Lines that start with {@code #} and empty lines are for authors. A backslash at the end of a line joins the next one
 * to it without its leading blanks; {@code \n} breaks the line, {@code \\} is a backslash.
 */
record MessageFile(List<Entry> entries) {
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{8}");

    MessageFile {
        entries = List.copyOf(entries);
    }

    /**
     * One message.
     *
     * @param hash empty when the line has none
     * @param line its first line in the file, from 1
     */
    record Entry(String key, String hash, String text, int line) {}

    /** Reads a file's content; a line that is not a message is an {@link IllegalArgumentException} naming it. */
    static MessageFile parse(String content, String fileName) {
        var lines = content.split("\r?\n", -1);
        var entries = new ArrayList<Entry>();
        for (int i = 0; i < lines.length; i++) {
            int first = i + 1;
            if (isForAuthors(lines[i])) {
                continue;
            }
            var joined = new StringBuilder(lines[i].stripLeading());
            while (continues(joined) && i + 1 < lines.length) {
                joined.setLength(joined.length() - 1);
                joined.append(lines[++i].stripLeading());
            }
            entries.add(entry(joined.toString(), first, fileName + ":" + first + ": "));
        }
        return new MessageFile(entries);
    }

    /** Whether a line says nothing to the program. */
    static boolean isForAuthors(String line) {
        return line.isBlank() || line.stripLeading().startsWith("#");
    }

    /** Whether the next line belongs to this one: it ends in an odd number of backslashes. */
    static boolean continues(CharSequence line) {
        int backslashes = 0;
        while (backslashes < line.length() && line.charAt(line.length() - 1 - backslashes) == '\\') {
            backslashes++;
        }
        return backslashes % 2 == 1;
    }

    /** The first eight hexadecimal digits of the SHA-256 of an English text. */
    static String hash(String english) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(english.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 4);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Entry entry(String line, int number, String place) {
        int equals = line.indexOf('=');
        if (equals < 1) {
            throw new IllegalArgumentException(place + "not key=text: " + line);
        }
        var name = line.substring(0, equals).strip();
        int at = name.indexOf('@');
        var key = at < 0 ? name : name.substring(0, at);
        var hash = at < 0 ? "" : name.substring(at + 1);
        if (!KEY.matcher(key).matches()) {
            throw new IllegalArgumentException(place + "not a key: " + key);
        }
        if (at >= 0 && !HASH.matcher(hash).matches()) {
            throw new IllegalArgumentException(place + "not a hash of 8 hexadecimal digits: " + hash);
        }
        return new Entry(key, hash, unescape(line.substring(equals + 1).stripLeading(), place), number);
    }

    private static String unescape(String raw, String place) {
        var text = new StringBuilder(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c != '\\') {
                text.append(c);
                continue;
            }
            char escaped = ++i < raw.length() ? raw.charAt(i) : ' ';
            switch (escaped) {
                case 'n' -> text.append('\n');
                case '\\' -> text.append('\\');
                default ->
                    throw new IllegalArgumentException(place + "only \\n and \\\\ are escapes, not \\" + escaped);
            }
        }
        return text.toString();
    }
}
