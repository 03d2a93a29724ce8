package dev.overlaylab.shell.render;

import dev.overlaylab.checkers.check.CheckResult;
import dev.overlaylab.checkers.probe.Observation;
import dev.overlaylab.checkers.probe.Observations;
import dev.overlaylab.checkers.probe.Place;
import dev.overlaylab.checkers.probe.Probe;
import dev.overlaylab.i18n.Catalogue;
import dev.overlaylab.i18n.Language;
import dev.overlaylab.i18n.Printable;
import dev.overlaylab.i18n.Text;
import dev.overlaylab.i18n.Width;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a check was judged on, as the machines said it: each line is made safe to show and cut at the screen's edge. */
public final class EvidenceView {
    private static final int LINES = 40;
    private final Catalogue catalogue;
    private final Language language;
    private final int columns;

    public EvidenceView(Catalogue catalogue, Language language, int columns) {
        this.catalogue = catalogue;
        this.language = language;
        this.columns = Math.max(20, columns);
    }

    /** Every answer, machine by machine. */
    public List<StyledLine> lines(CheckResult result, Observations seen) {
        var title = result.checkId() + "  " + catalogue.say(language, result.title());
        var lines = new ArrayList<>(
                StyledText.of(Printable.of(title), Style.HEADING).lines(language, columns));
        seen.byProbe().entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<Probe, Observation> it) ->
                                it.getKey().machine())
                        .thenComparing(it -> it.getKey().toString()))
                .forEach(it -> {
                    asked(it.getKey()).forEach(line -> lines.add(StyledLine.of(cut(line), Style.STRONG)));
                    lines.addAll(answered(it.getValue()));
                });
        return lines;
    }

    private static List<String> asked(Probe probe) {
        var machine = probe.machine();
        if (probe instanceof Probe.TrialsProbe trials) {
            var where = trials.place() instanceof Place.Fresh fresh
                    ? fresh(machine, fresh.image(), fresh.network())
                    : machine;
            return trials.commands().stream().map(it -> where + " $ " + it).toList();
        }
        if (probe instanceof Probe.ShellProbe shell) {
            return List.of(machine + " $ " + shell.script());
        }
        if (probe instanceof Probe.RunProbe run) {
            return List.of(fresh(machine, run.image(), run.network()) + " $ "
                    + run.argv().get(run.argv().size() - 1));
        }
        if (probe instanceof Probe.ExecProbe exec) {
            return List.of(machine + "/" + exec.container() + " $ " + String.join(" ", exec.argv()));
        }
        return List.of(machine + " : " + probe.getClass().getSimpleName().replace("Probe", ""));
    }

    private static String fresh(String machine, String image, String network) {
        return machine + "/" + image + "@" + network;
    }

    private List<StyledLine> answered(Observation observation) {
        var all = said(observation)
                .flatMap(it -> Printable.ofOutput(it).replace("\t", "    ").lines())
                .filter(it -> !it.isBlank())
                .toList();
        var lines = new ArrayList<StyledLine>();
        all.stream().limit(LINES).forEach(it -> lines.add(StyledLine.of(cut("  " + it), Style.PLAIN)));
        if (all.size() > LINES) {
            lines.addAll(StyledText.of(
                            catalogue.say(language, Text.of("report.evidence-more", "count", all.size() - LINES)),
                            Style.PLAIN)
                    .lines(language, columns));
        }
        return lines;
    }

    private static Stream<String> said(Observation observation) {
        if (observation instanceof Observation.CommandSeen seen) {
            return Stream.of(seen.stdout(), seen.stderr(), "exit " + seen.exitCode());
        }
        if (observation instanceof Observation.NothingSeen nothing) {
            return Stream.of("– " + nothing.cause() + ": " + nothing.detail());
        }
        if (observation instanceof Observation.EngineSeen engine) {
            return Stream.of(engine.state().toString());
        }
        if (observation instanceof Observation.NetworksSeen seen) {
            return seen.networks().stream().map(Object::toString);
        }
        if (observation instanceof Observation.ContainersSeen seen) {
            return seen.containers().stream().map(Object::toString);
        }
        return Stream.of(observation.toString());
    }

    /** At the screen's edge: what follows would push other lines out of sight. */
    private String cut(String line) {
        var flat = Printable.onOneLine(line);
        if (Width.NARROW.of(flat) <= columns) {
            return flat;
        }
        int end = 0;
        while (end < flat.length() && Width.NARROW.of(flat.substring(0, flat.offsetByCodePoints(end, 1))) < columns) {
            end = flat.offsetByCodePoints(end, 1);
        }
        return flat.substring(0, end) + "…";
    }
}
