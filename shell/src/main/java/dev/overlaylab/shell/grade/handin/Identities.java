package dev.overlaylab.shell.grade.handin;

import dev.overlaylab.checkers.machine.ContainerState;
import dev.overlaylab.checkers.machine.NetworkState;
import dev.overlaylab.checkers.probe.Observation.CommandSeen;
import dev.overlaylab.checkers.probe.Observation.ContainersSeen;
import dev.overlaylab.checkers.probe.Observation.EngineSeen;
import dev.overlaylab.checkers.probe.Observation.NetworksSeen;
import dev.overlaylab.checkers.probe.Observations;
import dev.overlaylab.checkers.probe.Probe;
import dev.overlaylab.shell.chain.Sha256;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** What to ask machines so that they can be told from all others, and what the answers say. */
public final class Identities {
    private static final String SCRIPT = "cat /etc/machine-id; cat /etc/ssh/ssh_host_*_key.pub";

    private Identities() {}

    public static List<Probe> probes(List<String> machines) {
        return machines.stream()
                .flatMap(it -> Stream.of(
                        (Probe) new Probe.EngineProbe(it),
                        new Probe.NetworksProbe(it),
                        new Probe.ContainersProbe(it),
                        new Probe.ShellProbe(it, SCRIPT)))
                .toList();
    }

    public static List<Identity> of(List<String> machines, Observations seen) {
        return machines.stream().map(it -> identity(it, seen)).toList();
    }

    private static Identity identity(String machine, Observations seen) {
        var said = answer(seen, new Probe.ShellProbe(machine, SCRIPT), CommandSeen.class, CommandSeen::stdout, "");
        var machineId = "";
        var keys = new ArrayList<String>();
        for (var line : said.lines().toList()) {
            fingerprint(line).ifPresent(keys::add);
            machineId = line.matches("[0-9a-f]{32}") ? line : machineId;
        }
        var overlays = new TreeMap<String, String>();
        answer(
                        seen,
                        new Probe.NetworksProbe(machine),
                        NetworksSeen.class,
                        NetworksSeen::networks,
                        List.<NetworkState>of())
                .stream()
                .filter(it -> it.driver().equals("overlay") && !it.name().equals("ingress"))
                .forEach(it -> overlays.put(it.name(), it.id()));
        var containers = answer(
                        seen,
                        new Probe.ContainersProbe(machine),
                        ContainersSeen.class,
                        ContainersSeen::containers,
                        List.<ContainerState>of())
                .stream()
                .map(it -> it.id())
                .toList();
        var engine = answer(
                seen,
                new Probe.EngineProbe(machine),
                EngineSeen.class,
                it -> it.state().id(),
                "");
        return new Identity(machine, keys, engine, machineId, Map.copyOf(overlays), containers);
    }

    /** As {@code ssh-keygen -l} prints it. */
    private static Optional<String> fingerprint(String line) {
        var words = line.strip().split("\\s+", -1);
        if (words.length < 2 || !words[0].matches("(ssh|ecdsa)-[a-z0-9-]+")) {
            return Optional.empty();
        }
        try {
            return Optional.of(Sha256.fingerprint(Base64.getDecoder().decode(words[1])));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static <S, T> T answer(Observations seen, Probe probe, Class<S> kind, Function<S, T> of, T otherwise) {
        var answer = seen.byProbe().get(probe);
        return kind.isInstance(answer) ? of.apply(kind.cast(answer)) : otherwise;
    }
}
