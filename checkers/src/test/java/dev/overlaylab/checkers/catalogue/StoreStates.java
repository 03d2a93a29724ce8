package dev.overlaylab.checkers.catalogue;

import static dev.overlaylab.checkers.check.Reason.*;
import static dev.overlaylab.checkers.world.DocumentedLab.*;
import static dev.overlaylab.checkers.world.World.DEMO0;
import static dev.overlaylab.checkers.world.World.DEMO1;
import static dev.overlaylab.checkers.world.World.KEYSTORE;

import dev.overlaylab.checkers.fact.Said;
import java.util.List;

/** The key-value store and the engines on it. */
final class StoreStates {
    private StoreStates() {}

    static void consul(States states) {
        states.passes(
                "a program of the host rather than a container", CONSUL, it -> it.containers.put(KEYSTORE, List.of()));
        states.passes(
                "its leader is another member",
                CONSUL,
                it -> it.answers(KEYSTORE, "/leader", 0, "\"192.168.99.104:8300\"\n200"));
        states.passes("another port of another interface", OTHER_CONSUL, it -> {
            it.answers(KEYSTORE, "/leader", 7, "curl: (7) Connection refused\n\n000");
            it.answers(KEYSTORE, "http://10.0.2.15:8501/v1/status/leader", 0, "\"172.17.0.2:8300\"\n200");
        });
        var refused = "curl: (7) Failed to connect to 192.168.99.100 port 8500: Connection refused\n\n000";
        states.state("nothing runs", CONSUL, CONSUL_NOT_ANSWERING, it -> it.answers(KEYSTORE, "/leader", 7, refused));
        states.state(
                "empty replies of docker-proxy",
                CONSUL,
                CONSUL_NOT_ANSWERING,
                it -> it.answers(KEYSTORE, "/leader", 52, "curl: (52) Empty reply from server\n\n000"));
        states.state(
                "curl outlives its deadline",
                CONSUL,
                CONSUL_NOT_ANSWERING,
                it -> it.answers(KEYSTORE, "/leader", Said.LATE, ""));
        states.state(
                "published on loopback",
                CONSUL,
                CONSUL_ONLY_LOOPBACK,
                it -> it.answers(KEYSTORE, "//192.168", 7, refused));
        states.state(
                "nginx on the port",
                CONSUL,
                CONSUL_NOT_CONSUL,
                it -> it.answers(
                        KEYSTORE,
                        "/leader",
                        0,
                        "<html>\r\n<head><title>404 Not Found</title></head>\r\n</html>\r\n\n404"));
        states.state(
                "something says 200 to all",
                CONSUL,
                CONSUL_NOT_CONSUL,
                it -> it.answers(KEYSTORE, "/leader", 0, "<html>Welcome</html>\n200"));
        states.state("no -bootstrap", CONSUL, CONSUL_NO_LEADER, it -> it.answers(KEYSTORE, "/leader", 0, "\"\"\n200"));
        states.state(
                "an agent without servers",
                CONSUL,
                CONSUL_NO_LEADER,
                it -> it.answers(KEYSTORE, "/leader", 0, "No known Consul servers\n500"));
        states.state(
                "no address",
                CONSUL,
                INTERFACE_NO_ADDRESS,
                it -> it.answers(
                        KEYSTORE,
                        "ip -j -4 addr",
                        0,
                        "[{\"ifname\":\"lo\",\"mtu\":65536,\"addr_info\":[{\"local\":\"127.0.0.1\"}]}]"));
        states.state(
                "no curl",
                CONSUL,
                CANNOT_TOOL_MISSING,
                it -> it.answers(KEYSTORE, "/leader", 127, "sh: 1: exec: curl: not found"));
        states.state("curl crashes", CONSUL, CANNOT_PROBE_CRASHED, it -> it.answers(KEYSTORE, "/leader", 139, ""));
        states.state(
                "curl fails in its own way",
                CONSUL,
                CANNOT_PROBE_UNCLEAR,
                it -> it.answers(KEYSTORE, "/leader", 2, "curl: (2) init"));
        states.state(
                "ip without -j",
                CONSUL,
                CANNOT_PROBE_UNCLEAR,
                it -> it.answers(KEYSTORE, "ip -j -4 addr", 255, "Option \"-j\" is unknown"));
        states.state(
                "ip prints no JSON",
                CONSUL,
                CANNOT_PROBE_UNCLEAR,
                it -> it.answers(KEYSTORE, "ip -j -4 addr", 0, "1: lo: <LOOPBACK>"));
        states.state(
                "ip prints a JSON object",
                CONSUL,
                CANNOT_PROBE_UNCLEAR,
                it -> it.answers(KEYSTORE, "ip -j -4 addr", 0, "{}"));
    }

    static void store(States states) {
        states.twice(
                "nginx in the place of the store",
                STORE,
                STORE_NOT_ANSWERING,
                it -> List.of(DEMO0, DEMO1)
                        .forEach(demo -> it.answers(demo, "/docker/nodes", 0, "<html>404 Not Found</html>\n404")));
        states.state(
                "no address to advertise",
                STORE,
                INTERFACE_NO_ADDRESS,
                it -> it.answers(DEMO1, "ip -j -4 addr", 0, "[]"));
        states.state("no cluster-store", STORE, ENGINE_STORE_ABSENT, it -> it.engine(DEMO1, "", "192.168.99.102:2376"));
        states.state(
                "etcd instead",
                STORE,
                ENGINE_STORE_SCHEME_DIFFERS,
                it -> it.engine(DEMO1, "etcd://192.168.99.100:8500", "192.168.99.102:2376"));
        states.state(
                "another port",
                STORE,
                ENGINE_STORE_DIFFERS,
                it -> it.engine(DEMO1, "consul://192.168.99.100:8501", "192.168.99.102:2376"));
        states.several("both elsewhere", STORE, List.of(ENGINE_STORE_ELSEWHERE, ENGINE_STORE_ELSEWHERE), it -> {
            it.engine(DEMO0, "consul://192.168.99.77:8500", "192.168.99.101:2376");
            it.engine(DEMO1, "consul://192.168.99.77:8500", "192.168.99.102:2376");
        });
        states.passes(
                "a slash at the end",
                STORE,
                it -> it.engine(DEMO1, "consul://192.168.99.100:8500/", "192.168.99.102:2376"));
        states.state(
                "not a URL",
                STORE,
                ENGINE_STORE_SCHEME_DIFFERS,
                it -> it.engine(DEMO1, "192.168.99.100:8500", "192.168.99.102:2376"));
        states.state(
                "no cluster-advertise",
                STORE,
                ENGINE_ADVERTISE_ABSENT,
                it -> it.engine(DEMO1, "consul://192.168.99.100:8500", ""));
        states.state(
                "advertises eth0",
                STORE,
                ENGINE_ADVERTISE_DIFFERS,
                it -> it.engine(DEMO1, "consul://192.168.99.100:8500", "10.0.2.15:2376"));
        states.state(
                "advertises another port",
                STORE,
                ENGINE_ADVERTISE_DIFFERS,
                it -> it.engine(DEMO1, "consul://192.168.99.100:8500", "192.168.99.102:2375"));
        states.state(
                "the store refuses",
                STORE,
                STORE_NOT_ANSWERING,
                it -> it.answers(DEMO1, "/docker/nodes", 7, "curl: (7) Failed to connect: Connection refused\n\n000"));
        states.state(
                "the store has no leader",
                STORE,
                STORE_NOT_ANSWERING,
                it -> it.answers(DEMO1, "/docker/nodes", 0, "No cluster leader\n500"));
        states.state(
                "a member is missing",
                STORE,
                STORE_MEMBER_ABSENT,
                it -> List.of(DEMO0, DEMO1)
                        .forEach(demo ->
                                it.answers(demo, "/docker/nodes", 0, "[\"docker/nodes/192.168.99.101:2376\"]\n200")));
        states.twice(
                "nobody has joined",
                STORE,
                STORE_MEMBER_ABSENT,
                it -> List.of(DEMO0, DEMO1).forEach(demo -> it.answers(demo, "/docker/nodes", 0, "\n404")));
        states.state(
                "a member whose address only begins alike",
                STORE,
                STORE_MEMBER_ABSENT,
                it -> List.of(DEMO0, DEMO1)
                        .forEach(demo -> it.answers(
                                demo,
                                "/docker/nodes",
                                0,
                                "[\"docker/nodes/192.168.99.101:2376\",\"docker/nodes/192.168.99.102:23760\"]\n200")));
        states.state("no curl", STORE, CANNOT_TOOL_MISSING, it -> it.answers(DEMO0, "/docker/nodes", 127, ""));
    }
}
