package dev.overlaylab.shell.render;

import dev.overlaylab.i18n.Catalogue;
import dev.overlaylab.i18n.Language;
import dev.overlaylab.i18n.LineBreaker;
import dev.overlaylab.i18n.Text;
import dev.overlaylab.i18n.Width;
import dev.overlaylab.labs.wire.decode.Layer;
import dev.overlaylab.labs.wire.decode.Packet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A frame in one line, what is wrapped in it in one more; machines by name, containers by address. */
public final class FrameView {
    private static final int TIME = 9;
    private static final int WIDEST_ENDS = 34;
    private static final int NARROWEST_DETAIL = 16;
    private static final String GAP = "  ";
    private static final String INSIDE = "└ ";

    private final Catalogue catalogue;
    private final Language language;
    private final int columns;
    private final Map<String, String> nameByAddress;
    private final int endsWidth;
    private final int labelWidth;

    /**
     * A view for one screen.
     *
     * @param machines by name with their addresses
     */
    public FrameView(Catalogue catalogue, Language language, int columns, Map<String, String> machines) {
        this.catalogue = catalogue;
        this.language = language;
        this.columns = columns;
        this.nameByAddress = machines.entrySet().stream()
                .filter(it -> !it.getValue().isEmpty())
                .collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey, (one, other) -> one));
        int longest =
                machines.keySet().stream().mapToInt(Width.NARROW::of).max().orElse(0);
        this.endsWidth = Math.min(WIDEST_ENDS, 2 * Math.max(longest, "10.0.0.10".length()) + " → ".length());
        this.labelWidth = "VXLAN".length() + 1;
    }

    /** The lines of a frame that was heard so long after listening began. */
    public List<StyledLine> lines(Packet packet, Duration since) {
        var seconds = String.format(Locale.ROOT, "%9.3f", since.toMillis() / 1000.0);
        var lines = new ArrayList<>(line(seconds, packet.outer(), true));
        packet.inner().ifPresent(inner -> lines.addAll(line(" ".repeat(TIME), inner.outer(), false)));
        return lines;
    }

    private List<StyledLine> line(String time, Packet packet, boolean outer) {
        var label = say("wire.protocol." + packet.main().id());
        var ends = (outer ? "" : INSIDE) + ends(packet, outer);
        var head = time + GAP + Width.NARROW.pad(ends, endsWidth) + GAP + Width.NARROW.pad(label, labelWidth) + GAP;
        var detail = detail(packet);
        int room = columns - Width.NARROW.of(head);
        var breaker = new LineBreaker(language, Width.NARROW);
        if (room < NARROWEST_DETAIL || Width.NARROW.of(detail) > room) {
            // Too little room beside it: below it, and if need be on several lines.
            var indent = " ".repeat(Math.min(TIME + GAP.length() + INSIDE.length(), columns / 4));
            var lines = new ArrayList<StyledLine>();
            for (var part : breaker.lines((time + GAP + ends + GAP + label).stripTrailing(), columns)) {
                lines.add(new StyledLine(List.of(Span.plain(part))));
            }
            for (var part : breaker.lines(detail, Math.max(1, columns - indent.length()))) {
                lines.add(new StyledLine(List.of(Span.plain(indent + part))));
            }
            return lines;
        }
        return List.of(new StyledLine(List.of(
                new Span(time, Style.MARK),
                Span.plain(GAP + Width.NARROW.pad(ends, endsWidth) + GAP),
                new Span(Width.NARROW.pad(label, labelWidth), Style.CODE),
                Span.plain((GAP + detail).stripTrailing()))));
    }

    private String ends(Packet packet, boolean outer) {
        var ip = packet.first(Layer.Ip.class);
        if (ip.isPresent()) {
            return name(ip.get().from(), outer) + " → "
                    + to(packet, name(ip.get().to(), outer));
        }
        var arp = packet.first(Layer.Arp.class);
        if (arp.isPresent()) {
            return name(arp.get().sender(), outer) + " → "
                    + to(packet, name(arp.get().target(), outer));
        }
        return packet.first(Layer.Ethernet.class)
                .map(it -> it.from() + " → " + to(packet, it.to()))
                .orElse("? → ?");
    }

    /** The lowest bit of the first byte of a hardware address says that it is not one receiver's. */
    private String to(Packet packet, String one) {
        return packet.first(Layer.Ethernet.class)
                .filter(it -> Integer.parseInt(it.to().substring(0, 2), 16) % 2 == 1)
                .map(it -> say("wire.everybody"))
                .orElse(one);
    }

    private String name(String address, boolean machine) {
        return machine ? nameByAddress.getOrDefault(address, address) : address;
    }

    private String detail(Packet packet) {
        for (int i = packet.layers().size() - 1; i >= 0; i--) {
            var text = new FrameWords(packet.layers().get(i)).text();
            if (text.isPresent()) {
                return catalogue.say(language, text.get()).strip();
            }
        }
        return "";
    }

    private String say(String key) {
        return catalogue.say(language, Text.of(key));
    }
}
