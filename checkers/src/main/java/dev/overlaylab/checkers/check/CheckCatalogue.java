package dev.overlaylab.checkers.check;

import dev.overlaylab.i18n.Problem;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;

/** The types of checks that a lab can name. */
public final class CheckCatalogue {
    private static final String PAGE = "Welcome to nginx!";
    private static final String IMAGE = "busybox";
    private static final Map<String, Kind> KINDS = new TreeMap<>(Map.of(
            "consul-leader",
            new Kind(
                    Set.of("machine", "port", "interface"),
                    (id, it) -> new ConsulLeader(
                            id, it.name("machine"), it.number("port", 8500, 1, 65535), it.name("interface", "eth1"))),
            "engine-store",
            new Kind(
                    Set.of("machines", "scheme", "store-machine", "interface", "port"),
                    (id, it) -> new EngineStore(
                            id,
                            it.names("machines"),
                            it.oneOf("scheme", "consul", List.of("consul")),
                            it.name("store-machine", ""),
                            it.name("interface", "eth1"),
                            it.number("port", 2376, 1, 65535))),
            "overlay-network",
            new Kind(
                    Set.of("machines", "network", "subnet"),
                    (id, it) -> new OverlayNetwork(id, it.names("machines"), it.name("network"), it.subnet("subnet"))),
            "container-running",
            new Kind(
                    Set.of("machine", "container", "network", "image", "others"),
                    (id, it) -> new ContainerRunning(
                            id,
                            it.name("machine"),
                            it.name("container"),
                            it.name("network"),
                            it.text("image", ""),
                            it.names("others", List.of()))),
            "page-by-name",
            new Kind(
                    Set.of("from", "network", "name", "expect", "image"),
                    (id, it) -> new PageByName(
                            id,
                            it.name("from"),
                            it.name("network"),
                            it.name("name"),
                            it.text("expect", PAGE),
                            it.text("image", IMAGE))),
            "embedded-dns",
            new Kind(
                    Set.of("machine", "container", "server"),
                    (id, it) -> new EmbeddedDns(
                            id, it.name("machine"), it.name("container"), it.text("server", "127.0.0.11"))),
            "gateway-bridge",
            new Kind(
                    Set.of("machines", "network"),
                    (id, it) -> new GatewayBridge(id, it.names("machines"), it.name("network", "docker_gwbridge"))),
            "container-interfaces",
            new Kind(
                    Set.of("machine", "container", "network", "mtu", "gateway-mtu"),
                    (id, it) -> new ContainerInterfaces(
                            id,
                            it.name("machine"),
                            it.name("container"),
                            it.name("network"),
                            it.number("mtu", 1450, 68, 65535),
                            it.number("gateway-mtu", 1500, 68, 65535))),
            "bridge-isolation",
            new Kind(
                    Set.of("machine", "container", "from", "expect", "image"),
                    (id, it) -> new BridgeIsolation(
                            id,
                            it.name("machine"),
                            it.name("container"),
                            it.nameOtherThan("from", it.name("machine")),
                            it.text("expect", PAGE),
                            it.text("image", IMAGE))),
            "way-out",
            new Kind(
                    Set.of("machine", "container", "to", "interface"),
                    (id, it) -> new WayOut(
                            id,
                            it.name("machine"),
                            it.name("container"),
                            it.nameOtherThan("to", it.name("machine")),
                            it.name("interface", "eth1")))));

    private CheckCatalogue() {}

    /** The names of all types, sorted. */
    public static List<String> types() {
        return List.copyOf(KINDS.keySet());
    }

    /**
     * A check as a lab's author described it.
     *
     * @param id unique in its lab
     * @throws Problem on an unknown type, and on an unknown, missing or wrong parameter; it names the valid ones
     */
    public static Check make(String type, String id, Map<String, Object> parameters) {
        var kind = KINDS.get(type);
        if (kind == null) {
            throw Problem.of("problem.check.unknown-type", "id", id, "type", type, "valid", String.join(", ", types()));
        }
        return kind.make().apply(id, new Parameters(type, id, parameters, kind.parameters()));
    }

    private record Kind(Set<String> parameters, BiFunction<String, Parameters, Check> make) {}
}
