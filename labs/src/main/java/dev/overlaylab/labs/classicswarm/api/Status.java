package dev.overlaylab.labs.classicswarm.api;

import dev.overlaylab.labs.classicswarm.engine.Container;
import dev.overlaylab.labs.classicswarm.engine.Engine;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The lines by which docker info shows a cluster. */
final class Status {
    private static final String PART = "  └ ";
    private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB", "PiB"};

    private Status() {}

    /** One of them. */
    record Line(String name, String value) {}

    static List<Line> lines(Manager manager) {
        var lines = new ArrayList<Line>();
        var standing = manager.role().now();
        lines.add(new Line("Role", standing.leads() ? "primary" : "replica"));
        if (!standing.leads()) {
            lines.add(new Line("Primary", standing.primary()));
        }
        lines.add(new Line("Strategy", manager.placer().strategy()));
        lines.add(new Line("Filters", manager.placer().filters()));
        var engines = manager.cluster().all();
        lines.add(new Line("Nodes", String.valueOf(engines.size())));
        engines.forEach(it -> node(it, lines));
        return lines;
    }

    private static void node(Engine engine, List<Line> lines) {
        var specs = engine.specs();
        lines.add(new Line(
                " " + (specs.name().isEmpty() ? "(unknown)" : specs.name()),
                engine.address().toString()));
        add(lines, "ID", specs.id());
        add(lines, "Status", engine.health().state().shown());
        add(lines, "Containers", containers(engine));
        add(lines, "Reserved CPUs", engine.usedCpus() + " / " + engine.totalCpus());
        add(lines, "Reserved Memory", size(engine.usedMemory()) + " / " + size(engine.totalMemory()));
        add(
                lines,
                "Labels",
                specs.labels().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(it -> it.getKey() + "=" + it.getValue())
                        .collect(Collectors.joining(", ")));
        if (!engine.health().error().isEmpty()) {
            add(lines, "Error", engine.health().error());
        }
        add(
                lines,
                "UpdatedAt",
                engine.health().updatedAt().truncatedTo(ChronoUnit.SECONDS).toString());
        add(lines, "ServerVersion", specs.version());
    }

    private static void add(List<Line> lines, String name, String value) {
        lines.add(new Line(PART + name, value));
    }

    private static String containers(Engine engine) {
        var all = engine.containers();
        if (!engine.healthy()) {
            return String.valueOf(all.size());
        }
        long running = all.stream().filter(Container::running).count();
        long paused = all.stream().filter(Container::paused).count();
        return all.size() + " (" + (running - paused) + " Running, " + paused + " Paused, " + (all.size() - running)
                + " Stopped)";
    }

    /** With four figures, in the unit that fits. */
    static String size(long bytes) {
        double rest = bytes;
        int unit = 0;
        while (rest >= 1024 && unit < UNITS.length - 1) {
            rest /= 1024;
            unit++;
        }
        var figures = new BigDecimal(rest).round(new MathContext(4)).stripTrailingZeros();
        return figures.toPlainString() + " " + UNITS[unit];
    }
}
