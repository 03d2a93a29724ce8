package dev.overlaylab.checkers.catalogue;

import static dev.overlaylab.checkers.check.Reason.*;
import static dev.overlaylab.checkers.world.DocumentedLab.PAGE_FROM;
import static dev.overlaylab.checkers.world.World.DEMO0;
import static dev.overlaylab.checkers.world.World.DEMO1;

import dev.overlaylab.checkers.check.Reason;
import dev.overlaylab.checkers.fact.Said;
import dev.overlaylab.checkers.machine.ContainerState;
import dev.overlaylab.checkers.machine.MachineException.Cause;
import dev.overlaylab.checkers.machine.SwarmState;
import dev.overlaylab.checkers.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A page that does not come, with each hop of the way broken. */
final class PathStates {
    private static final String CONSUL = "consul://192.168.99.100:8500";

    private PathStates() {}

    static void path(States states) {
        states.passes("with its host named", PAGE_FROM, it -> {});
        states.state(
                "on the asking host",
                PAGE_FROM,
                PAGE_SAME_HOST,
                it -> it.containers.put(DEMO1, List.of(World.container("web", "nginx", "my-net", "10.0.9.2", 24))));
        broken(states, "all hops are whole", PATH_CLEAR, it -> {});
        containers(states);
        engines(states);
        overlay(states);
        swarm(states);
        unseen(states);
    }

    private static void containers(States states) {
        broken(states, "web called otherwise", PATH_CONTAINER_ABSENT, it -> webs(it, web("www", "my-net", "10.0.9.2")));
        broken(
                states,
                "web ended",
                PATH_CONTAINER_STOPPED,
                it -> it.containers.put(DEMO0, List.of(States.exited("web"))));
        broken(states, "web detached", PATH_NOT_ATTACHED, it -> webs(it, web("web", "bridge", "172.17.0.2")));
        broken(
                states,
                "two networks of that name",
                PATH_NETWORK_DIFFERS,
                it -> it.network(
                        DEMO0, "my-net", net -> States.like(net, "other", "overlay", "global", "10.0.9.0/24")));
        broken(
                states,
                "an address of another subnet",
                PATH_ADDRESS_OUTSIDE,
                it -> it.network(
                        DEMO0, "my-net", net -> States.like(net, net.id(), "overlay", "global", "10.0.8.0/24")));
        broken(states, "no address", PATH_ADDRESS_OUTSIDE, it -> webs(it, web("web", "my-net", "")));
        broken(
                states,
                "a twin on the asking host",
                PATH_ADDRESS_DUPLICATE,
                it -> it.containers.put(DEMO1, List.of(web("client", "my-net", "10.0.9.2"))));
        broken(
                states,
                "nothing listens",
                PATH_NOT_LISTENING,
                it -> it.answers(DEMO0, "ss -Hltn", 0, "LISTEN 0 4096 127.0.0.11:38211 0.0.0.0:*\n"));
        broken(
                states,
                "it listens to itself only",
                PATH_NOT_LISTENING,
                it -> it.answers(DEMO0, "ss -Hltn", 0, "LISTEN 0 511 127.0.0.1:80 0.0.0.0:*\n"));
        broken(
                states,
                "a rule inside refuses",
                PATH_CONNECTION_REFUSED,
                it -> it.answers(DEMO1, "/dev/tcp/10.0.9.2/80", 1, "bash: connect: Connection refused\n"));
        broken(
                states,
                "the name is forgotten",
                PATH_NAME_UNKNOWN,
                it -> it.answers(DEMO1, "dig ", 0, World.lookup("NXDOMAIN", "")));
        broken(
                states,
                "the name is another's",
                PATH_NAME_DIFFERS,
                it -> it.answers(DEMO1, "dig ", 0, World.lookup("NOERROR", "web.\t600\tIN\tA\t10.0.9.7")));
    }

    private static void engines(States states) {
        broken(states, "no store", PATH_STORE_DIFFERS, it -> it.engine(DEMO0, "", ""));
        broken(
                states,
                "another store",
                PATH_STORE_DIFFERS,
                it -> it.engine(DEMO0, "consul://192.168.99.103:8500", "192.168.99.101:2376"));
        broken(states, "nothing advertised", PATH_NOT_A_MEMBER, it -> it.engine(DEMO0, CONSUL, ""));
        broken(
                states,
                "not in the list",
                PATH_NOT_A_MEMBER,
                it -> List.of(DEMO0, DEMO1)
                        .forEach(demo -> it.answers(
                                demo, "docker/nodes?keys", 0, "[\"docker/nodes/192.168.99.102:2376\"]\n200")));
        broken(
                states,
                "the store refuses one",
                PATH_STORE_SILENT,
                it -> it.answers(
                        DEMO0, "docker/nodes?keys", 7, "curl: (7) Failed to connect: Connection refused\n000"));
        broken(states, "etcd refuses one", PATH_STORE_SILENT, it -> {
            List.of(DEMO0, DEMO1)
                    .forEach(demo ->
                            it.engine(demo, "etcd://192.168.99.100:2379/nodes", World.addressOf(demo) + ":2376"));
            it.answers(DEMO1, "/dev/tcp/192.168.99.100/2379", 0, "");
            it.answers(DEMO0, "/dev/tcp/192.168.99.100/2379", 1, "bash: connect: No route to host\n");
        });
        broken(
                states,
                "TCP 7946 dropped",
                PATH_GOSSIP_BLOCKED,
                it -> it.answers(DEMO1, "/dev/tcp/192.168.99.101/7946", 124, ""));
        broken(
                states,
                "TCP 7946 refused, the other way round",
                PATH_GOSSIP_BLOCKED,
                it -> it.answers(DEMO0, "/dev/tcp/192.168.99.102/7946", 1, "bash: connect: Connection refused\n"));
        broken(
                states,
                "UDP 7946 dropped",
                PATH_GOSSIP_BLOCKED,
                it -> it.answers(DEMO1, "/dev/udp/192.168.99.101/7946", 124, ""));
    }

    private static void overlay(States states) {
        broken(states, "UDP 4789 dropped", PATH_VXLAN_BLOCKED, PathStates::silence);
        broken(states, "no entry for the address", PATH_NEIGHBOUR_DIFFERS, it -> {
            silence(it);
            it.answers(DEMO1, "bridge fdb", 0, "33:33:00:00:00:01 dev br0 self permanent\n");
        });
        broken(states, "an entry that leads astray", PATH_NEIGHBOUR_DIFFERS, it -> {
            silence(it);
            it.answers(DEMO1, "bridge fdb", 0, "02:42:0a:00:09:02 dev vxlan0 dst 192.0.2.1 self permanent\n");
        });
        broken(
                states,
                "ping forbidden in the container",
                PATH_CLEAR,
                it -> it.answers(
                        DEMO1, "ping -n -c 3", 1, "3 packets transmitted, 0 received, 100% packet loss, time 603ms\n"));
    }

    private static void swarm(States states) {
        several(states, "in a swarm, all whole but what cannot be seen", List.of(PATH_UNSEEN), PathStates::inSwarm);
        broken(states, "left the swarm", PATH_NOT_IN_SWARM, it -> {
            inSwarm(it);
            it.swarms.put(DEMO0, new SwarmState("inactive", "", false, "", List.of(), List.of(), List.of()));
        });
        broken(states, "node down", PATH_NODE_NOT_READY, it -> {
            inSwarm(it);
            it.swarms.put(DEMO1, managing("down"));
        });
        several(states, "no manager among them", List.of(PATH_UNSEEN, PATH_UNSEEN), it -> {
            inSwarm(it);
            it.swarms.put(DEMO1, new SwarmState("active", "n1", false, "", List.of(), List.of(), List.of()));
        });
    }

    private static void unseen(States states) {
        several(
                states,
                "no bash for TCP",
                List.of(PATH_UNSEEN),
                it -> it.answers(
                        DEMO0,
                        "/dev/tcp/192.168.99.102/7946",
                        127,
                        "timeout: failed to run command 'bash': No such file"));
        several(states, "dig crashed", List.of(PATH_UNSEEN), it -> it.answers(DEMO1, "dig ", 139, ""));
        several(states, "dig missing, and nothing listens", List.of(PATH_UNSEEN, PATH_NOT_LISTENING), it -> {
            it.answers(DEMO1, "dig ", 127, "");
            it.answers(DEMO0, "ss -Hltn", 0, "");
        });
        broken(states, "its host was removed", MACHINE_ABSENT, it -> it.silent(DEMO0, Cause.ABSENT, "none"));
        several(
                states,
                "its host is gone",
                List.of(PATH_UNSEEN),
                it -> it.silent(DEMO0, Cause.UNREACHABLE, "no answer"));
    }

    private static void broken(States states, String name, Reason hop, Consumer<World> change) {
        several(states, name, List.of(hop), change);
    }

    private static void several(States states, String name, List<Reason> hops, Consumer<World> change) {
        var reasons = new ArrayList<>(List.of(PAGE_TIMED_OUT));
        reasons.addAll(hops);
        states.several("the way: " + name, PAGE_FROM, reasons, it -> {
            it.answers(DEMO1, "'http://web/'", Said.LATE, "Connecting to 10.0.9.2 (10.0.9.2:80)\n");
            change.accept(it);
        });
    }

    private static void silence(World world) {
        world.answers(DEMO1, "ping -n -c 3", 1, "3 packets transmitted, 0 received, 100% packet loss, time 603ms\n");
        world.answers(DEMO1, "/dev/tcp/10.0.9.2/80", 124, "");
    }

    private static void inSwarm(World world) {
        for (var demo : List.of(DEMO0, DEMO1)) {
            world.network(demo, "my-net", net -> States.like(net, net.id(), "overlay", "swarm", "10.0.9.0/24"));
        }
        world.swarms.put(DEMO0, new SwarmState("active", "n0", false, "", List.of(), List.of(), List.of()));
        world.swarms.put(DEMO1, managing("ready"));
    }

    private static SwarmState managing(String state) {
        var nodes = List.of(
                new SwarmState.Node("n0", DEMO0, "worker", "active", state, "192.168.99.101", false, ""),
                new SwarmState.Node("n1", DEMO1, "manager", "active", "ready", "192.168.99.102", true, "reachable"));
        return new SwarmState("active", "n1", true, "", nodes, List.of(), List.of());
    }

    private static ContainerState web(String name, String network, String address) {
        return World.container(name, "nginx", network, address, 24);
    }

    private static void webs(World world, ContainerState... all) {
        world.containers.put(DEMO0, List.of(all));
    }
}
