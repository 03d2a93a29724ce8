package dev.overlaylab.shell.render;

import dev.overlaylab.i18n.Catalogue;
import dev.overlaylab.i18n.Language;
import dev.overlaylab.i18n.Printable;
import dev.overlaylab.labs.topology.Changes.Change;
import java.util.ArrayList;
import java.util.List;

/** What commands have changed: the commands, then a line for each change with its sign. */
public final class ChangesView {
    private static final int COMMANDS = 8;
    private final Catalogue catalogue;
    private final Language language;
    private final int columns;

    public ChangesView(Catalogue catalogue, Language language, int columns) {
        this.catalogue = catalogue;
        this.language = language;
        this.columns = Math.max(20, columns);
    }

    /**
     * What commands changed.
     *
     * @param commands the last ones of them are shown
     */
    public List<StyledLine> lines(List<String> commands, List<Change> changes) {
        var lines = new ArrayList<StyledLine>();
        for (var command : commands.subList(Math.max(0, commands.size() - COMMANDS), commands.size())) {
            lines.addAll(CodeBlockView.lines("sh", Printable.of(command)));
        }
        for (var change : changes) {
            var sign = new Span(change.kind().sign() + " ", Style.STRONG);
            var said = StyledText.of(catalogue.say(language, change.text()), Style.PLAIN);
            lines.addAll(StyledLine.prefixed(said.lines(language, columns - 2), sign, Span.plain("  ")));
        }
        return lines;
    }
}
