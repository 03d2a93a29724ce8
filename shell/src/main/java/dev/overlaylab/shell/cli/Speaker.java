package dev.overlaylab.shell.cli;

import dev.overlaylab.i18n.Catalogue;
import dev.overlaylab.i18n.Language;
import dev.overlaylab.i18n.LineBreaker;
import dev.overlaylab.i18n.Problem;
import dev.overlaylab.i18n.Text;
import dev.overlaylab.i18n.Width;
import java.io.PrintStream;

/**
 * Says messages of the command line: answers to the output, everything else to the error stream.
 *
 * @param columns where lines are broken for a person; 0 where a program reads
 */
record Speaker(Catalogue catalogue, Language language, Streams streams, int columns) {
    void answer(Text text) {
        print(streams.out(), catalogue.say(language, text));
    }

    void note(Text text) {
        print(streams.err(), catalogue.say(language, text));
    }

    void note(String key, Object... namesAndValues) {
        note(Text.of(key, namesAndValues));
    }

    void problem(Problem problem) {
        print(streams.err(), catalogue.say(language, problem.text()));
        print(streams.err(), catalogue.sayNext(language, problem.text()));
    }

    Speaker in(Language other) {
        return new Speaker(catalogue, other, streams, columns);
    }

    private void print(PrintStream stream, String said) {
        stream.println(broken(said));
    }

    /** Text in lines as long as the terminal's, without cutting words; what sets a line off stays in front of its rest. */
    String broken(String said) {
        if (columns == 0) {
            return said;
        }
        var breaker = new LineBreaker(language, Width.NARROW);
        var lines = new StringBuilder();
        for (var line : said.split("\n", -1)) {
            int indent = line.length() - line.stripLeading().length();
            int room = Math.max(columns / 2, columns - indent);
            lines.append(lines.isEmpty() ? "" : "\n");
            if (Width.NARROW.of(line) <= columns) {
                lines.append(line);
            } else {
                var rest = "\n" + " ".repeat(columns - room);
                lines.append(rest, 1, rest.length())
                        .append(String.join(rest, breaker.lines(line.substring(indent), room)));
            }
        }
        return lines.toString();
    }
}
