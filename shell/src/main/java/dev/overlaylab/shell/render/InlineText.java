package dev.overlaylab.shell.render;

import dev.overlaylab.i18n.Printable;
import dev.overlaylab.i18n.Width;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;

/**
 * The running text inside a Markdown block.
 *
 * <p>A line end in the source is a blank, except between two wide characters and beside a wide mark such as {@code 、}:
 * Japanese and Chinese have none there.
 */
final class InlineText extends AbstractVisitor {
    private final List<Span> spans = new ArrayList<>();
    private Style style;
    private boolean lineEndPending;

    private InlineText(Style style) {
        this.style = style;
    }

    static StyledText of(Node block, Style style) {
        var inline = new InlineText(style);
        inline.visitChildren(block);
        return new StyledText(inline.spans);
    }

    @Override
    public void visit(Text text) {
        add(text.getLiteral(), style);
    }

    @Override
    public void visit(Code code) {
        add("`" + code.getLiteral() + "`", Style.CODE);
    }

    @Override
    public void visit(Emphasis emphasis) {
        in(Style.EMPHASIS, emphasis);
    }

    @Override
    public void visit(StrongEmphasis strong) {
        in(Style.STRONG, strong);
    }

    @Override
    public void visit(Link link) {
        int before = spans.size();
        in(Style.LINK, link);
        var shown = new StyledText(spans.subList(before, spans.size())).text();
        if (!shown.equals(link.getDestination())) {
            add(" <" + link.getDestination() + ">", style);
        }
    }

    @Override
    public void visit(Image image) {
        visitChildren(image);
    }

    @Override
    public void visit(HtmlInline html) {
        if (!html.getLiteral().startsWith("<!--")) {
            add(html.getLiteral(), style);
        }
    }

    @Override
    public void visit(SoftLineBreak lineEnd) {
        lineEndPending = true;
    }

    @Override
    public void visit(HardLineBreak lineEnd) {
        add("\n", style);
    }

    private void in(Style inner, Node node) {
        var outer = style;
        style = inner;
        visitChildren(node);
        style = outer;
    }

    private void add(String raw, Style as) {
        var text = Printable.of(raw).replace('\t', ' ');
        if (lineEndPending && !text.isEmpty()) {
            lineEndPending = false;
            if (isBlank(lastOf(new StyledText(spans).text()), text.codePointAt(0))) {
                spans.add(new Span(" ", style));
            }
        }
        spans.add(new Span(text, as));
    }

    private static int lastOf(String text) {
        return text.isEmpty() ? ' ' : text.codePointBefore(text.length());
    }

    /** Whether a line end between these two is a blank. */
    private static boolean isBlank(int before, int after) {
        return !(isWide(before) && isWide(after)) && !isWideMark(before) && !isWideMark(after);
    }

    /** Marks as wide as a character have their blank in them. */
    private static boolean isWideMark(int c) {
        return isWide(c) && !Character.isLetterOrDigit(c);
    }

    private static boolean isWide(int c) {
        return Width.NARROW.of(Character.toString(c)) == 2;
    }
}
