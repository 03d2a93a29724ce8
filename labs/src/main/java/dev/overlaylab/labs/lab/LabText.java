package dev.overlaylab.labs.lab;

import dev.overlaylab.i18n.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What an author wrote in {@code en.md}, {@code ja.md} or {@code zh.md}.
 *
 * @param madeFrom in a translation, the hash of the English file it was made from
 * @param title the first heading
 * @param body everything between the title and the hints, references not yet filled in
 * @param bodyLine the line of the file the body starts at
 * @param hints by reason code, from vague to plain
 */
record LabText(
        String file,
        Optional<String> madeFrom,
        String title,
        String body,
        int bodyLine,
        Map<String, List<String>> hints) {
    private static final Pattern MADE_FROM = Pattern.compile("<!-- made-from: ([0-9a-f]{8}) -->");
    private static final Pattern REASON = Pattern.compile("## ([a-z0-9.-]+)");
    private static final Pattern LEVEL = Pattern.compile("[0-9]+\\. (.+)");
    private static final String HINTS = "{{hints}}";

    static LabText read(String file, byte[] bytes) {
        var text = SourceText.of(file, bytes);
        Nesting.tooDeep(file, text).ifPresent(it -> {
            throw it.problem("text-depth", "limit", Nesting.DEEPEST);
        });
        return new Reader(file, text.split("\n", -1)).read();
    }

    /** The place of an index into the body. */
    Place placeInBody(int index) {
        var place = SourceText.placeOf(file, body, index);
        return new Place(file, place.line() + bodyLine - 1, place.column());
    }

    /** Walks down the lines of one file. */
    private static final class Reader {
        private final String file;
        private final String[] lines;
        private int next;

        Reader(String file, String[] lines) {
            this.file = file;
            this.lines = lines;
        }

        LabText read() {
            var madeFrom = MADE_FROM.matcher(lines[0]);
            if (madeFrom.matches()) {
                next++;
            }
            skipBlank();
            if (next == lines.length || !lines[next].startsWith("# ") || lines[next].length() < 3) {
                throw here().problem("title-missing");
            }
            var title = lines[next++].substring(2).strip();
            skipBlank();
            int start = next;
            while (next < lines.length && !lines[next].equals(HINTS)) {
                next++;
            }
            var body = String.join("\n", List.of(lines).subList(start, next)).stripTrailing();
            if (body.isEmpty()) {
                throw new Place(file, start, 1).problem("prose-missing");
            }
            next++;
            return new LabText(
                    file,
                    madeFrom.matches() ? Optional.of(madeFrom.group(1)) : Optional.empty(),
                    title,
                    body,
                    start + 1,
                    hints());
        }

        private Map<String, List<String>> hints() {
            var hints = new LinkedHashMap<String, List<String>>();
            List<String> levels = new ArrayList<>();
            for (; next < lines.length; next++) {
                var line = lines[next].strip();
                var reason = REASON.matcher(line);
                var level = LEVEL.matcher(line);
                if (reason.matches()) {
                    levels = new ArrayList<>();
                    if (hints.put(reason.group(1), levels) != null) {
                        throw here().problem("key-twice", "key", reason.group(1));
                    }
                } else if (level.matches() && !hints.isEmpty()) {
                    levels.add(level.group(1));
                } else if (!line.isEmpty()) {
                    throw here().problem("hint-shape", "text", line);
                }
            }
            hints.forEach((reason, its) -> {
                if (its.isEmpty()) {
                    throw new Place(file, lines.length, 1).problem("hint-empty", "reason", reason);
                }
            });
            return hints;
        }

        private void skipBlank() {
            while (next < lines.length && lines[next].isBlank()) {
                next++;
            }
        }

        private Place here() {
            return new Place(file, Math.min(next, lines.length - 1) + 1, 1);
        }
    }

    /** The problem of a text that says other things than the English one. */
    Problem differs(String what, Object english, Object here) {
        return new Place(file, 1, 1)
                .problem("differs-from-english", "what", what, "english", english.toString(), "here", here.toString());
    }
}
