package dev.overlaylab.labs.adopt;

import dev.overlaylab.i18n.Text;
import dev.overlaylab.labs.adopt.Finding.Level;
import dev.overlaylab.labs.driver.Ability;
import dev.overlaylab.labs.driver.Needs;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What can be done on hosts that were looked at: a pure judgement. */
public final class Suitability {
    private static final int KERNEL_MAJOR = 3;
    private static final int KERNEL_MINOR = 16;
    private static final int ENGINE_MEMORY = 512;
    private static final int LAST_WITH_STORE = 23;
    private static final int SWARM_PORT = 2377;
    private static final int GOSSIP_PORT = 7946;
    private static final int VXLAN_PORT = 4789;
    private static final int ENGINE_PORT = 2376;

    /** What a host may have or not; the rest no host of somebody's own lets us do. */
    private static final Set<Ability> OF_HOSTS = EnumSet.of(Ability.INGRESS, Ability.ENCRYPTION, Ability.INTERNET);

    private static final double CLOCKS_DIFFER = 2;
    private static final double CLOCKS_CLASH = 30;

    private final List<Observed> hosts;
    private final Map<String, Double> skews;

    public Suitability(List<Observed> hosts) {
        this.hosts = List.copyOf(hosts);
        this.skews = skews(hosts);
    }

    /** By how many seconds a host's clock differs from the middle one of the others; 0 when that cannot be told. */
    public double skew(Observed host) {
        return skews.getOrDefault(host.host().name(), 0.0);
    }

    private static Map<String, Double> skews(List<Observed> hosts) {
        var skews = new TreeMap<String, Double>();
        for (var host : hosts) {
            var facts = host.facts();
            var others = hosts.stream()
                    .filter(it -> !it.host().name().equals(host.host().name()))
                    .flatMap(it -> it.facts().stream())
                    .map(HostFacts::clockOffset)
                    .sorted()
                    .toList();
            if (facts.isPresent() && !others.isEmpty()) {
                var difference = facts.get().clockOffset() - others.get(others.size() / 2);
                skews.put(host.host().name(), difference);
            }
        }
        return skews;
    }

    /** What there is to say about one host, the worst first. */
    public List<Finding> of(Observed host) {
        if (host.facts().isEmpty()) {
            return List.of();
        }
        var facts = host.facts().get();
        var findings = new ArrayList<Finding>();
        if (!kernelSuffices(facts.kernel())) {
            findings.add(Finding.of(Level.BAD, "kernel-old", "kernel", facts.kernel()));
        }
        if (!facts.vxlan()) {
            findings.add(Finding.of(Level.BAD, "no-vxlan", "kernel", facts.kernel()));
        }
        if (facts.engine().isEmpty()) {
            findings.add(Finding.of(Level.BAD, "no-engine", "detail", facts.engineError()));
        }
        names(host, facts, findings);
        clock(host, findings);
        ports(facts, findings);
        engine(facts, findings);
        if (facts.memoryMb() < ENGINE_MEMORY) {
            findings.add(
                    Finding.of(Level.ATTENTION, "memory-low", "memory", facts.memoryMb(), "needed", ENGINE_MEMORY));
        }
        return List.copyOf(findings);
    }

    private void names(Observed host, HostFacts facts, List<Finding> findings) {
        var sameName = sharing(host, it -> it.hostname().toLowerCase(Locale.ROOT));
        if (!sameName.isEmpty()) {
            findings.add(Finding.of(
                    Level.BAD, "hostname-twice", "hostname", facts.hostname(), "others", String.join(", ", sameName)));
        }
        var sameId = facts.machineId().isEmpty() ? List.<String>of() : sharing(host, HostFacts::machineId);
        if (!sameId.isEmpty()) {
            findings.add(Finding.of(Level.ATTENTION, "machine-id-twice", "others", String.join(", ", sameId)));
        }
    }

    private List<String> sharing(Observed host, Function<HostFacts, String> what) {
        var own = host.facts().map(what).orElse("");
        return hosts.stream()
                .filter(it -> !it.host().name().equals(host.host().name()))
                .filter(it -> it.facts().map(what).filter(own::equals).isPresent())
                .map(it -> it.host().name())
                .toList();
    }

    private void clock(Observed host, List<Finding> findings) {
        var skew = skew(host);
        if (Math.abs(skew) > CLOCKS_DIFFER) {
            findings.add(Finding.of(
                    Math.abs(skew) > CLOCKS_CLASH ? Level.BAD : Level.ATTENTION, "clock", "seconds", Math.round(skew)));
        }
    }

    private static void ports(HostFacts facts, List<Finding> findings) {
        var busy = new TreeSet<Integer>();
        // An engine in a swarm, or with a store, holds these itself.
        if (!facts.swarm().equals("active") && facts.store().isEmpty()) {
            if (facts.busyTcp().contains(SWARM_PORT)) {
                busy.add(SWARM_PORT);
            }
            if (facts.busyTcp().contains(GOSSIP_PORT) || facts.busyUdp().contains(GOSSIP_PORT)) {
                busy.add(GOSSIP_PORT);
            }
            if (facts.busyUdp().contains(VXLAN_PORT)) {
                busy.add(VXLAN_PORT);
            }
        }
        if (!busy.isEmpty()) {
            findings.add(Finding.of(Level.ATTENTION, "ports-busy", "ports", joined(busy)));
        }
        if (facts.busyTcp().contains(ENGINE_PORT)) {
            findings.add(Finding.of(Level.ATTENTION, "engine-port-busy", "port", ENGINE_PORT));
        }
    }

    private static void engine(HostFacts facts, List<Finding> findings) {
        if (facts.engine().isPresent() && !hasStoreOption(facts)) {
            findings.add(Finding.of(
                    Level.ATTENTION,
                    "no-cluster-store",
                    "version",
                    facts.engine().get()));
        }
        if (!facts.store().isEmpty()) {
            findings.add(Finding.of(Level.ATTENTION, "store-in-use", "store", facts.store()));
        }
        if (facts.swarm().equals("active")) {
            findings.add(Finding.of(Level.ATTENTION, "swarm-active"));
        }
        if (!facts.ipvs()) {
            findings.add(Finding.of(Level.ATTENTION, "no-ipvs"));
        }
    }

    /** Whether a lab can run on these hosts, and why not. */
    public LabFit of(LabDemands lab) {
        var fit = new ArrayList<String>();
        var why = new ArrayList<Text>();
        for (var host : hosts) {
            var reasons = reasons(host, lab);
            if (reasons.isEmpty()) {
                fit.add(host.host().name());
            } else {
                reasons.forEach(it ->
                        why.add(Text.of("adopt.on-host", "name", host.host().name(), "why", it)));
            }
        }
        var enough = fit.size() >= lab.machines();
        var beyond = lab.needs().stream().filter(it -> !OF_HOSTS.contains(it)).toList();
        if (!beyond.isEmpty()) {
            why.add(0, Text.of("adopt.beyond-hosts", "what", Needs.listed(beyond)));
        }
        if (!enough) {
            why.add(0, Text.of("adopt.too-few-hosts", "needed", lab.machines(), "there", fit.size()));
        }
        return new LabFit(lab.lab(), enough && beyond.isEmpty(), lab.machines(), fit, why);
    }

    private List<Text> reasons(Observed host, LabDemands lab) {
        if (host.facts().isEmpty()) {
            return List.of(Text.of("adopt.not-looked-at"));
        }
        var facts = host.facts().get();
        var reasons = of(host).stream()
                .filter(it -> it.level() == Level.BAD)
                .map(Finding::text)
                .collect(Collectors.toCollection(ArrayList::new));
        if (facts.engine().isEmpty()) {
            return reasons;
        }
        if (!lab.stores().isEmpty() && !hasStoreOption(facts)) {
            reasons.add(
                    Text.of("adopt.no-cluster-store", "version", facts.engine().get()));
        } else if (!facts.backends().containsAll(lab.stores())) {
            var lacking = new TreeSet<>(lab.stores());
            lacking.removeAll(facts.backends());
            reasons.add(Text.of("adopt.no-backend", "stores", String.join(", ", lacking)));
        }
        if (facts.swarm().equals("active")) {
            // An engine in a swarm takes no cluster store, and can be in one swarm only.
            reasons.add(Text.of("adopt.swarm-active"));
        }
        for (var wanted : new TreeSet<>(lab.interfaces())) {
            if (facts.addresses().stream().noneMatch(it -> it.networkInterface().equals(wanted))) {
                reasons.add(Text.of("adopt.no-interface", "interface", wanted));
            }
        }
        var lacking = lab.needs().stream()
                .filter(it -> OF_HOSTS.contains(it) && !facts.abilities().contains(it))
                .toList();
        if (!lacking.isEmpty()) {
            reasons.add(Text.of("adopt.lacks", "what", Needs.listed(lacking)));
        }
        var busy = new TreeSet<>(lab.ports());
        if (lab.swarmMode()) {
            busy.add(SWARM_PORT);
        }
        busy.retainAll(facts.busyTcp());
        if (!busy.isEmpty()) {
            reasons.add(Text.of("adopt.ports-busy", "ports", joined(busy)));
        }
        return reasons;
    }

    private static String joined(Iterable<Integer> ports) {
        var words = new ArrayList<String>();
        ports.forEach(it -> words.add(Integer.toString(it)));
        return String.join(", ", words);
    }

    /** The option went with engine 23.0. */
    static boolean hasStoreOption(HostFacts facts) {
        var major = facts.engine().orElse("").replaceFirst("\\D.*", "");
        return !major.isEmpty()
                && major.length() < 5
                && Integer.parseInt(major) < LAST_WITH_STORE
                && !facts.backends().isEmpty();
    }

    static boolean kernelSuffices(String kernel) {
        var parts = kernel.split("[^0-9]", 3);
        if (parts.length < 2 || !parts[0].matches("\\d{1,4}") || !parts[1].matches("\\d{1,4}")) {
            return false;
        }
        var major = Integer.parseInt(parts[0]);
        return major > KERNEL_MAJOR || (major == KERNEL_MAJOR && Integer.parseInt(parts[1]) >= KERNEL_MINOR);
    }
}
