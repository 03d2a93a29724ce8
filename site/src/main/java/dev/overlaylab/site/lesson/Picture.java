package dev.overlaylab.site.lesson;

import dev.overlaylab.i18n.Catalogue;
import dev.overlaylab.i18n.Language;
import dev.overlaylab.i18n.Printable;
import dev.overlaylab.labs.topology.Changes;
import dev.overlaylab.labs.topology.Topology;
import dev.overlaylab.labs.topology.TopologySvg;
import java.util.List;
import java.util.Locale;

/**
 * What was on the machines when a step had been recorded, with what the step changed.
 *
 * @param svg the drawing; empty when there is too much to be drawn
 */
public record Picture(String svg, List<Line> changes) {
    private static final int MOST_PARTS = 400;
    private static final int LONGEST = 48_000;
    private static final int MOST_CHANGES = 80;

    public Picture {
        changes = List.copyOf(changes);
    }

    /**
     * A change.
     *
     * @param kind {@code added}, {@code removed} or {@code altered}
     */
    public record Line(String kind, String sign, String text) {}

    static Picture of(Topology before, Topology after, Catalogue catalogue, Language language) {
        if (parts(before) > MOST_PARTS || parts(after) > MOST_PARTS) {
            return new Picture("", List.of());
        }
        var svg = new TopologySvg(catalogue, language).draw(before, after, "map");
        var changes = Changes.between(before, after).stream()
                .limit(MOST_CHANGES)
                .map(it -> new Line(
                        it.kind().name().toLowerCase(Locale.ROOT),
                        it.kind().sign(),
                        Printable.onOneLine(catalogue.say(language, it.text()))))
                .toList();
        return new Picture(svg.length() > LONGEST ? "" : svg, changes);
    }

    private static int parts(Topology topology) {
        return topology.nodes().size()
                + topology.services().size()
                + topology.members().size()
                + topology.hosts().stream()
                        .mapToInt(it -> 1
                                + it.networks().size()
                                + it.containers().stream()
                                        .mapToInt(of -> 1
                                                + of.attachments().size()
                                                + of.ports().size())
                                        .sum())
                        .sum();
    }
}
