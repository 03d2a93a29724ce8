package dev.overlaylab.labs.topology;

import dev.overlaylab.labs.topology.Topology.Attachment;
import dev.overlaylab.labs.topology.Topology.Container;
import dev.overlaylab.labs.topology.Topology.Host;
import dev.overlaylab.labs.topology.Topology.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.DoubleStream;

/**
 * One machine of the picture: what its engine says, its containers, its own networks, and on the right a lane for each network
 * that a container is on, down to where that network is drawn.
 */
final class HostCard {
    static final double ROW = 18;
    private static final double PAD = 14;
    private static final double GAP = 10;
    private static final double LANE = 11;
    private static final double BAR = 24;

    private final Host host;
    private final List<String> facts;
    private final Novelty novelty;
    private final List<Network> lanes;
    private final List<Network> bars;

    /**
     * Measures it.
     *
     * @param facts what stands under the machine's name
     */
    HostCard(Host host, List<String> facts, Novelty novelty) {
        this.host = host;
        this.novelty = novelty;
        this.facts = List.copyOf(facts);
        this.lanes = host.networks().stream()
                .filter(network -> host.containers().stream()
                        .filter(Container::runs)
                        .flatMap(it -> it.attachments().stream())
                        .anyMatch(it -> it.networkId().equals(network.id())))
                .toList();
        this.bars = host.networks().stream()
                .filter(it -> !it.crossesHosts() && TopologyTree.isDrawn(it, host))
                .toList();
    }

    Host host() {
        return host;
    }

    double width() {
        var texts = DoubleStream.concat(
                facts.stream().mapToDouble(SvgSheet::width), DoubleStream.of(SvgSheet.boldWidth(host.name())));
        return 2 * PAD + Math.max(texts.max().orElse(0), inner() + lanes.size() * LANE + (lanes.isEmpty() ? 0 : GAP));
    }

    double height() {
        double height = 2 * PAD + ROW * (1 + facts.size());
        for (var container : host.containers()) {
            height += GAP + boxHeight(container);
        }
        return height + bars.size() * (BAR + GAP);
    }

    /** Where the lane of a network is, from the card's left side; nothing when no container here is on it. */
    DoubleStream lane(Network network) {
        for (int i = 0; i < lanes.size(); i++) {
            if (lanes.get(i).id().equals(network.id())) {
                return DoubleStream.of(PAD + inner() + GAP + i * LANE);
            }
        }
        return DoubleStream.empty();
    }

    /** The width of what the lanes stand beside. */
    private double inner() {
        double widest = 0;
        for (var container : host.containers()) {
            for (var row : rows(container)) {
                widest = Math.max(widest, SvgSheet.boldWidth(row));
            }
        }
        for (var bar : bars) {
            widest = Math.max(widest, SvgSheet.width(said(bar)));
        }
        return widest + 2 * PAD;
    }

    private static double boxHeight(Container container) {
        return PAD + ROW * rows(container).size();
    }

    private static List<String> rows(Container container) {
        var rows = new ArrayList<String>();
        rows.add(container.name());
        rows.add(container.runs() ? container.image() : container.image() + " · " + container.status());
        rows.addAll(container.ports());
        if (container.runs()) {
            container.attachments().forEach(it -> rows.add(said(it)));
        }
        return rows;
    }

    private static String said(Attachment attachment) {
        return attachment.network() + "  " + attachment.address();
    }

    static String said(Network network) {
        var subnets = String.join(", ", network.subnets());
        var vni = network.vni().isEmpty() ? "" : "VNI " + network.vni();
        return String.join(
                " · ",
                List.of(network.name(), network.driver(), subnets, vni).stream()
                        .filter(it -> !it.isEmpty())
                        .toList());
    }

    /**
     * Draws the card.
     *
     * @param colour of a network, by its number
     */
    void draw(SvgSheet sheet, double left, double top, double height, ToIntFunction<Network> colour) {
        sheet.rectangle("card", left, top, width(), height);
        sheet.mark(novelty.of(host), left, top, width(), height);
        double y = top + PAD + ROW * .7;
        sheet.text("name", left + PAD, y, host.name());
        for (var fact : facts) {
            y += ROW;
            sheet.text("fact", left + PAD, y, fact);
        }
        y = top + PAD + ROW * (1 + facts.size());
        double barsTop = top + height - PAD - bars.size() * (BAR + GAP) + GAP;
        for (var container : host.containers()) {
            box(sheet, container, left, y + GAP, barsTop, top + height, colour);
            y += GAP + boxHeight(container);
        }
        for (int i = 0; i < bars.size(); i++) {
            bar(sheet, bars.get(i), left + PAD, barTop(barsTop, i), colour);
        }
    }

    private static double barTop(double barsTop, int place) {
        return barsTop + place * (BAR + GAP);
    }

    private void bar(SvgSheet sheet, Network network, double left, double top, ToIntFunction<Network> colour) {
        sheet.rectangle("net n" + colour.applyAsInt(network), left, top, inner(), BAR);
        sheet.mark(novelty.of(host, network), left, top, inner(), BAR);
        sheet.text("fact", left + PAD, top + BAR / 2 + 4, said(network));
    }

    private void box(
            SvgSheet sheet,
            Container container,
            double left,
            double top,
            double barsTop,
            double bottom,
            ToIntFunction<Network> colour) {
        sheet.rectangle(container.runs() ? "box" : "box idle", left + PAD, top, inner(), boxHeight(container));
        sheet.mark(novelty.of(host, container), left + PAD, top, inner(), boxHeight(container));
        var rows = rows(container);
        double y = top + PAD / 2 + ROW * .7;
        for (int i = 0; i < rows.size(); i++) {
            sheet.text(i == 0 ? "strong" : "fact", left + 2 * PAD, y + i * ROW, rows.get(i));
        }
        if (!container.runs()) {
            return;
        }
        double first = y + ROW * (rows.size() - container.attachments().size()) - 4;
        for (int i = 0; i < container.attachments().size(); i++) {
            double at = first + i * ROW;
            host.network(container.attachments().get(i).networkId())
                    .ifPresent(network -> wire(sheet, network, left, at, barsTop, bottom, colour));
        }
    }

    /** From a container's row to its lane, and down: to the network's bar, or out of the card. */
    private void wire(
            SvgSheet sheet,
            Network network,
            double left,
            double from,
            double barsTop,
            double bottom,
            ToIntFunction<Network> colour) {
        double right = left + PAD + inner();
        var style = "wire n" + colour.applyAsInt(network);
        lane(network).forEach(lane -> {
            int bar = bars.indexOf(network);
            if (bar < 0) {
                sheet.path(style, right, from, left + lane, from, left + lane, bottom);
            } else {
                double to = barTop(barsTop, bar) + BAR / 2;
                sheet.path(style, right, from, left + lane, from, left + lane, to, right, to);
            }
        });
        sheet.dot("dot n" + colour.applyAsInt(network), right, from);
    }
}
