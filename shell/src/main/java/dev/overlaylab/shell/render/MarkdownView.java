package dev.overlaylab.shell.render;

import dev.overlaylab.i18n.Language;
import dev.overlaylab.i18n.Printable;
import dev.overlaylab.i18n.Width;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.Parser;

/** Markdown as styled lines, for terminals of 20 columns and more. */
public final class MarkdownView {
    private static final Parser PARSER =
            Parser.builder().extensions(List.of(TablesExtension.create())).build();
    private final Language language;
    private final int columns;

    public MarkdownView(Language language, int columns) {
        this.language = language;
        this.columns = Math.max(20, columns);
    }

    /** The document in lines; none but those of code blocks and of words longer than a line is too long. */
    public List<StyledLine> lines(String markdown) {
        return blocks(PARSER.parse(markdown), columns, true);
    }

    private List<StyledLine> blocks(Node parent, int room, boolean apart) {
        var lines = new ArrayList<StyledLine>();
        for (var block = parent.getFirstChild(); block != null; block = block.getNext()) {
            var rendered = block(block, room);
            if (!rendered.isEmpty()) {
                if (!lines.isEmpty() && apart) {
                    lines.add(StyledLine.EMPTY);
                }
                lines.addAll(rendered);
            }
        }
        return lines;
    }

    private List<StyledLine> block(Node block, int room) {
        if (block instanceof Heading heading) {
            var style = heading.getLevel() == 1 ? Style.TITLE : Style.HEADING;
            var hashes = heading.getLevel() == 1 ? "" : "#".repeat(heading.getLevel()) + " ";
            return marked(InlineText.of(heading, style).lines(language, room - hashes.length()), hashes, Style.MARK);
        }
        if (block instanceof FencedCodeBlock code) {
            return CodeBlockView.lines(code.getInfo() == null ? "" : code.getInfo(), code.getLiteral());
        }
        if (block instanceof IndentedCodeBlock code) {
            return CodeBlockView.lines("", code.getLiteral());
        }
        if (block instanceof BlockQuote note) {
            var bar = new Span("┃ ", Style.MARK);
            return StyledLine.prefixed(blocks(note, room - 2, true), bar, bar);
        }
        if (block instanceof ListBlock list) {
            return list(list, room);
        }
        if (block instanceof TableBlock table) {
            return new TableView(language, room).lines(table);
        }
        if (block instanceof ThematicBreak) {
            return List.of(StyledLine.of("─".repeat(room), Style.MARK));
        }
        if (block instanceof HtmlBlock html) {
            return html.getLiteral().startsWith("<!--")
                    ? List.of()
                    : StyledText.of(Printable.of(html.getLiteral()), Style.PLAIN)
                            .lines(language, room);
        }
        var text = InlineText.of(block, Style.PLAIN);
        return text.text().isBlank() ? List.of() : text.lines(language, room);
    }

    private List<StyledLine> list(ListBlock list, int room) {
        var lines = new ArrayList<StyledLine>();
        int number = list instanceof OrderedList ordered && ordered.getMarkerStartNumber() != null
                ? ordered.getMarkerStartNumber()
                : 1;
        for (var item = list.getFirstChild(); item != null; item = item.getNext()) {
            var bullet = list instanceof BulletList ? "• " : number++ + ". ";
            if (!lines.isEmpty() && !list.isTight()) {
                lines.add(StyledLine.EMPTY);
            }
            int indent = Width.NARROW.of(bullet);
            var content = blocks(item, room - indent, !list.isTight());
            lines.addAll(StyledLine.prefixed(
                    content.isEmpty() ? List.of(StyledLine.EMPTY) : content,
                    new Span(bullet, Style.MARK),
                    Span.plain(" ".repeat(indent))));
        }
        return lines;
    }

    private static List<StyledLine> marked(List<StyledLine> lines, String mark, Style style) {
        return mark.isEmpty()
                ? lines
                : StyledLine.prefixed(lines, new Span(mark, style), Span.plain(" ".repeat(mark.length())));
    }
}
