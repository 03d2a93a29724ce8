package dev.overlaylab.checkers.catalogue.network;

import dev.overlaylab.checkers.catalogue.kind.Parameters;
import dev.overlaylab.checkers.check.Reason;
import dev.overlaylab.checkers.check.Verdict;
import dev.overlaylab.checkers.fact.Fetch;
import dev.overlaylab.checkers.inquiry.Cluster;
import dev.overlaylab.checkers.inquiry.Inquiry;
import dev.overlaylab.checkers.inquiry.Trial;
import dev.overlaylab.checkers.inquiry.Trials;
import dev.overlaylab.checkers.machine.Command;
import dev.overlaylab.checkers.probe.Probe;
import dev.overlaylab.i18n.Text;
import java.util.Map;
import java.util.regex.Pattern;

/** A fresh container on another host gets the page of a container by its name, over the network. */
final class PageByName extends Inquiry {
    private final String from;
    private final String network;
    private final String name;
    private final String expect;
    private final String image;

    PageByName(String id, Parameters it) {
        this(
                id,
                it.name("from"),
                it.name("network"),
                it.name("name"),
                it.text("expect", NetworkChecks.PAGE),
                it.text("image", NetworkChecks.IMAGE));
    }

    private PageByName(String id, String from, String network, String name, String expect, String image) {
        super(id, Text.of("check.page-by-name", "from", from, "network", network, "name", name));
        this.from = from;
        this.network = network;
        this.name = name;
        this.expect = expect;
        this.image = image;
    }

    @Override
    protected Verdict conclude(Cluster cluster) {
        cluster.gather(new Probe.NetworksProbe(from), new Probe.ContainersProbe(from));
        cluster.network(from, network);
        var neighbour = cluster.containers(from).stream()
                .anyMatch(it ->
                        it.running() && it.name().equals(name) && it.networks().containsKey(network));
        if (neighbour) {
            throw Reason.PAGE_SAME_HOST.fails(from + "/" + name, "", from);
        }
        var trials = cluster.tried(Trials.in(
                from,
                image,
                network,
                Fetch.CONTROL,
                Fetch.command(name),
                "exec nslookup " + Command.quoted(name) + " 127.0.0.11"));
        var page = trials.get(1);
        var fetch = page.read(Fetch::of);
        if (fetch == Fetch.PAGE && page.output().contains(expect)) {
            return Verdict.pass();
        }
        trials.get(0).requireAsControl();
        if (fetch == Fetch.NOT_RESOLVED && resolved(trials.get(2))) {
            throw trials.get(2).failedAsControl();
        }
        throw reason(fetch)
                .fails(from, fetch == Fetch.PAGE ? expect : "http://" + name + "/", page.lastLine(), details());
    }

    /** Whether the engine's own DNS knew the name, so that it was wget that did not find it. */
    private boolean resolved(Trial lookup) {
        return lookup.sound().output().lines().anyMatch(it -> it.matches("Name:\\s+" + Pattern.quote(name)));
    }

    private static Reason reason(Fetch fetch) {
        return switch (fetch) {
            case PAGE -> Reason.PAGE_DIFFERS;
            case NOT_RESOLVED -> Reason.PAGE_NAME_NOT_RESOLVED;
            case REFUSED -> Reason.PAGE_REFUSED;
            case NO_ROUTE -> Reason.PAGE_NO_ROUTE;
            case TIMED_OUT -> Reason.PAGE_TIMED_OUT;
            case HTTP_ERROR -> Reason.PAGE_HTTP_ERROR;
        };
    }

    private Map<String, String> details() {
        return Map.of("name", name, "network", network);
    }
}
