package dev.overlaylab.shell.render;

import dev.overlaylab.checkers.check.CheckResult;
import dev.overlaylab.checkers.inquiry.Trace;
import dev.overlaylab.checkers.inquiry.Trace.Hop;
import dev.overlaylab.i18n.Catalogue;
import dev.overlaylab.i18n.Language;
import dev.overlaylab.i18n.Printable;
import dev.overlaylab.i18n.Text;
import java.util.ArrayList;
import java.util.List;

/** Why a check did not pass: the way it went along, what of it held, where it broke, and how to see that oneself. */
public final class WhyView {
    private static final String INDENT = "    ";
    private final Catalogue catalogue;
    private final Language language;
    private final int columns;

    public WhyView(Catalogue catalogue, Language language, int columns) {
        this.catalogue = catalogue;
        this.language = language;
        this.columns = Math.max(20, columns);
    }

    /**
     * Hop by hop, where it broke.
     *
     * @param traces the ways that the check went along; without any, what it found is all there is to be said
     */
    public List<StyledLine> lines(CheckResult result, List<Trace> traces) {
        if (traces.isEmpty()) {
            var lines = new ArrayList<>(wrapped("", Text.of("lesson.why.no-path"), Style.PLAIN));
            lines.addAll(new ReportView(catalogue, language, columns).results(List.of(result)));
            return lines;
        }
        var lines = new ArrayList<>(
                StyledText.of(say(result.title()), Style.HEADING).lines(language, columns));
        for (var trace : traces) {
            lines.addAll(wrapped("", Text.of("lesson.why.way", "from", trace.from(), "to", trace.to()), Style.PLAIN));
            trace.hops().forEach(it -> lines.addAll(hop(it, trace)));
        }
        return lines;
    }

    private List<StyledLine> hop(Hop hop, Trace trace) {
        var mark = switch (hop.state()) {
            case WHOLE -> new Span(Mark.PASS.sign() + " ", Mark.PASS.style());
            case BROKEN -> new Span(Mark.FAIL.sign() + " ", Mark.FAIL.style());
            case UNSEEN -> new Span(Mark.CANNOT_CHECK.sign() + " ", Mark.CANNOT_CHECK.style());
            case NOT_REACHED -> new Span("· ", Style.PLAIN);
        };
        var said = hop.name() + "  "
                + say(Text.of(hop.state() == Trace.State.NOT_REACHED ? "lesson.why.later" : "hop." + hop.id()));
        var lines = new ArrayList<>(StyledLine.prefixed(
                StyledText.of(Printable.of(said), Style.PLAIN).lines(language, columns - 2), mark, Span.plain("  ")));
        var findings = new FindingView(catalogue, language, columns);
        hop.findings().forEach(it -> lines.addAll(findings.lines(it)));
        if (!hop.findings().isEmpty()) {
            HopCommand.of(hop, trace).ifPresent(it -> {
                lines.addAll(wrapped(INDENT, Text.of("lesson.why.see"), Style.STRONG));
                lines.addAll(CodeBlockView.lines("sh", it));
            });
        }
        return lines;
    }

    private List<StyledLine> wrapped(String indent, Text text, Style style) {
        return StyledText.of(Printable.of(say(text)), style).lines(language, columns - indent.length()).stream()
                .map(it -> indent.isEmpty() ? it : it.after(Span.plain(indent)))
                .toList();
    }

    private String say(Text text) {
        return catalogue.say(language, text);
    }
}
