package dev.overlaylab.shell.cli;

import dev.overlaylab.i18n.Language;
import dev.overlaylab.i18n.Text;
import dev.overlaylab.labs.driver.Ability;
import dev.overlaylab.labs.driver.Needs;
import dev.overlaylab.labs.lab.LabCover;
import dev.overlaylab.shell.render.MarkdownView;
import dev.overlaylab.shell.render.StyledLine;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists the labs. */
@Command(name = "labs")
final class LabsCommand implements Callable<Integer> {
    private static final int COLUMNS = 80;
    private static final String INDENT = "    ";
    private final Invocation invocation;

    @Mixin
    CommonOptions common = new CommonOptions();

    @Mixin
    LabsOption labs = new LabsOption();

    @Option(names = "--json", descriptionKey = "json")
    boolean json;

    LabsCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        var library = labs.library();
        var all = library.ids().stream().map(library::cover).toList();
        var speaker = invocation.speaker();
        if (json) {
            JsonPrinter.print(speaker, all.stream().map(LabsCommand::data).toList());
            return 0;
        }
        for (var lab : all) {
            speaker.answer(Text.of(
                    "cli.lab",
                    "id",
                    lab.id(),
                    "title",
                    lab.title().getOrDefault(speaker.language(), lab.id()),
                    "steps",
                    lab.steps().size(),
                    "engines",
                    String.join(", ", lab.engines()),
                    "needs",
                    lab.needs().isEmpty() ? "" : Text.of("cli.lab-needs", "what", Needs.listed(lab.needs())),
                    "summary",
                    firstParagraph(lab, speaker.language())));
        }
        return 0;
    }

    /** The first paragraph, wrapped and set off from the title. */
    private String firstParagraph(LabCover lab, Language language) {
        var paragraph = lab.summary().getOrDefault(language, "").split("\\n\\s*\\n", 2)[0];
        int columns = invocation.speaker().columns();
        int room = (columns == 0 ? COLUMNS : Math.min(COLUMNS, columns)) - INDENT.length();
        return StyledLine.join(new MarkdownView(language, room).lines(paragraph), false)
                .stripTrailing()
                .replace("\n", "\n" + INDENT);
    }

    private static Map<String, Object> data(LabCover lab) {
        var data = new LinkedHashMap<String, Object>();
        data.put("id", lab.id());
        data.put("title", byTag(lab.title()));
        data.put("summary", byTag(lab.summary()));
        data.put("engines", lab.engines());
        data.put("minutes", lab.minutes());
        data.put("needs", lab.needs().stream().map(Ability::id).toList());
        data.put("steps", lab.steps());
        return data;
    }

    private static Map<String, String> byTag(Map<Language, String> texts) {
        var byTag = new LinkedHashMap<String, String>();
        for (var language : Language.values()) {
            byTag.put(language.tag(), texts.getOrDefault(language, ""));
        }
        return byTag;
    }
}
