package dev.overlaylab.checkers.world;

import dev.overlaylab.checkers.machine.ContainerState;
import dev.overlaylab.checkers.machine.EngineState;
import dev.overlaylab.checkers.machine.MachineException;
import dev.overlaylab.checkers.machine.NetworkState;
import dev.overlaylab.checkers.machine.SwarmState;
import dev.overlaylab.checkers.probe.Observation;
import dev.overlaylab.checkers.probe.Observations;
import dev.overlaylab.checkers.probe.Probe;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * What the machines of the finished lab answer, as data that a test changes in one place.
 *
 * <p>Outputs have the form that Debian 11's busybox, curl, iproute2 and Docker 20.10 give them.
 */
public final class World implements Function<Collection<Probe>, Observations> {
    public static final String KEYSTORE = "mh-keystore";
    public static final String DEMO0 = "mhs-demo0";
    public static final String DEMO1 = "mhs-demo1";
    public static final String OVERLAY_ID = "f1c3b3a4a0f5a2b7f9a2a5f3e3c9d6b1e2f4a6c8d0b2e4f6a8c0d2e4f6a8b0c2";

    public final Map<String, EngineState> engines = new HashMap<>();
    public final Map<String, List<NetworkState>> networks = new HashMap<>();
    public final Map<String, List<ContainerState>> containers = new HashMap<>();
    public final Map<String, SwarmState> swarms = new HashMap<>();
    public final Map<String, Observation.NothingSeen> silent = new HashMap<>();
    public final Set<Probe> asked = new HashSet<>();
    public int rounds;
    private final List<Answer> answers = new ArrayList<>();
    private Observation.NothingSeen runs = new Observation.NothingSeen(MachineException.Cause.LOST, "");

    /** What a command whose text contains {@code part} does on a machine; newer ones come first. */
    private record Answer(String machine, String part, int exit, String output) {}

    public static World documented() {
        var world = new World();
        world.engine(KEYSTORE, "", "");
        for (var demo : List.of(DEMO0, DEMO1)) {
            world.engine(demo, "consul://192.168.99.100:8500", addressOf(demo) + ":2376");
        }
        world.containers.put(KEYSTORE, List.of(container("consul", "progrium/consul", "bridge", "172.17.0.2", 16)));
        world.containers.put(
                DEMO0,
                List.of(
                        container("web", "nginx", "my-net", "10.0.9.2", 24),
                        container("web2", "nginx", "bridge", "172.17.0.2", 16)));
        world.containers.put(DEMO1, List.of());
        for (var machine : List.of(KEYSTORE, DEMO0, DEMO1)) {
            world.answers(machine, "exec ip -j -4 addr", 0, links(addressOf(machine)));
        }
        world.answers(KEYSTORE, "/v1/status/leader", 0, "\"172.17.0.2:8300\"\n200");
        world.answers(
                DEMO0, "/v1/status/leader", 7, "curl: (7) Failed to connect to 192.168.99.101: Connection refused\n");
        world.answers(KEYSTORE, "resolv.conf", 0, "search example.org\nnameserver 10.0.2.3\n");
        world.answers(KEYSTORE, "nsenter -t \"$pid\" -n ip -j -4", 0, "[]");
        for (var demo : List.of(DEMO0, DEMO1)) {
            world.answers(demo, "/docker/nodes?keys", 0, """
                    ["docker/nodes/192.168.99.101:2376","docker/nodes/192.168.99.102:2376"]
                    200""");
            world.answers(demo, "httpd -p 8099", 0, "Connecting to 7a8b (172.17.0.3:8099)\n7a8b\n");
        }
        world.answers(DEMO0, "resolv.conf", 0, "nameserver 127.0.0.11\noptions ndots:0\n");
        world.answers(DEMO0, "nsenter -t \"$pid\" -n ip -j -4 addr", 0, inside(1450, 1500));
        world.answers(DEMO0, "ip -j -4 route show", 0, """
                [{"dst":"default","gateway":"172.18.0.1","dev":"eth1","flags":[]},
                 {"dst":"10.0.9.0/24","dev":"eth0","protocol":"kernel","scope":"link","prefsrc":"10.0.9.2","flags":[]},
                 {"dst":"172.18.0.0/16","dev":"eth1","protocol":"kernel","scope":"link","prefsrc":"172.18.0.2","flags":[]}]""");
        world.answers(DEMO0, "route get", 0, """
                [{"dst":"192.168.99.100","gateway":"172.18.0.1","dev":"eth1","prefsrc":"172.18.0.2","flags":[],"uid":0,"cache":[]}]""");
        world.answers(DEMO0, "ping -n", 0, "2 packets transmitted, 2 received, 0% packet loss, time 1001ms\n");
        world.way();
        world.answers(DEMO1, "'http://web/'", 0, "Connecting to web (10.0.9.2:80)\n" + WELCOME);
        world.answers(
                DEMO1,
                "nslookup 'web'",
                1,
                "Server:\t\t127.0.0.11\nAddress:\t127.0.0.11:53\n\n"
                        + "Name:\tweb\nAddress: 10.0.9.2\n\n*** Can't find web: No answer\n");
        world.answers(DEMO0, "'http://172.17.0.2/'", 0, "Connecting to 172.17.0.2 (172.17.0.2:80)\n" + WELCOME);
        world.answers(DEMO1, "'http://web2/'", 1, "wget: bad address 'web2'\n");
        world.answers(
                DEMO1,
                "'http://172.17.0.2/'",
                1,
                "Connecting to 172.17.0.2 (172.17.0.2:80)\n"
                        + "wget: can't connect to remote host (172.17.0.2): Connection refused\n");
        return world;
    }

    /** What is seen of the way from DEMO1 to web when its hops are looked at. */
    private void way() {
        for (var demo : List.of(DEMO0, DEMO1)) {
            answers(demo, "/7946", 0, "");
        }
        answers(DEMO1, "ping -n -c 3", 0, "3 packets transmitted, 3 received, 0% packet loss, time 603ms\n");
        answers(DEMO1, "/dev/tcp/10.0.9.2/80", 0, "");
        answers(DEMO1, "bridge fdb", 0, """
                33:33:00:00:00:01 dev br0 self permanent
                02:42:0a:00:09:02 dev vxlan0 dst 192.168.99.101 link-netnsid 0 self permanent
                """);
        answers(DEMO1, "dig ", 0, lookup("NOERROR", "web.\t\t\t600\tIN\tA\t10.0.9.2"));
        answers(DEMO0, "ss -Hltn", 0, "LISTEN 0      511          0.0.0.0:80         0.0.0.0:*\n");
    }

    /** What dig prints. */
    public static String lookup(String status, String answer) {
        return ";; ->>HEADER<<- opcode: QUERY, status: " + status + ", id: 4711\n" + answer + "\n";
    }

    public static final String WELCOME =
            "<!DOCTYPE html>\n<title>Welcome to nginx!</title>\n-   100% |****| 612 0:00:00 ETA\n";

    public static String addressOf(String machine) {
        return Map.of(KEYSTORE, "192.168.99.100", DEMO0, "192.168.99.101", DEMO1, "192.168.99.102")
                .getOrDefault(machine, "");
    }

    public void engine(String machine, String store, String advertise) {
        engines.put(machine, new EngineState("ID:" + machine, machine, "20.10.5", "5.10.0", store, advertise));
        networks.put(
                machine,
                List.of(
                        own(machine, network("bridge", "bridge", "local", "172.17.0.0/16", Map.of())),
                        new NetworkState(
                                OVERLAY_ID,
                                "my-net",
                                "overlay",
                                "global",
                                false,
                                List.of("10.0.9.0/24"),
                                Map.of(),
                                Map.of()),
                        own(
                                machine,
                                network(
                                        "docker_gwbridge",
                                        "bridge",
                                        "local",
                                        "172.18.0.0/16",
                                        Map.of(
                                                "com.docker.network.bridge.enable_icc", "false",
                                                "com.docker.network.bridge.enable_ip_masquerade", "true",
                                                "com.docker.network.bridge.name", "docker_gwbridge")))));
    }

    /** Local networks have an ID of their own on every host. */
    private static NetworkState own(String machine, NetworkState it) {
        return new NetworkState(
                it.id() + "-on-" + machine,
                it.name(),
                it.driver(),
                it.scope(),
                it.internal(),
                it.subnets(),
                it.options(),
                it.labels());
    }

    public static NetworkState network(
            String name, String driver, String scope, String subnet, Map<String, String> options) {
        return new NetworkState("id-of-" + name, name, driver, scope, false, List.of(subnet), options, Map.of());
    }

    public static ContainerState container(String name, String image, String network, String address, int prefix) {
        var attachment = new ContainerState.Attachment("id-of-" + network, address, prefix, "02:42:0a:00:09:02");
        return new ContainerState(
                "c0ffee-" + name, name, image, "running", Map.of(network, attachment), List.of(), Map.of());
    }

    public static String links(String eth1) {
        return """
                [{"ifname":"lo","mtu":65536,"addr_info":[{"family":"inet","local":"127.0.0.1","prefixlen":8}]},{},
                 {"ifname":"eth0","mtu":1500,"addr_info":[{"family":"inet","local":"10.0.2.15","prefixlen":24}]},
                 {"ifname":"eth1","mtu":1500,"addr_info":[{"family":"inet","local":"%s","prefixlen":24}]},
                 {"ifname":"docker0","mtu":1500,"addr_info":[{"family":"inet","local":"172.17.0.1","prefixlen":16}]},
                 {"ifname":"docker_gwbridge","mtu":1500,"addr_info":[{"family":"inet","local":"172.18.0.1","prefixlen":16}]}]""".formatted(eth1);
    }

    public static String inside(int overlayMtu, int gatewayMtu) {
        return """
                [{"ifname":"lo","mtu":65536,"addr_info":[{"family":"inet","local":"127.0.0.1","prefixlen":8}]},
                 {"ifname":"eth0","link_netnsid":0,"mtu":%d,"addr_info":[{"family":"inet","local":"10.0.9.2","prefixlen":24}]},
                 {"ifname":"eth1","link_netnsid":0,"mtu":%d,"addr_info":[{"family":"inet","local":"172.18.0.2","prefixlen":16}]}]""".formatted(overlayMtu, gatewayMtu);
    }

    public void answers(String machine, String part, int exit, String output) {
        answers.add(0, new Answer(machine, part, exit, output));
    }

    public void network(String machine, String name, UnaryOperator<NetworkState> change) {
        networks.computeIfPresent(
                machine,
                (it, all) -> all.stream()
                        .map(each -> each.name().equals(name) ? change.apply(each) : each)
                        .toList());
    }

    public void withoutNetwork(String machine, String name) {
        networks.computeIfPresent(
                machine,
                (it, all) ->
                        all.stream().filter(each -> !each.name().equals(name)).toList());
    }

    public void silent(String machine, MachineException.Cause cause, String detail) {
        silent.put(machine, new Observation.NothingSeen(cause, detail));
    }

    /** The engine refuses to run fresh containers. */
    public void runsFail(MachineException.Cause cause, String detail) {
        runs = new Observation.NothingSeen(cause, detail);
    }

    @Override
    public Observations apply(Collection<Probe> probes) {
        rounds++;
        var seen = new HashMap<Probe, Observation>();
        for (var probe : probes) {
            if (!asked.add(probe)) {
                throw new IllegalStateException("asked twice: " + probe);
            }
            seen.put(probe, silent.containsKey(probe.machine()) ? silent.get(probe.machine()) : answer(probe));
        }
        return new Observations(seen);
    }

    private Observation answer(Probe probe) {
        if (probe instanceof Probe.EngineProbe it) {
            return new Observation.EngineSeen(Objects.requireNonNull(engines.get(it.machine())));
        }
        if (probe instanceof Probe.NetworksProbe it) {
            return new Observation.NetworksSeen(Objects.requireNonNull(networks.get(it.machine())));
        }
        if (probe instanceof Probe.ContainersProbe it) {
            return new Observation.ContainersSeen(Objects.requireNonNull(containers.get(it.machine())));
        }
        if (probe instanceof Probe.SwarmProbe it) {
            return new Observation.SwarmSeen(Objects.requireNonNull(swarms.get(it.machine())));
        }
        if (probe instanceof Probe.TrialsProbe it) {
            return it.startsContainer() && !runs.detail().isEmpty() ? runs : said(it);
        }
        throw new IllegalStateException("no such probe in this lab: " + probe);
    }

    private Observation said(Probe.TrialsProbe probe) {
        var machine = probe.machine();
        var output = new StringBuilder();
        for (var command : probe.commands()) {
            var answer = answers.stream()
                    .filter(it -> it.machine().equals(machine) && command.contains(it.part()))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(machine + " has no answer to " + command));
            if (answer.exit() == NO_FRAME) {
                return new Observation.CommandSeen(1, "", answer.output());
            }
            output.append("@@overlaylab begin\n").append(answer.output());
            output.append("\n@@overlaylab exit ").append(answer.exit()).append('\n');
        }
        return new Observation.CommandSeen(0, output.toString(), "");
    }

    /** As an exit code: the script ended before it ran its commands. */
    public static final int NO_FRAME = -1000;
}
