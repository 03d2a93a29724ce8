package dev.overlaylab.shell.repl.typing;

import static org.jline.utils.AttributedStyle.DEFAULT;

import dev.overlaylab.shell.render.Ink;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jline.reader.Highlighter;
import org.jline.reader.LineReader;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/** Colours for a line of bash: what is run, options, texts, what bash puts in, comments; and for the shell's own words. */
final class LineColours implements Highlighter {
    private static final Pattern PIECE = Pattern.compile("(?<blank>\\s+)"
            + "|(?<comment>(?<![^\\s;|&(])#[^\\n]*)"
            + "|(?<open>\"?\\$\\(|`|\\()"
            + "|(?<text>'[^']*'?|\"(?:[^\"\\\\$]|\\\\.|\\$(?!\\())*\"?)"
            + "|(?<variable>\\$\\{?[A-Za-z_0-9?!#@*]+}?)"
            + "|(?<next>[;|&]+)"
            + "|(?<assignment>(?<![^\\s;|&(])[A-Za-z_][A-Za-z_0-9]*=)"
            + "|(?<option>(?<!\\S)--?[A-Za-z][A-Za-z0-9-]*)"
            + "|(?<word>(?:[^\\s'\"$;|&()`\\\\#]|\\\\.|(?<=\\S)#)+)"
            + "|(?<other>.)");

    private static final AttributedStyle OWN = DEFAULT.foreground(Ink.MAGENTA).bold();
    private static final AttributedStyle COMMAND = DEFAULT.bold();
    private static final AttributedStyle OPTION = DEFAULT.foreground(Ink.CYAN);
    private static final AttributedStyle TEXT = DEFAULT.foreground(Ink.GREEN);
    private static final AttributedStyle VARIABLE = DEFAULT.foreground(Ink.MAGENTA);

    private final Predicate<String> own;
    private final AttributedStyle comment;

    /** @param own tells lines that are for the shell itself */
    LineColours(Predicate<String> own, AttributedStyle comment) {
        this.own = own;
        this.comment = comment;
    }

    @Override
    public AttributedString highlight(LineReader reader, String line) {
        return coloured(line);
    }

    AttributedString coloured(String line) {
        if (own.test(line)) {
            return new AttributedString(line, OWN);
        }
        var text = new AttributedStringBuilder(line.length());
        var piece = PIECE.matcher(line);
        boolean commandNext = true;
        while (piece.find()) {
            var style = DEFAULT;
            if (piece.group("comment") != null) {
                style = comment;
            } else if (piece.group("open") != null || piece.group("next") != null) {
                commandNext = true;
            } else if (piece.group("text") != null) {
                style = TEXT;
                commandNext = false;
            } else if (piece.group("variable") != null || piece.group("assignment") != null) {
                style = VARIABLE;
            } else if (piece.group("option") != null) {
                style = OPTION;
                commandNext = false;
            } else if (piece.group("word") != null && commandNext) {
                commandNext = afterAssignment(line, piece.start());
                style = commandNext ? DEFAULT : COMMAND;
            }
            text.styled(style, piece.group());
        }
        return text.toAttributedString();
    }

    private static boolean afterAssignment(String line, int at) {
        return at > 0 && line.charAt(at - 1) == '=';
    }
}
