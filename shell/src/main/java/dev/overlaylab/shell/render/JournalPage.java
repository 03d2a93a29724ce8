package dev.overlaylab.shell.render;

import dev.overlaylab.checkers.check.Verdict.Outcome;
import dev.overlaylab.i18n.Catalogue;
import dev.overlaylab.i18n.Language;
import dev.overlaylab.i18n.Printable;
import dev.overlaylab.i18n.Text;
import dev.overlaylab.labs.lab.Lab;
import dev.overlaylab.shell.journal.Entry;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** A learner's journal to keep or hand on: commands, what they printed, verdicts, notes, and the map at the end. */
public final class JournalPage {
    private static final String CHARACTERS = "[\\\\`*_{}\\[\\]<>()#+\\-.!|~&]";
    private final Catalogue catalogue;
    private final Language language;
    private final Lab lab;

    public JournalPage(Catalogue catalogue, Language language, Lab lab) {
        this.catalogue = catalogue;
        this.language = language;
        this.lab = lab;
    }

    /** The page in Markdown, in which nothing that was typed or printed is taken for Markdown. */
    public String markdown(List<Entry> entries, List<String> map) {
        var page = new StringBuilder("# ")
                .append(say("journal.title", "lab", plain(title())))
                .append("\n");
        var step = "";
        for (var entry : entries) {
            var here = step(entry);
            if (!here.isEmpty() && !here.equals(step)) {
                page.append("\n## ").append(heading(here)).append('\n');
                step = here;
            }
            var said = said(entry);
            if (!said.isEmpty()) {
                page.append('\n').append(said).append('\n');
            }
        }
        if (!map.isEmpty()) {
            page.append("\n## ").append(say("journal.map")).append("\n\n").append(block("", String.join("\n", map)));
        }
        return page.toString();
    }

    /**
     * A page in Markdown for a browser: one file that asks for nothing from anywhere.
     *
     * @param map an SVG picture of our own making, for the end of the page; may be empty
     */
    public String html(String markdown, String map) {
        var extensions = List.of(TablesExtension.create());
        var body = HtmlRenderer.builder()
                .extensions(extensions)
                .escapeHtml(true)
                .sanitizeUrls(true)
                .build()
                .render(Parser.builder().extensions(extensions).build().parse(markdown));
        var title =
                markdown.lines().findFirst().orElse("").replaceFirst("^# ", "").replaceAll("\\\\(.)", "$1");
        return """
                <!DOCTYPE html>
                <html lang="%s">
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width">
                <title>%s</title>
                <style>
                :root { color-scheme: light dark }
                body { max-width: 52rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.6 system-ui, sans-serif }
                pre { overflow-x: auto; padding: .7rem 1rem; border: 1px solid #8886; border-radius: .4rem; line-height: 1.35 }
                figure { margin: 1rem 0; overflow-x: auto }
                blockquote { margin: 1rem 0; padding: .1rem 1rem; border-left: .3rem solid #888 }
                </style>
                <body>
                %s%s</body>
                </html>
                """.formatted(language.tag(), escaped(title), body, figure(map));
    }

    private String figure(String map) {
        return map.isEmpty() ? "" : "<h2>" + escaped(say("journal.map")) + "</h2>\n<figure>\n" + map + "</figure>\n";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private String title() {
        return lab.title().getOrDefault(language, lab.id());
    }

    private static String step(Entry entry) {
        if (entry instanceof Entry.Ran ran) {
            return ran.step();
        }
        if (entry instanceof Entry.Judged judged) {
            return judged.step();
        }
        if (entry instanceof Entry.Noted noted) {
            return noted.step();
        }
        if (entry instanceof Entry.Drilled drilled) {
            return drilled.step();
        }
        if (entry instanceof Entry.Answered answered) {
            return answered.step();
        }
        return entry instanceof Entry.Hinted hinted ? hinted.step() : "";
    }

    private String heading(String id) {
        for (int i = 0; i < lab.steps().size(); i++) {
            var step = lab.steps().get(i);
            if (step.id().equals(id)) {
                return say(
                        "lesson.step",
                        "number",
                        i + 1,
                        "of",
                        lab.steps().size(),
                        "title",
                        plain(step.title().getOrDefault(language, id)));
            }
        }
        return plain(id);
    }

    private String said(Entry entry) {
        if (entry instanceof Entry.Started started) {
            return say("journal.started", "at", when(started.at()), "driver", started.driver());
        }
        if (entry instanceof Entry.Ran ran) {
            return ran(ran);
        }
        if (entry instanceof Entry.Judged judged) {
            return judged.checks().stream().map(this::verdict).collect(Collectors.joining("\n"));
        }
        if (entry instanceof Entry.Noted noted) {
            return noted.text().lines().map(it -> "> " + plain(it)).collect(Collectors.joining("\\\n"));
        }
        if (entry instanceof Entry.Hinted hinted) {
            return say("journal.hinted", "level", hinted.level());
        }
        if (entry instanceof Entry.Drilled drilled) {
            return say("journal.drilled", "drill", drilled.drill());
        }
        if (entry instanceof Entry.Answered answered) {
            return say(
                    "journal.answered",
                    "right",
                    answered.answer().isEmpty() ? "told" : answered.right() ? "yes" : "no",
                    "answer",
                    answered.answer());
        }
        if (entry instanceof Entry.Rewound rewound) {
            return say("journal.rewound", "at", when(rewound.at()), "step", heading(rewound.step()));
        }
        return "";
    }

    private String ran(Entry.Ran ran) {
        var output = Printable.ofOutput(ran.output()).stripTrailing();
        var exit = ran.exit() == 0 ? "" : "\n" + say("journal.exit", "exit", ran.exit()) + "\n";
        return block("sh", "$ " + Printable.of(ran.line()).replace("\n", "\n> "))
                + (output.isEmpty() ? "" : "\n" + block("", output))
                + exit;
    }

    private String verdict(Entry.Judgement judgement) {
        var mark = Mark.of(Outcome.valueOf(judgement.outcome()));
        var title = lab.steps().stream()
                .flatMap(it -> it.checks().stream())
                .filter(it -> it.id().equals(judgement.check()))
                .findFirst()
                .map(it -> catalogue.say(language, it.title()))
                .orElse(judgement.check());
        var reasons = judgement.reasons().isEmpty()
                ? ""
                : " " + judgement.reasons().stream().map(it -> "`" + it + "`").collect(Collectors.joining(" "));
        return "- " + mark.sign() + " " + say(mark.key()) + "  " + plain(Printable.onOneLine(title)) + reasons;
    }

    /** A code block whose fence is longer than any in it. */
    private static String block(String language, String text) {
        int fence = 3;
        for (int i = 0, run = 0; i < text.length(); i++) {
            run = text.charAt(i) == '`' ? run + 1 : 0;
            fence = Math.max(fence, run + 1);
        }
        var ticks = "`".repeat(fence);
        return ticks + language + "\n" + text + "\n" + ticks + "\n";
    }

    private static String plain(String text) {
        return Printable.of(text).replaceAll(CHARACTERS, "\\\\$0");
    }

    /** To the second. */
    private static String when(String instant) {
        return Instant.parse(instant).truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private String say(String key, Object... namesAndValues) {
        return catalogue.say(language, Text.of(key, namesAndValues));
    }
}
