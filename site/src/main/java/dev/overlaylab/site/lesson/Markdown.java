package dev.overlaylab.site.lesson;

import dev.overlaylab.i18n.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.DefaultUrlSanitizer;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jspecify.annotations.Nullable;

/**
 * Markdown into HTML that can do no harm: no markup of the author's own, no addresses but those of the web, and nothing that a
 * browser would fetch by itself.
 */
public final class Markdown {
    private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .extensions(EXTENSIONS)
            .escapeHtml(true)
            .sanitizeUrls(true)
            .urlSanitizer(new DefaultUrlSanitizer(List.of("http", "https", "mailto")))
            .attributeProviderFactory(context -> Markdown::attributes)
            .build();

    private Markdown() {}

    /** A whole text. */
    public static String html(String markdown) {
        return rendered(parse(markdown));
    }

    /** A text of one paragraph, without the paragraph around it. */
    public static String inline(String markdown) {
        return html(markdown).strip().replaceFirst("^<p>", "").replaceFirst("</p>$", "");
    }

    /** A text in pieces: code blocks that a function knows as commands, and what is between them. */
    static List<Block> blocks(String markdown, Function<String, Run> command) {
        var blocks = new ArrayList<Block>();
        var prose = new StringBuilder();
        for (var node = parse(markdown).getFirstChild(); node != null; node = node.getNext()) {
            var run = node instanceof FencedCodeBlock code ? command.apply(code.getLiteral()) : null;
            if (run == null) {
                prose.append(rendered(node));
                continue;
            }
            if (!prose.isEmpty()) {
                blocks.add(Block.prose(prose.toString()));
                prose.setLength(0);
            }
            blocks.add(Block.command(run));
        }
        if (!prose.isEmpty()) {
            blocks.add(Block.prose(prose.toString()));
        }
        return blocks;
    }

    /** A column without a name has no heading: an empty one would be read out as one. */
    private static String rendered(Node node) {
        return RENDERER.render(node).replace("<th></th>", "<td></td>");
    }

    private static Node parse(String markdown) {
        var document = PARSER.parse(Printable.of(markdown));
        document.accept(new Tame());
        return document;
    }

    private static void attributes(Node node, String tag, Map<String, String> attributes) {
        if (node instanceof Link link && link.getDestination().matches("(?i)https?:.*")) {
            attributes.put("rel", "noopener noreferrer");
            attributes.put("class", "away");
        } else if ((node instanceof FencedCodeBlock && tag.equals("pre")) || (node instanceof TableBlock)) {
            attributes.put("tabindex", "0");
        }
    }

    /** Pictures become links, for a page fetches nothing by itself; and the page's own title is its only first heading. */
    static final class Tame extends AbstractVisitor {
        @Override
        public void visit(Image image) {
            var link = new Link(image.getDestination(), image.getTitle());
            for (var child = image.getFirstChild(); child != null; child = image.getFirstChild()) {
                link.appendChild(child);
            }
            image.insertAfter(link);
            image.unlink();
            visitChildren(link);
        }

        /** Between Japanese or Chinese characters a line break of the source would show as a blank. */
        @Override
        public void visit(SoftLineBreak line) {
            if (CjkLines.areOneWord(edge(line.getPrevious(), false), edge(line.getNext(), true))) {
                line.unlink();
            }
        }

        @Override
        public void visit(Heading heading) {
            heading.setLevel(Math.max(2, heading.getLevel()));
            visitChildren(heading);
        }

        private static String edge(@Nullable Node node, boolean first) {
            if (node instanceof Text text) {
                return text.getLiteral();
            }
            if (node instanceof Code code) {
                return code.getLiteral();
            }
            var inner = node == null ? null : first ? node.getFirstChild() : node.getLastChild();
            return inner == null ? "" : edge(inner, first);
        }
    }
}
