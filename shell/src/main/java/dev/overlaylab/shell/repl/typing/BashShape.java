package dev.overlaylab.shell.repl.typing;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/**
 * How far a bash command has got. Just enough grammar to know that more is to come; bash itself judges the rest.
 *
 * @param finished false inside quotes, parentheses, a here-document or a compound command, or after a last backslash
 * @param atBackslash the last character is a backslash that joins this line to the next
 */
record BashShape(boolean finished, boolean atBackslash, boolean inQuotes) {
    static BashShape of(String text) {
        return new Reader(text).read();
    }

    /** One pass over the text; {@code open} holds what would close each thing that is open. */
    private static final class Reader {
        private static final Set<String> LEADING = Set.of("do", "then", "else", "elif", "!", "time");
        private final String text;
        private final Deque<String> open = new ArrayDeque<>();
        private final Deque<String> hereEnds = new ArrayDeque<>();
        private int at;
        private boolean commandNext = true;
        private boolean wordStart = true;
        private boolean atBackslash;

        Reader(String text) {
            this.text = text;
        }

        BashShape read() {
            while (at < text.length()) {
                char c = text.charAt(at);
                if (c == '\\') {
                    atBackslash = at + 1 == text.length();
                    at += 2;
                    wordStart = false;
                    commandNext = false;
                } else if ("\"".equals(open.peek())) {
                    inDoubleQuotes(c);
                } else {
                    outside(c);
                }
            }
            var inQuotes = "\"".equals(open.peek()) || "'".equals(open.peek());
            var finished = open.isEmpty() && hereEnds.isEmpty() && !atBackslash;
            return new BashShape(finished, atBackslash, inQuotes);
        }

        private void inDoubleQuotes(char c) {
            if (c == '"') {
                open.pop();
                at++;
            } else if (c == '$' && next() == '(') {
                parenthesis(1);
            } else if (c == '$' && next() == '{') {
                open.push("}");
                at += 2;
            } else if (c == '`') {
                backtick();
            } else {
                at++;
            }
        }

        private void outside(char c) {
            switch (c) {
                case '\'' -> singleQuotes();
                case '"' -> {
                    open.push("\"");
                    step(false, false);
                }
                case '`' -> backtick();
                case '$' -> dollar();
                case '(' -> parenthesis(0);
                case ')' -> closing();
                case '}' -> closeBrace();
                case '#' -> comment();
                case '\n' -> newline();
                case ';', '&', '|' -> step(true, true);
                case '<' -> redirection();
                case ' ', '\t' -> {
                    wordStart = true;
                    at++;
                }
                default -> word();
            }
        }

        private void step(boolean commandFollows, boolean wordFollows) {
            commandNext = commandFollows;
            wordStart = wordFollows;
            at++;
        }

        private void singleQuotes() {
            int end = text.indexOf('\'', at + 1);
            if (end < 0) {
                open.push("'");
                at = text.length();
            } else {
                at = end;
                step(false, false);
            }
        }

        private void backtick() {
            if ("`".equals(open.peek())) {
                open.pop();
                step(false, false);
            } else {
                open.push("`");
                step(true, true);
            }
        }

        private void dollar() {
            if (next() == '(') {
                parenthesis(1);
            } else if (next() == '{') {
                open.push("}");
                at++;
                step(false, false);
            } else {
                step(false, false);
            }
        }

        private void parenthesis(int from) {
            boolean arithmetic = at + from + 1 < text.length() && text.charAt(at + from + 1) == '(';
            open.push(arithmetic ? "))" : ")");
            at += from + (arithmetic ? 1 : 0);
            step(true, true);
        }

        private void closing() {
            if ("))".equals(open.peek()) && next() == ')') {
                open.pop();
                at++;
                step(false, false);
            } else if (")".equals(open.peek())) {
                open.pop();
                step(true, false);
            } else {
                step(true, true);
            }
        }

        private void closeBrace() {
            if ("}".equals(open.peek()) || ("group".equals(open.peek()) && commandNext && wordStart)) {
                open.pop();
            }
            step(false, false);
        }

        private void comment() {
            if (wordStart && !"))".equals(open.peek()) && !"}".equals(open.peek())) {
                int end = text.indexOf('\n', at);
                at = end < 0 ? text.length() : end;
            } else {
                step(false, false);
            }
        }

        private void newline() {
            step(true, true);
            while (!hereEnds.isEmpty()) {
                int from = at;
                int end = -1;
                while (end < 0 && from < text.length()) {
                    int stop = text.indexOf('\n', from);
                    var line = text.substring(from, stop < 0 ? text.length() : stop);
                    if (line.stripLeading().equals(hereEnds.peekFirst())) {
                        end = stop < 0 ? text.length() : stop + 1;
                    }
                    from = stop < 0 ? text.length() : stop + 1;
                }
                if (end < 0) {
                    at = text.length();
                    return;
                }
                hereEnds.pollFirst();
                at = end;
            }
        }

        private void redirection() {
            if (!text.startsWith("<<", at) || text.startsWith("<<<", at) || "))".equals(open.peek())) {
                at += text.startsWith("<<<", at) ? 2 : 0;
                step(false, true);
                return;
            }
            at += 2;
            while (at < text.length() && "- \t".indexOf(text.charAt(at)) >= 0) {
                at++;
            }
            int start = at;
            while (at < text.length() && " \t\n;&|<>()".indexOf(text.charAt(at)) < 0) {
                at++;
            }
            hereEnds.addLast(text.substring(start, at).replaceAll("['\"\\\\]", ""));
        }

        private void word() {
            int start = at;
            while (at < text.length() && " \t\n;&|<>()'\"`$\\}".indexOf(text.charAt(at)) < 0) {
                at++;
            }
            var word = text.substring(start, Math.max(at, start + 1));
            at = Math.max(at, start + 1);
            if (!commandNext || !wordStart) {
                wordStart = false;
                return;
            }
            wordStart = false;
            if (word.equals(open.peek())) {
                open.pop();
                commandNext = false;
                return;
            }
            switch (word) {
                case "if" -> open("fi", true);
                case "case" -> open("esac", false);
                case "for", "select" -> open("done", false);
                case "while", "until" -> open("done", true);
                case "{" -> open("group", true);
                default -> commandNext = LEADING.contains(word);
            }
        }

        private void open(String closer, boolean commandFollows) {
            open.push(closer);
            commandNext = commandFollows;
        }

        private char next() {
            return at + 1 < text.length() ? text.charAt(at + 1) : '\0';
        }
    }
}
