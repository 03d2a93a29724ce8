package dev.overlaylab.site.lesson;

import dev.overlaylab.i18n.Printable;
import java.util.List;
import java.util.function.Function;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.markdown.MarkdownRenderer;
import org.jspecify.annotations.Nullable;

/** A step's text as Markdown for other people's sites, with what its commands printed, and no markup in it. */
final class StepMarkdown {
    private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());
    private static final int SHORTEST_FENCE = 3;

    private StepMarkdown() {}

    static String of(String markdown, Function<String, @Nullable Run> command) {
        var document = Parser.builder().extensions(EXTENSIONS).build().parse(Printable.of(markdown));
        document.accept(new Markdown.Tame());
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(HtmlBlock block) {
                var paragraph = new Paragraph();
                paragraph.appendChild(new Text(block.getLiteral().replace('\n', ' ')));
                block.insertAfter(paragraph);
                block.unlink();
            }

            @Override
            public void visit(HtmlInline inline) {
                inline.insertAfter(new Text(inline.getLiteral()));
                inline.unlink();
            }

            @Override
            public void visit(FencedCodeBlock block) {
                var run = command.apply(block.getLiteral());
                if (run != null && run.output() != null && !run.output().silent()) {
                    block.insertAfter(printed(run.recordedAs(), run.output()));
                }
            }
        });
        return MarkdownRenderer.builder().extensions(EXTENSIONS).build().render(document);
    }

    /** Where the command was recorded with other names, it stands before what it printed. */
    private static FencedCodeBlock printed(List<String> recordedAs, Output output) {
        var block = new FencedCodeBlock();
        block.setFenceCharacter("`");
        block.setOpeningFenceLength(fence(output.text()));
        block.setInfo("text");
        block.setLiteral((recordedAs.isEmpty() ? "" : "$ " + String.join("\n", recordedAs) + "\n")
                + output.text()
                + (output.omitted() > 0 ? "\n…\n" : "\n"));
        return block;
    }

    /** Longer than any in the text. */
    private static int fence(String text) {
        int longest = 0;
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            run = text.charAt(i) == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return Math.max(SHORTEST_FENCE, longest + 1);
    }
}
