package dev.overlaylab.shell.adopt;

import dev.overlaylab.i18n.Catalogue;
import dev.overlaylab.i18n.Language;
import dev.overlaylab.i18n.Printable;
import dev.overlaylab.i18n.Text;
import dev.overlaylab.i18n.Width;
import dev.overlaylab.labs.adopt.Finding.Level;
import dev.overlaylab.labs.adopt.LabFit;
import dev.overlaylab.shell.adopt.AdoptReport.HostReport;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A survey for people: a table of the hosts, what there is to say about each, and what runs on them. */
public final class AdoptView {
    private static final String GAP = "  ";
    private static final List<String> COLUMNS =
            List.of("name", "engine", "stores", "swarm", "kernel", "memory", "clock");

    private final Catalogue catalogue;
    private final Language language;
    private final int columns;

    /** @param columns of the terminal; 0 for any number */
    public AdoptView(Catalogue catalogue, Language language, int columns) {
        this.catalogue = catalogue;
        this.language = language;
        this.columns = columns;
    }

    public String lines(AdoptReport report) {
        var lines = new StringBuilder();
        lines.append(say(Text.of(
                "adopt.recognised",
                "file",
                report.inventory().source(),
                "kind",
                report.inventory().kind().text(),
                "hosts",
                report.hosts().size())));
        lines.append('\n');
        report.inventory()
                .notes()
                .forEach(it -> lines.append("! ").append(say(it)).append('\n'));
        lines.append('\n').append(table(report.hosts())).append('\n');
        report.hosts().forEach(it -> lines.append(remarks(it)));
        lines.append(say(Text.of("adopt.labs"))).append('\n');
        report.labs().forEach(it -> lines.append(lab(it)));
        return lines.toString();
    }

    private String table(List<HostReport> hosts) {
        var rows = new ArrayList<List<String>>();
        var heading = new ArrayList<>(List.of(" "));
        COLUMNS.forEach(it -> heading.add(say(Text.of("adopt.column." + it))));
        rows.add(heading);
        hosts.forEach(it -> rows.add(row(it)));
        var widths = new int[heading.size()];
        for (var row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], Width.NARROW.of(row.get(i)));
            }
        }
        int wide = Arrays.stream(widths).sum() + GAP.length() * (widths.length - 1);
        if (columns > 0 && wide > columns) {
            return records(rows);
        }
        var table = new StringBuilder();
        for (var row : rows) {
            var line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                line.append(Width.NARROW.pad(row.get(i), widths[i])).append(GAP);
            }
            table.append(line.toString().stripTrailing()).append('\n');
        }
        return table.toString();
    }

    /** For a window that the table does not fit in: a line for each host, which may be broken. */
    private static String records(List<List<String>> rows) {
        var heading = rows.get(0);
        var records = new StringBuilder();
        for (var row : rows.subList(1, rows.size())) {
            var facts = IntStream.range(2, row.size())
                    .mapToObj(it -> heading.get(it) + " " + row.get(it))
                    .collect(Collectors.joining(", "));
            records.append(row.get(0)).append(' ').append(row.get(1)).append('\n');
            records.append("    ").append(facts).append('\n');
        }
        return records.toString();
    }

    private List<String> row(HostReport host) {
        var name = host.observed().host().name();
        if (host.observed().facts().isEmpty()) {
            return List.of("?", name, "-", "-", "-", "-", "-", "-");
        }
        var facts = host.observed().facts().get();
        return List.of(
                sign(host),
                name,
                clean(facts.engine().orElse("-")),
                facts.backends().isEmpty() ? "-" : String.join(",", new TreeSet<>(facts.backends())),
                facts.swarm().isEmpty() ? "-" : clean(facts.swarm()),
                clean(facts.kernel()),
                facts.memoryMb() + " MB",
                String.format(Locale.ROOT, "%+.1f s", host.skew() == 0 ? 0.0 : host.skew()));
    }

    private String remarks(HostReport host) {
        var name = host.observed().host().name();
        var lines = new StringBuilder();
        host.observed()
                .trouble()
                .ifPresent(it -> lines.append("? ")
                        .append(say(it.text()))
                        .append('\n')
                        .append("  → ")
                        .append(catalogue.sayNext(language, it.text()))
                        .append('\n'));
        for (var finding : host.findings()) {
            lines.append(finding.level() == Level.BAD ? "✘ " : "! ")
                    .append(say(Text.of("adopt.on-host", "name", name, "why", finding.text())))
                    .append('\n');
        }
        return lines.isEmpty() ? "" : lines.append('\n').toString();
    }

    private String lab(LabFit lab) {
        var lines = new StringBuilder();
        var key = lab.fits() ? "adopt.lab-fits" : "adopt.lab-does-not-fit";
        var text = Text.of(key, "lab", lab.lab(), "needed", lab.needed(), "hosts", String.join(", ", lab.hosts()));
        lines.append(lab.fits() ? "✔ " : "✘ ").append(say(text)).append('\n');
        lab.why().forEach(it -> lines.append("    ").append(say(it)).append('\n'));
        return lines.toString();
    }

    private static String sign(HostReport host) {
        return host.bad() ? "✘" : host.findings().isEmpty() ? "✔" : "!";
    }

    private String say(Text text) {
        return catalogue.say(language, text);
    }

    /** What a host says of itself is not to move our cursor. */
    private static String clean(String text) {
        return Printable.onOneLine(text);
    }
}
