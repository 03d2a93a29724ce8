package dev.overlaylab.labs.topology;

import dev.overlaylab.checkers.fact.StoreUrl;
import dev.overlaylab.i18n.Catalogue;
import dev.overlaylab.i18n.Language;
import dev.overlaylab.i18n.Text;
import dev.overlaylab.labs.topology.Topology.Host;
import dev.overlaylab.labs.topology.Topology.Network;
import dev.overlaylab.labs.topology.Topology.Presence;
import dev.overlaylab.labs.topology.Topology.Shared;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/**
 * A topology as an SVG picture that needs nothing from anywhere: machines side by side, the networks they share below them, the
 * cluster store above. Pure.
 *
 * <p>Colours follow the reader's light or dark setting; who shows the picture in a page can set the variables of the class
 * {@code overlaylab-map} instead. No colour carries a meaning alone: all is written beside it, and as text in the description.
 */
public final class TopologySvg {
    private static final double EDGE = 20;
    private static final double BETWEEN = 26;
    private static final double BAND = 34;
    private static final double STORE = 30;
    private static final int COLOURS = 6;

    private final Catalogue catalogue;
    private final Language language;

    public TopologySvg(Catalogue catalogue, Language language) {
        this.catalogue = catalogue;
        this.language = language;
    }

    /**
     * Draws.
     *
     * @param prefix what the IDs in it begin with: two pictures on one page need two
     */
    public String draw(Topology topology, String prefix) {
        return draw(topology, topology, prefix);
    }

    /**
     * Draws, and marks what is new (+) or has changed (~) since an earlier look.
     *
     * @param prefix what the IDs in it begin with: two pictures on one page need two
     */
    public String draw(Topology before, Topology topology, String prefix) {
        return new Drawing(new Novelty(before, topology)).svg(prefix);
    }

    private String say(String key, Object... namesAndValues) {
        return catalogue.say(language, Text.of(key, namesAndValues));
    }

    /** One picture being made. */
    private final class Drawing {
        private final Novelty novelty;
        private final Topology topology;
        private final List<HostCard> cards;
        private final List<Shared> shared;
        private final List<String> stores;
        private final Map<String, Integer> colours = new LinkedHashMap<>();
        private final SvgSheet sheet = new SvgSheet();

        Drawing(Novelty novelty) {
            this.novelty = novelty;
            this.topology = novelty.after();
            this.cards = topology.hosts().stream()
                    .map(it -> new HostCard(it, facts(it), novelty))
                    .toList();
            this.shared = topology.shared().stream()
                    .filter(it -> it.knownTo().stream().anyMatch(host -> TopologyTree.isDrawn(it.network(), host)))
                    .toList();
            this.stores = topology.hosts().stream()
                    .map(Host::store)
                    .filter(it -> !it.isEmpty())
                    .distinct()
                    .toList();
            shared.forEach(it -> colour(it.network()));
        }

        /** The same number for the same network; local ones of one name look alike on every host. */
        private int colour(Network network) {
            return colours.computeIfAbsent(network.crossesHosts() ? network.id() : network.name(), it -> colours.size())
                    % COLOURS;
        }

        private List<String> facts(Host host) {
            if (host.presence() == Presence.STOPPED) {
                return List.of(say("topology.svg.stopped"));
            }
            var facts = new ArrayList<String>();
            facts.add(host.address());
            if (host.presence() == Presence.SILENT) {
                facts.add(say("topology.svg.silent"));
                return facts;
            }
            facts.add(say("topology.engine", "version", host.engine()));
            if (!host.advertise().isEmpty()) {
                facts.add(say("topology.advertise", "address", host.advertise()));
            }
            TopologyTree.node(host, topology).forEach(it -> facts.add(say("topology.node", TopologyTree.node(it))));
            return facts;
        }

        String svg(String prefix) {
            double cardsTop = EDGE + stores.size() * STORE;
            double height = cards.stream().mapToDouble(HostCard::height).max().orElse(HostCard.ROW * 2);
            double bandsTop = cardsTop + height + BETWEEN;
            double width = Math.max(cardsWidth(), textsWidth()) + 2 * EDGE;
            double bottom = bandsTop
                    + shared.size() * (BAND + EDGE / 2)
                    + topology.services().size() * HostCard.ROW
                    + EDGE;
            sheet.rectangle("ground", 0, 0, width, bottom);
            if (cards.isEmpty()) {
                sheet.text("fact", EDGE, cardsTop + HostCard.ROW, say("topology.svg.empty"));
            }
            storeLines(cardsTop);
            ToIntFunction<Network> colour = this::colour;
            eachCard((card, left) -> {
                connections(card, left, cardsTop + height, bandsTop);
                card.draw(sheet, left, cardsTop, height, colour);
            });
            bands(bandsTop, width - 2 * EDGE);
            services(bandsTop + shared.size() * (BAND + EDGE / 2));
            return sheet.drawn(width, bottom, language.tag(), prefix, STYLE, told());
        }

        private void eachCard(Placed each) {
            double left = EDGE;
            for (var card : cards) {
                each.at(card, left);
                left += card.width() + BETWEEN;
            }
        }

        private double cardsWidth() {
            return cards.stream().mapToDouble(it -> it.width() + BETWEEN).sum() - (cards.isEmpty() ? 0 : BETWEEN);
        }

        private double textsWidth() {
            return Stream.of(
                            shared.stream().map(it -> said(it) + "    "),
                            stores.stream().map(this::storeSaid),
                            topology.services().stream().map(this::serviceSaid),
                            cards.isEmpty() ? Stream.of(say("topology.svg.empty")) : Stream.<String>empty())
                    .flatMap(it -> it)
                    .mapToDouble(SvgSheet::width)
                    .max()
                    .orElse(0);
        }

        /** Which engines use which store, and on which machine that is. */
        private void storeLines(double cardsTop) {
            for (int i = 0; i < stores.size(); i++) {
                var url = stores.get(i);
                double y = EDGE + i * STORE + STORE / 2;
                double shift = 24.0 + i * 12;
                var at = new ArrayList<Double>();
                eachCard((card, left) -> {
                    boolean holds =
                            card.host().address().equals(StoreUrl.of(url).host());
                    if (holds || card.host().store().equals(url)) {
                        at.add(left + shift);
                        sheet.path("store", left + shift, y, left + shift, cardsTop);
                        if (holds) {
                            sheet.dot("end", left + shift, cardsTop - 4);
                        }
                    }
                });
                sheet.path("store", at.get(0), y, at.get(at.size() - 1), y);
                sheet.text("fact", EDGE, y - 6, storeSaid(url));
            }
        }

        private String storeSaid(String url) {
            return say(
                    "topology.svg.store",
                    "url",
                    url,
                    "count",
                    topology.members().size());
        }

        /** From a card down to the networks that cross hosts: a line for containers on it, dots when it is only known. */
        private void connections(HostCard card, double left, double from, double bandsTop) {
            for (int i = 0; i < shared.size(); i++) {
                var network = shared.get(i).network();
                double to = bandsTop + i * (BAND + EDGE / 2);
                var lane = card.lane(network).toArray();
                if (lane.length > 0) {
                    sheet.path("wire n" + colour(network), left + lane[0], from, left + lane[0], to);
                } else if (shared.get(i).knownTo().contains(card.host())) {
                    double x = left + 24.0 + i * 12;
                    sheet.path("known n" + colour(network), x, from, x, to);
                }
            }
        }

        private void bands(double top, double width) {
            for (int i = 0; i < shared.size(); i++) {
                double y = top + i * (BAND + EDGE / 2);
                sheet.rectangle("net n" + colour(shared.get(i).network()), EDGE, y, width, BAND);
                sheet.mark(novelty.of(shared.get(i)), EDGE, y, width, BAND);
                sheet.text("fact", EDGE * 2, y + BAND / 2 + 4, said(shared.get(i)));
            }
        }

        private String said(Shared band) {
            var network = band.network();
            var id = network.id().substring(0, Math.min(12, network.id().length()));
            var overlay = network.driver().equals("overlay");
            return HostCard.said(network) + (overlay ? " · VXLAN UDP 4789" : "") + " · ID " + id;
        }

        private void services(double top) {
            for (int i = 0; i < topology.services().size(); i++) {
                var service = topology.services().get(i);
                double y = top + (i + 1) * HostCard.ROW;
                sheet.text("fact", EDGE, y, serviceSaid(service));
                novelty.of(service).ifPresent(it -> sheet.badge(it, EDGE - 10, y - 4));
            }
        }

        private String serviceSaid(Topology.Service service) {
            return say("topology.service", TopologyTree.service(service.name(), service));
        }

        private List<String> told() {
            var told = new ArrayList<String>();
            told.add(say("topology.svg.title", "machines", cards.size(), "networks", shared.size()));
            TopologyTree.of(topology).forEach(it -> tell(told, it, ""));
            return told;
        }

        private void tell(List<String> told, TopologyTree.Branch branch, String indent) {
            told.add(indent + catalogue.say(language, branch.text()));
            branch.below().forEach(it -> tell(told, it, indent + "  "));
        }
    }

    /** A card and where it is. */
    private interface Placed {
        void at(HostCard card, double left);
    }

    private static final String STYLE = """
            .overlaylab-map{--ground:#fff;--card:#f6f8fa;--box:#fff;--ink:#1f2933;--soft:#52606d;--edge:#b8c2cc;\
            --n0:#0a66c2;--n1:#a34700;--n2:#0b7a4b;--n3:#8a2da5;--n4:#b3203f;--n5:#5c6b00}
            @media (prefers-color-scheme:dark){.overlaylab-map{--ground:#14181d;--card:#1d232a;--box:#262e37;--ink:#e6ebf0;\
            --soft:#aab6c2;--edge:#46525e;--n0:#6cb2ff;--n1:#ffa657;--n2:#5fd39a;--n3:#d3a0ee;--n4:#ff8fa3;--n5:#c9d365}}
            .overlaylab-map{background:var(--ground);max-width:100%;height:auto}
            .overlaylab-map text{font:12px ui-monospace,"SFMono-Regular",Menlo,"DejaVu Sans Mono","Liberation Mono",monospace;\
            fill:var(--ink);white-space:pre}
            .overlaylab-map .name{font-size:13px;font-weight:700}
            .overlaylab-map .strong{font-weight:700}
            .overlaylab-map .fact{fill:var(--soft)}
            .overlaylab-map .ground{fill:var(--ground)}
            .overlaylab-map .card{fill:var(--card);stroke:var(--edge)}
            .overlaylab-map .box{fill:var(--box);stroke:var(--edge)}
            .overlaylab-map .idle{stroke-dasharray:4 3}
            .overlaylab-map .net{fill:var(--box);stroke-width:2}
            .overlaylab-map .wire{fill:none;stroke-width:2}
            .overlaylab-map .known{fill:none;stroke-width:2;stroke-dasharray:1 5;stroke-linecap:round}
            .overlaylab-map .store{fill:none;stroke:var(--soft);stroke-dasharray:6 4}
            .overlaylab-map .end{fill:var(--soft)}
            .overlaylab-map .n0{stroke:var(--n0)}
            .overlaylab-map .n1{stroke:var(--n1)}
            .overlaylab-map .n2{stroke:var(--n2)}
            .overlaylab-map .n3{stroke:var(--n3)}
            .overlaylab-map .n4{stroke:var(--n4)}
            .overlaylab-map .n5{stroke:var(--n5)}
            .overlaylab-map .news{fill:none;stroke:var(--mark,var(--n1));stroke-width:2.5}
            .overlaylab-map .badge{fill:var(--mark,var(--n1))}
            .overlaylab-map text.sign{fill:var(--ground);font-weight:700;text-anchor:middle}
            .overlaylab-map .dot{fill:var(--box);stroke-width:2}
            """;
}
