package dev.overlaylab.shell.render;

import dev.overlaylab.i18n.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Code blocks: commands with the prompts that documents print, everything else behind a bar.
 *
 * <p>Lines are never wrapped, so that what is copied from the terminal is what the author wrote.
 */
final class CodeBlockView {
    private static final Set<String> SHELLS = Set.of("sh", "bash", "shell", "console");

    private CodeBlockView() {}

    static List<StyledLine> lines(String info, String literal) {
        var kind = info.strip().split("\\s+", 2)[0].toLowerCase(Locale.ROOT);
        var source = Printable.of(literal).replace("\t", "    ").lines().toList();
        return SHELLS.contains(kind) ? commands(source) : output(source);
    }

    private static List<StyledLine> commands(List<String> source) {
        boolean prompted = source.stream().anyMatch(it -> it.startsWith("$ "));
        var lines = new ArrayList<StyledLine>();
        boolean continued = false;
        for (var line : source) {
            var prompt = continued ? "> " : "$ ";
            var command = line;
            if (line.startsWith("$ ") || (continued && line.startsWith("> "))) {
                command = line.substring(2);
            } else if ((prompted && !continued) || line.isBlank()) {
                prompt = "";
            }
            var style = prompt.isEmpty() ? Style.PLAIN : Style.COMMAND;
            lines.add(new StyledLine(List.of(new Span(prompt, Style.PROMPT), new Span(command, style)))
                    .after(Span.plain("    ")));
            continued = line.endsWith("\\");
        }
        return lines;
    }

    private static List<StyledLine> output(List<String> source) {
        return source.stream()
                .map(it -> (it.isEmpty() ? StyledLine.EMPTY : StyledLine.of(it, Style.PLAIN))
                        .after(new Span("    │ ", Style.MARK)))
                .toList();
    }
}
