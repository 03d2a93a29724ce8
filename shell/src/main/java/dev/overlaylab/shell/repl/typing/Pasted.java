package dev.overlaylab.shell.repl.typing;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Text as it was typed or pasted, made into what bash should get.
 *
 * <p>Documents print commands with {@code $ } and {@code > } in front and broken with backslashes; here the prompts go,
 * broken lines are joined, and output that was copied along is left out.
 *
 * @param commands each complete in itself, unless {@code unfinished}, then the last one is not
 * @param leftOut lines that are no commands because prompted ones stand around them
 */
public record Pasted(List<String> commands, List<String> leftOut, boolean unfinished) {
    private static final Pattern PROMPT = Pattern.compile("^\\s*\\$(?:[ \\t\\u00a0]+|$)");
    private static final Pattern CONTINUED = Pattern.compile("^\\s*>(?:[ \\t\\u00a0]+|$)");
    private static final Pattern BLANKS_AFTER_BACKSLASH = Pattern.compile("\\\\[ \\t\\u00a0]+$");

    public Pasted {
        commands = List.copyOf(commands);
        leftOut = List.copyOf(leftOut);
    }

    public static Pasted of(String text) {
        return new Reader(lines(text)).read();
    }

    private static List<String> lines(String text) {
        var clean = text.replace("\r\n", "\n").replace('\r', '\n').replaceAll("[\\u200b\\ufeff]", "");
        return List.of(clean.split("\n", -1));
    }

    private static final class Reader {
        private final List<String> lines;
        private final boolean prompted;
        private final List<String> commands = new ArrayList<>();
        private final List<String> leftOut = new ArrayList<>();
        private int at;

        Reader(List<String> lines) {
            this.lines = lines;
            this.prompted = lines.stream()
                    .filter(line -> !line.isBlank())
                    .findFirst()
                    .filter(line -> PROMPT.matcher(line).find())
                    .isPresent();
        }

        Pasted read() {
            var finished = true;
            while (at < lines.size()) {
                var line = lines.get(at++);
                if (line.isBlank()) {
                    continue;
                }
                if (prompted && !PROMPT.matcher(line).find()) {
                    leftOut.add(line);
                    continue;
                }
                finished = command(prompted ? PROMPT.matcher(line).replaceFirst("") : line);
            }
            return new Pasted(commands, leftOut, !finished);
        }

        /** Reads one command that begins with {@code first}; false when the text ends before it does. */
        private boolean command(String first) {
            var marked = prompted || continuationsAreMarked();
            var command = withoutBlanksAfterBackslash(first);
            var shape = BashShape.of(command);
            while (!shape.finished() && at < lines.size()) {
                var next = lines.get(at++);
                next = marked ? CONTINUED.matcher(next).replaceFirst("") : next;
                next = withoutBlanksAfterBackslash(next);
                command = joined(command, shape, next);
                shape = BashShape.of(command);
            }
            if (!command.isBlank()) {
                commands.add(command.strip());
            }
            return shape.finished();
        }

        /**
         * Without a {@code $ } in front, a {@code > } may be a redirection; it is a prompt when every continuation line
         * has one and what follows looks like another option.
         */
        private boolean continuationsAreMarked() {
            int end = at;
            while (end < lines.size()
                    && withoutBlanksAfterBackslash(lines.get(end - 1)).endsWith("\\")) {
                end++;
            }
            var continued = lines.subList(at, end);
            return !continued.isEmpty()
                    && continued.stream()
                            .allMatch(line -> CONTINUED.matcher(line).find())
                    && (continued.size() > 1
                            || CONTINUED
                                    .matcher(continued.get(0))
                                    .replaceFirst("")
                                    .startsWith("-"));
        }

        private String withoutBlanksAfterBackslash(String line) {
            return at < lines.size() ? BLANKS_AFTER_BACKSLASH.matcher(line).replaceFirst("\\\\") : line;
        }

        private static String joined(String command, BashShape shape, String next) {
            if (!shape.atBackslash()) {
                return command + "\n" + next;
            }
            var head = command.substring(0, command.length() - 1);
            if (shape.inQuotes()) {
                return head + next;
            }
            var gap = !head.equals(head.stripTrailing()) || !next.equals(next.stripLeading()) ? " " : "";
            return head.stripTrailing() + gap + next.stripLeading();
        }
    }
}
