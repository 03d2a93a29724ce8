package dev.overlaylab.labs.lab;

import java.util.Optional;
import java.util.regex.Pattern;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * How deep a text's quotes, lists, links and emphases lie in each other.
 *
 * <p>Whatever shows a text goes down as far, on its stack. Reading Markdown takes longer than all else of a lab, so it is done
 * only where there are enough marks for it to be deep at all.
 */
final class Nesting {
    /** The levels of a text, its paragraphs and words among them. */
    static final int DEEPEST = 40;

    private static final Pattern OPENERS =
            Pattern.compile("[>\\[]|\\*\\*?|(?<![A-Za-z0-9])__?|(?<![^ \\t])(?:[-+]|\\d{1,9}[.)])(?=[ \\t])");
    /** Fewer marks in a paragraph than these, and less space before a line, cannot make it deeper than it may be. */
    private static final int FEW = 10;

    private static final Pattern LEADING = Pattern.compile("^[ ]{16,}|^ *\\t");

    private Nesting() {}

    /** Where a Markdown text becomes deeper than it may, if it does. */
    static Optional<Place> tooDeep(String file, String markdown) {
        return mayBeDeep(markdown) ? deepest(file, markdown) : Optional.empty();
    }

    /** Whether one paragraph, or the lines that begin lists and quotes, have marks enough. */
    private static boolean mayBeDeep(String markdown) {
        int marks = 0;
        for (var line : markdown.split("\n", -1)) {
            marks = line.isBlank() ? 0 : marks;
            var openers = OPENERS.matcher(line);
            while (openers.find()) {
                marks++;
            }
            if (marks > FEW || LEADING.matcher(line).find()) {
                return true;
            }
        }
        return false;
    }

    private static Optional<Place> deepest(String file, String markdown) {
        Node document = Parser.builder()
                .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
                .build()
                .parse(markdown);
        Node node = document;
        int depth = 0;
        while (node != null) {
            if (depth > DEEPEST) {
                return Optional.of(place(file, node));
            }
            var child = node.getFirstChild();
            if (child != null) {
                node = child;
                depth++;
                continue;
            }
            while (node != null && node.getNext() == null) {
                node = node.getParent();
                depth--;
            }
            node = node == null ? null : node.getNext();
        }
        return Optional.empty();
    }

    /** Where it begins, or else the nearest around it that knows. */
    private static Place place(String file, Node node) {
        for (@Nullable Node at = node; at != null; at = at.getParent()) {
            if (!at.getSourceSpans().isEmpty()) {
                var span = at.getSourceSpans().get(0);
                return new Place(file, span.getLineIndex() + 1, span.getColumnIndex() + 1);
            }
        }
        return new Place(file, 1, 1);
    }
}
