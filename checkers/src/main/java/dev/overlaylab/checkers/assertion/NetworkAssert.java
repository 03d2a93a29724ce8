package dev.overlaylab.checkers.assertion;

import dev.overlaylab.checkers.check.Finding;
import dev.overlaylab.checkers.check.Reason;
import dev.overlaylab.checkers.fact.Subnet;
import dev.overlaylab.checkers.machine.NetworkState;
import dev.overlaylab.checkers.probe.Probe;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * Assertions about the networks of one name on all hosts.
 *
 * <p>Each fails first of all where there is not exactly one network of that name, or where it has another driver or scope.
 */
public final class NetworkAssert extends FactAssert<NetworkAssert> {
    private final String name;
    private final String driver;
    private final String scope;
    private final List<String> hosts;

    NetworkAssert(ClusterAssert whole, String name, String driver, String scope) {
        super(whole, NetworkAssert.class);
        this.name = name;
        this.driver = driver;
        this.scope = scope;
        this.hosts = ClusterAssert.everyHost(cluster);
    }

    /**
     * Every host has exactly one network of that name, with the driver and the scope.
     *
     * <pre>{@code
     * // passes
     * assertThat(cluster).overlayNetwork("my-net").isOnEveryHost();
     * // fails with network.absent
     * assertThat(cluster).overlayNetwork("other-net").isOnEveryHost();
     * }</pre>
     */
    public NetworkAssert isOnEveryHost() {
        return everywhere((host, network) -> List.of());
    }

    /**
     * It is the very same network everywhere: the full ID is that of the first host's.
     *
     * <pre>{@code
     * // passes
     * assertThat(cluster).overlayNetwork("my-net").hasSameIdOnEveryHost();
     * // fails with network.id-differs
     * assertThat(cluster).bridgeNetwork("bridge").hasSameIdOnEveryHost();
     * }</pre>
     */
    public NetworkAssert hasSameIdOnEveryHost() {
        return likeTheFirst((host, network, first) -> network.id()
                        .equals(first.network().id())
                ? List.of()
                : List.of(Reason.NETWORK_ID_DIFFERS.at(
                        host, first.network().id(), network.id(), Map.of("network", name, "reference", first.host()))));
    }

    /**
     * Its one IPv4 subnet is this everywhere, such as {@code 10.0.9.0/24}.
     *
     * <pre>{@code
     * // passes
     * assertThat(cluster).overlayNetwork("my-net").hasSubnet("10.0.9.0/24");
     * // fails with network.subnet-differs
     * assertThat(cluster).overlayNetwork("my-net").hasSubnet("10.0.8.0/24");
     * }</pre>
     */
    public NetworkAssert hasSubnet(String cidr) {
        var wanted = Subnet.of(cidr).orElseThrow(() -> new IllegalArgumentException("no IPv4 subnet: " + cidr));
        return everywhere((host, network) -> subnet(host, network, List.of(wanted)));
    }

    /**
     * Its IPv4 subnets are those of the first host's, whatever they are.
     *
     * <pre>{@code
     * // passes
     * assertThat(cluster).bridgeNetwork("bridge").hasSameSubnetsOnEveryHost();
     * // fails with network.driver-differs
     * assertThat(cluster).overlayNetwork("bridge").hasSameSubnetsOnEveryHost();
     * }</pre>
     */
    public NetworkAssert hasSameSubnetsOnEveryHost() {
        return likeTheFirst((host, network, first) -> subnet(host, network, subnets(first.network())));
    }

    /**
     * An option has this value everywhere.
     *
     * <pre>{@code
     * // passes
     * assertThat(cluster).bridgeNetwork("docker_gwbridge")
     *         .hasOption("com.docker.network.bridge.enable_icc", "false", "true");
     * // fails with network.option-differs
     * assertThat(cluster).bridgeNetwork("bridge")
     *         .hasOption("com.docker.network.bridge.enable_icc", "false", "true");
     * }</pre>
     *
     * @param unset the value that the driver takes when the option is not there
     */
    public NetworkAssert hasOption(String option, String value, String unset) {
        return everywhere((host, network) -> {
            var actual = network.options().getOrDefault(option, unset);
            return actual.equals(value)
                    ? List.of()
                    : List.of(Reason.NETWORK_OPTION_DIFFERS.at(
                            host, value, actual, Map.of("network", name, "option", option)));
        });
    }

    private NetworkAssert likeTheFirst(Comparison comparison) {
        return holds(() -> {
            var findings = new ArrayList<Finding>();
            var networks = networks(findings);
            networks.entrySet().stream().findFirst().ifPresent(it -> {
                var first = new First(it.getKey(), it.getValue());
                networks.forEach((host, network) -> findings.addAll(comparison.faults(host, network, first)));
            });
            return findings;
        });
    }

    private NetworkAssert everywhere(BiFunction<String, NetworkState, List<Finding>> faults) {
        return holds(() -> {
            var findings = new ArrayList<Finding>();
            networks(findings).forEach((host, network) -> findings.addAll(faults.apply(host, network)));
            return findings;
        });
    }

    /** Those that are as they should be; what is wrong with the others goes to the findings. */
    private Map<String, NetworkState> networks(List<Finding> findings) {
        cluster.gather(hosts.stream().map(Probe.NetworksProbe::new).toList());
        var networks = new LinkedHashMap<String, NetworkState>();
        for (var host : hosts) {
            var named = cluster.networks(host).stream()
                    .filter(it -> it.name().equals(name))
                    .toList();
            if (named.size() != 1) {
                findings.add(notOne(host, named));
            } else if (!named.get(0).driver().equals(driver)) {
                findings.add(Reason.NETWORK_DRIVER_DIFFERS.at(
                        host, driver, named.get(0).driver(), details()));
            } else if (!named.get(0).scope().equals(scope)) {
                findings.add(Reason.NETWORK_SCOPE_DIFFERS.at(
                        host, scope, named.get(0).scope(), details()));
            } else {
                networks.put(host, named.get(0));
            }
        }
        return networks;
    }

    private Finding notOne(String host, List<NetworkState> named) {
        var ids = String.join(", ", named.stream().map(NetworkState::id).toList());
        return (named.isEmpty() ? Reason.NETWORK_ABSENT : Reason.NETWORK_AMBIGUOUS).at(host, name, ids, details());
    }

    private List<Finding> subnet(String host, NetworkState network, List<Subnet> wanted) {
        var actual = subnets(network);
        return actual.equals(wanted)
                ? List.of()
                : List.of(Reason.NETWORK_SUBNET_DIFFERS.at(host, shown(wanted), shown(actual), details()));
    }

    private static List<Subnet> subnets(NetworkState network) {
        return network.subnets().stream().flatMap(it -> Subnet.of(it).stream()).toList();
    }

    private static String shown(List<Subnet> subnets) {
        return String.join(", ", subnets.stream().map(Subnet::toString).toList());
    }

    private Map<String, String> details() {
        return Map.of("network", name);
    }

    private record First(String host, NetworkState network) {}

    @FunctionalInterface
    private interface Comparison {
        List<Finding> faults(String host, NetworkState network, First first);
    }
}
