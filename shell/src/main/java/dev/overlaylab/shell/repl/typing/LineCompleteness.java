package dev.overlaylab.shell.repl.typing;

import java.util.List;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.EOFError;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;

/** Tells the line editor whether more lines are to come, and nothing else: bash does the parsing. */
final class LineCompleteness implements Parser {
    @Override
    public ParsedLine parse(String line, int cursor, ParseContext context) {
        if (context == ParseContext.ACCEPT_LINE && Pasted.of(line).unfinished()) {
            throw new EOFError(-1, cursor, "more to come");
        }
        int start = cursor;
        while (start > 0 && !Character.isWhitespace(line.charAt(start - 1))) {
            start--;
        }
        var word = line.substring(start, cursor);
        return new Words(line, cursor, line.isBlank() || start == 0 ? 0 : 1, word);
    }

    @Override
    public boolean isEscapeChar(char ch) {
        return false;
    }

    private record Words(String line, int cursor, int wordIndex, String word) implements CompletingParsedLine {
        @Override
        public int wordCursor() {
            return word.length();
        }

        @Override
        public List<String> words() {
            return wordIndex == 0 ? List.of(word) : List.of("", word);
        }

        @Override
        public CharSequence escape(CharSequence candidate, boolean complete) {
            return candidate;
        }

        @Override
        public int rawWordCursor() {
            return word.length();
        }

        @Override
        public int rawWordLength() {
            return word.length();
        }
    }
}
