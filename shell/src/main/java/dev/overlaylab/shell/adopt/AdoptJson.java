package dev.overlaylab.shell.adopt;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.overlaylab.i18n.Catalogue;
import dev.overlaylab.i18n.Language;
import dev.overlaylab.labs.adopt.HostFacts;
import dev.overlaylab.labs.adopt.LabFit;
import dev.overlaylab.shell.adopt.AdoptReport.HostReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.TreeSet;

/**
 * A survey for programs: {@code {"format": 1, "inventory": {"kind", "source", "notes"}, "hosts": [{"name", "host", "port",
 * "user", "answers", "problem", "facts", "findings": [{"code", "level": attention|bad, "text"}]}], "labs": [{"id", "fits",
 * "needed", "hosts", "why"}]}}, ending in a line feed. Codes stay the same in every language.
 */
public final class AdoptJson {
    private final Catalogue catalogue;
    private final Language language;
    private final ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    public AdoptJson(Catalogue catalogue, Language language) {
        this.catalogue = catalogue;
        this.language = language;
    }

    public String of(AdoptReport report) {
        var root = mapper.createObjectNode().put("format", 1);
        var inventory = root.putObject("inventory")
                .put("kind", report.inventory().kind().name().toLowerCase(Locale.ROOT))
                .put("source", report.inventory().source());
        var notes = inventory.putArray("notes");
        report.inventory().notes().forEach(it -> notes.add(catalogue.say(language, it)));
        var hosts = root.putArray("hosts");
        report.hosts().forEach(it -> host(hosts.addObject(), it));
        var labs = root.putArray("labs");
        report.labs().forEach(it -> lab(labs.addObject(), it));
        try {
            return mapper.writeValueAsString(root) + "\n";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void host(ObjectNode json, HostReport report) {
        var host = report.observed().host();
        json.put("name", host.name())
                .put("host", host.host())
                .put("port", host.port())
                .put("user", host.user())
                .put("answers", report.observed().facts().isPresent());
        report.observed()
                .trouble()
                .ifPresent(it -> json.putObject("problem")
                        .put("code", it.text().key().replace("problem.", ""))
                        .put("text", catalogue.say(language, it.text()))
                        .put("next", catalogue.sayNext(language, it.text())));
        report.observed().facts().ifPresent(it -> facts(json.putObject("facts"), it, report.skew()));
        var findings = json.putArray("findings");
        for (var finding : report.findings()) {
            findings.addObject()
                    .put("code", finding.code())
                    .put("level", finding.level().name().toLowerCase(Locale.ROOT))
                    .put("text", catalogue.say(language, finding.text()));
        }
    }

    private static void facts(ObjectNode json, HostFacts facts, double skew) {
        json.put("hostname", facts.hostname())
                .put("os", facts.os())
                .put("kernel", facts.kernel())
                .put("memory-mb", facts.memoryMb())
                .put("clock-skew-seconds", Math.round(skew * 10) / 10.0)
                .put("engine", facts.engine().orElse(null))
                .put("swarm", facts.swarm())
                .put("cluster-store", facts.store());
        var stores = json.putArray("stores");
        new TreeSet<>(facts.backends()).forEach(stores::add);
        var addresses = json.putArray("addresses");
        facts.reachable()
                .forEach(it -> addresses
                        .addObject()
                        .put("interface", it.networkInterface())
                        .put("address", it.address())
                        .put("prefix", it.prefix()));
        json.put("vxlan", facts.vxlan())
                .put("ip-vs", facts.ipvs())
                .put("esp", facts.esp())
                .put("containers", facts.containers());
    }

    private void lab(ObjectNode json, LabFit lab) {
        json.put("id", lab.lab()).put("fits", lab.fits()).put("needed", lab.needed());
        var hosts = json.putArray("hosts");
        lab.hosts().forEach(hosts::add);
        var why = json.putArray("why");
        lab.why().forEach(it -> why.add(catalogue.say(language, it)));
    }
}
