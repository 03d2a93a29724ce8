package dev.overlaylab.labs.classicswarm.manage;

import dev.overlaylab.labs.classicswarm.discovery.DiscoverySettings;
import dev.overlaylab.labs.classicswarm.engine.EngineOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What {@code swarm manage} is asked to do.
 *
 * @param filters empty for the usual ones
 * @param advertise where other managers reach this one
 * @param discovery where the engines are found
 */
record ManageOptions(
        List<String> hosts,
        Optional<Certificates> certificates,
        String strategy,
        List<String> filters,
        boolean replication,
        Duration replicationTtl,
        String advertise,
        EngineOptions engines,
        DiscoverySettings settings,
        String discovery) {
    private static final Set<String> SWITCHES =
            Set.of("tls", "tlsverify", "replication", "api-enable-cors", "refresh-on-node-filter", "debug", "help");
    private static final Set<String> VALUED = Set.of(
            "host",
            "tlscacert",
            "tlscert",
            "tlskey",
            "strategy",
            "filter",
            "replication-ttl",
            "advertise",
            "heartbeat",
            "engine-refresh-min-interval",
            "engine-refresh-max-interval",
            "engine-refresh-retry",
            "engine-failure-retry",
            "cluster-driver",
            "cluster-opt",
            "discovery-opt",
            "container-name-refresh-filter");
    private static final Pattern DURATION = Pattern.compile("([0-9]+(?:\\.[0-9]+)?)(ms|s|m|h)");
    private static final Map<String, Double> MILLIS = Map.of("ms", 1.0, "s", 1000.0, "m", 60_000.0, "h", 3_600_000.0);

    static final String USAGE = """
            Usage: swarm manage [OPTIONS] <discovery>

            Manage a docker cluster

            Arguments:
               <discovery>    where the nodes are found [$SWARM_DISCOVERY]
                              consul://<ip>/<path>, etcd://<ip1>,<ip2>/<path>, zk://<ip1>,<ip2>/<path>,
                              file://path, [nodes://]<ip1>,<ip2>

            Options:
               --strategy spread                   placement strategy: spread, binpack, random
               --filter, -f FILTER                 filter to use: health, port, containerslots, dependency, affinity, constraint
               --host, -H tcp://127.0.0.1:2375     address to listen on [$SWARM_HOST]
               --replication                       take part in the election of a leader among several managers
               --replication-ttl 20s               after which a leader that died is succeeded
               --advertise, --addr IP:PORT         where other managers reach this one [$SWARM_ADVERTISE]
               --tls                               speak TLS
               --tlsverify                         speak TLS, and with nobody whose certificate the authority has not signed
               --tlscacert, --tlscert, --tlskey    files in PEM
               --heartbeat 60s                     how often a discovery that failed is asked again
               --engine-refresh-min-interval 30s, --engine-refresh-max-interval 60s
                                                   how often an engine is asked what it has, besides hearing its events
               --engine-failure-retry 3            after how many failures an engine counts as unhealthy
               --cluster-opt swarm.overcommit=0.05 how much more than a node has may be given away
               --discovery-opt kv.path=docker/swarm/nodes
            """;

    /** Files in PEM. */
    record Certificates(Optional<Path> authority, Path certificate, Path key) {}

    static ManageOptions parse(List<String> line, Map<String, String> environment) throws UsageException {
        var words = Words.of(line, SWITCHES, VALUED);
        if (words.rest().size() > 1) {
            throw new UsageException("one discovery only, not: " + String.join(" ", words.rest()));
        }
        var discovery = words.rest().isEmpty()
                ? environment.getOrDefault("SWARM_DISCOVERY", "")
                : words.rest().get(0);
        if (discovery.isEmpty()) {
            throw new UsageException("discovery required to manage a cluster. See 'swarm manage --help'.");
        }
        var advertise = words.value("advertise").orElse(environment.getOrDefault("SWARM_ADVERTISE", ""));
        if (words.on("replication") && !advertise.matches("(\\[[^]]+]|[^:]+):[0-9]{1,5}")) {
            throw new UsageException(
                    advertise.isEmpty()
                            ? "--advertise address must be provided when using --replication"
                            : "--advertise should be of the form ip:port or hostname:port");
        }
        if (!words.value("cluster-driver").orElse("swarm").equals("swarm")) {
            throw new UsageException(
                    "unsupported cluster \"" + words.value("cluster-driver").orElse("") + "\"");
        }
        var hosts = words.all("host").isEmpty()
                ? List.of(environment.getOrDefault("SWARM_HOST", "tcp://127.0.0.1:2375"))
                : words.all("host");
        return new ManageOptions(
                hosts,
                certificates(words),
                words.value("strategy").orElse("spread"),
                words.all("filter"),
                words.on("replication"),
                duration(words, "replication-ttl", "20s"),
                advertise,
                engines(words),
                settings(words),
                discovery);
    }

    private static Optional<Certificates> certificates(Words words) throws UsageException {
        var files = List.of("tlscert", "tlskey", "tlscacert");
        if (!words.on("tls") && !words.on("tlsverify")) {
            if (files.stream().anyMatch(it -> words.value(it).isPresent())) {
                throw new UsageException(
                        "--tlscert, --tlskey and --tlscacert require the use of either --tls or --tlsverify");
            }
            return Optional.empty();
        }
        var certificate = words.value("tlscert");
        var key = words.value("tlskey");
        if (certificate.isEmpty() || key.isEmpty()) {
            throw new UsageException("--tlscert and --tlskey must be provided when using --tls");
        }
        if (words.on("tlsverify") && words.value("tlscacert").isEmpty()) {
            throw new UsageException("--tlscacert must be provided when using --tlsverify");
        }
        var authority =
                words.value("tlscacert").filter(it -> words.on("tlsverify")).map(Path::of);
        return Optional.of(new Certificates(authority, Path.of(certificate.get()), Path.of(key.get())));
    }

    private static EngineOptions engines(Words words) throws UsageException {
        var shortest = duration(words, "engine-refresh-min-interval", "30s");
        var longest = duration(words, "engine-refresh-max-interval", "60s");
        if (longest.compareTo(shortest) < 0) {
            throw new UsageException("max refresh interval cannot be less than min refresh interval");
        }
        if (words.value("engine-refresh-retry").isPresent()) {
            throw new UsageException("--engine-refresh-retry is deprecated. Use --engine-failure-retry");
        }
        var retry = words.value("engine-failure-retry").orElse("3");
        if (!retry.matches("[1-9][0-9]{0,5}")) {
            throw new UsageException("invalid failure retry count");
        }
        return new EngineOptions(shortest, longest, Integer.parseInt(retry), overcommit(words));
    }

    private static int overcommit(Words words) throws UsageException {
        var percent = EngineOptions.CLASSIC.overcommitPercent();
        for (var option : words.all("cluster-opt")) {
            var parts = option.split("=", 2);
            try {
                switch (parts[0]) {
                    case "swarm.overcommit" -> percent = (int) (Double.parseDouble(parts[1]) * 100);
                    case "swarm.createretry" -> Integer.parseUnsignedInt(parts[1]);
                    default ->
                        throw new UsageException("unknown --cluster-opt " + parts[0]
                                + ". There are: swarm.overcommit, swarm.createretry");
                }
            } catch (NumberFormatException | IndexOutOfBoundsException noNumber) {
                throw new UsageException("--cluster-opt " + option + " should be NAME=NUMBER");
            }
        }
        if (percent <= -100) {
            throw new UsageException("swarm.overcommit should be larger than -1");
        }
        return percent;
    }

    private static DiscoverySettings settings(Words words) throws UsageException {
        var path = DiscoverySettings.USUAL.path();
        for (var option : words.all("discovery-opt")) {
            if (!option.startsWith("kv.path=")) {
                throw new UsageException("unknown --discovery-opt " + option + ". There is: kv.path=PATH");
            }
            path = option.substring("kv.path=".length());
        }
        var heartbeat = duration(words, "heartbeat", "60s");
        if (heartbeat.toMillis() < 1000) {
            throw new UsageException("--heartbeat should be at least one second");
        }
        return new DiscoverySettings(heartbeat, DiscoverySettings.USUAL.timeToLive(), path);
    }

    private static Duration duration(Words words, String name, String usual) throws UsageException {
        var text = words.value(name).orElse(usual);
        var parts = DURATION.matcher(text);
        if (!parts.matches()) {
            throw new UsageException("invalid --" + name + ": " + text + " is no time such as 20s, 500ms, 2m");
        }
        var millis = Double.parseDouble(parts.group(1)) * MILLIS.getOrDefault(parts.group(2), 1.0);
        if (millis < 1) {
            throw new UsageException("--" + name + " should be a positive number");
        }
        return Duration.ofMillis((long) millis);
    }
}
