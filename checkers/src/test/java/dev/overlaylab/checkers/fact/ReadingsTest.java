package dev.overlaylab.checkers.fact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What tools of networks, stores and kernels say, made into facts; or into none. */
class ReadingsTest {
    @Test
    void should_read_what_ping_got_back() throws UnclearException {
        assertThat(Ping.of(new Said(0, "PING\n\n 3 packets transmitted, 3 received, 0% packet loss, time 603ms\nrtt")))
                .isEqualTo(new Ping(true, "3 packets transmitted, 3 received, 0% packet loss"));
        assertThat(Ping.of(new Said(1, "3 packets transmitted, 0 received")).replied())
                .isFalse();
        assertThat(Ping.command("1.2.3.4")).startsWith("ping -n ").endsWith(" '1.2.3.4'");
        unclear(Ping::of, new Said(2, "ping: unknown host"));
    }

    @ParameterizedTest
    @CsvSource({
        "0, '', true, '', true",
        "124, '', false, timed out, false",
        "142, '', false, timed out, false",
        "1, bash: connect: Connection refused, false, Connection refused, true",
        "1, bash: connect: No route to host, false, No route to host, false",
        "1, bash: connect: Network is unreachable, false, Network is unreachable, false",
        "1, bash: connect: Connection timed out, false, Connection timed out, false"
    })
    void should_know_whether_something_answers(int exit, String output, boolean answers, String problem, boolean host)
            throws UnclearException {
        var reach = Reach.of(new Said(exit, output));
        assertThat(reach).isEqualTo(new Reach(answers, problem));
        assertThat(reach.hostAnswered()).isEqualTo(host);
    }

    @Test
    void should_not_take_other_words_for_an_answer_of_a_port() {
        unclear(Reach::of, new Said(1, "bash: line 1: syntax error"));
        unclear(Reach::of, new Said(2, "Connection refused"));
        assertThat(Reach.tcp("1.2.3.4", 80)).contains("/dev/tcp/1.2.3.4/80");
        assertThat(Reach.gossip("1.2.3.4", 7946)).contains("/dev/udp/1.2.3.4/7946");
    }

    @Test
    void should_read_names() throws UnclearException {
        var known = ";; ->>HEADER<<- opcode: QUERY, status: NOERROR, id: 1\nweb.\t600\tIN\tA\t10.0.9.3\n"
                + "web. 600 IN A 10.0.9.2\nweb. 600 IN A 10.0.9.2\nweb. 600 IN AAAA fd00::1";
        assertThat(Lookup.of(new Said(0, known)).addresses()).containsExactly("10.0.9.2", "10.0.9.3");
        for (var none : List.of("NXDOMAIN", "SERVFAIL", "REFUSED")) {
            assertThat(Lookup.of(new Said(0, ";; ->>HEADER<<- opcode: QUERY, status: " + none + ", id: 1"))
                            .addresses())
                    .isEmpty();
        }
        unclear(Lookup::of, new Said(0, ";; ->>HEADER<<- opcode: QUERY, status: FORMERR, id: 1"));
        unclear(Lookup::of, new Said(9, known));
        unclear(Lookup::of, new Said(0, ""));
        assertThat(Lookup.command("it's")).contains("@127.0.0.11").endsWith(" 'it'\\''s' A");
    }

    @Test
    void should_know_who_listens_for_others() throws UnclearException {
        var listening = Listening.of(new Said(0, """
                LISTEN 0 511   0.0.0.0:80    0.0.0.0:*
                LISTEN 0 511      [::]:80       [::]:*
                LISTEN 0 511 127.0.0.1:6379  0.0.0.0:*
                LISTEN 0 511     [::1]:6379     [::]:*
                LISTEN 0 511
                ESTAB  0 0   10.0.9.2:22   10.0.9.3:1
                """));
        assertThat(listening.sockets()).containsExactly("0.0.0.0:80", "[::]:80", "127.0.0.1:6379", "[::1]:6379");
        assertThat(listening.shown()).isEqualTo("0.0.0.0:80, [::]:80, 127.0.0.1:6379, [::1]:6379");
        assertThat(listening.on(80)).isTrue();
        assertThat(listening.on(0)).isFalse();
        assertThat(listening.on(6379)).isFalse();
        unclear(Listening::of, new Said(1, "ss: bad option"));
    }

    @Test
    void should_know_where_frames_go() throws UnclearException {
        var table = Forwarding.of(new Said(0, """
                33:33:00:00:00:01 dev br0 self permanent
                02:42:0a:00:09:02 dev vxlan0 dst 192.168.99.101 link-netnsid 0 self permanent
                  02:42:0a:00:09:03 dev vxlan0 dst 192.168.99.102 self
                """));
        assertThat(table.hosts())
                .containsOnly(
                        Map.entry("02:42:0a:00:09:02", "192.168.99.101"),
                        Map.entry("02:42:0a:00:09:03", "192.168.99.102"));
        assertThat(table.to("02:42:0a:00:09:03")).hasValue("192.168.99.102");
        assertThat(table.to("33:33:00:00:00:01")).isEmpty();
        unclear(Forwarding::of, new Said(1, "no such namespace"));
        assertThat(Forwarding.command("f1c3b3a4a0f5a2")).contains("netns/*-f1c3b3a4a0 ");
        assertThat(Forwarding.command("f1$(x)")).contains("netns/*-f1x ");
    }

    @Test
    void should_read_replies_one_after_the_other() throws UnclearException {
        var replies = Replies.of(new Said(
                0, "one\n@@reply 200\ncurl: (28) timed out\n@@reply 000\noops\n@@reply 500\nlast\n@@reply 399\nrest"));
        assertThat(replies.all())
                .containsExactly(
                        new Http(200, "one", ""),
                        new Http(0, "", "curl: (28) timed out"),
                        new Http(500, "oops", ""),
                        new Http(399, "last", ""));
        assertThat(replies.failures()).extracting(Http::status).containsExactly(0, 500);
        assertThat(Replies.of(new Said(0, "x\n@@reply 400")).failures()).hasSize(1);
        unclear(Replies::of, new Said(0, "one\n@@reply 20"));
        assertThat(Replies.command("", "http://a/", 3)).contains("'http://a/' 'http://a/' 'http://a/' ;");
        assertThat(Replies.command("--resolve x", "http://a/", 1)).contains(" --resolve x 'http://a/' ");
    }

    @Test
    void should_count_what_went_over_the_wire() throws UnclearException {
        var listened = "listening on eth1, link-type EN10MB\n";
        var esp = "09:30:00.1 IP 192.168.99.100 > 192.168.99.101: ESP(spi=0x8f1af459,seq=0x1), length 164\n";
        var vxlan = "09:30:00.1 IP 192.168.99.100.49153 > 192.168.99.101.4789: VXLAN, flags [I] (0x08), vni 4098\n";
        assertThat(Wire.of(new Said(0, listened + esp + esp + vxlan + "12 packets transmitted, 9 received")))
                .isEqualTo(new Wire(2, 1, true));
        assertThat(Wire.of(new Said(0, listened + "12 packets transmitted, 0 received")))
                .isEqualTo(new Wire(0, 0, false));
        unclear(Wire::of, new Said(0, esp + "12 packets transmitted, 9 received"));
        unclear(Wire::of, new Said(0, listened + esp));
        assertThat(Wire.command("eth1", "1.2.3.4", "10.0.9.2"))
                .contains("'10.0.9.2'", "-i 'eth1'", "'host 1.2.3.4 and");
    }

    @Test
    void should_read_flows_of_udp() throws UnclearException {
        var line =
                "ipv4     2 udp      17 29 src=192.168.99.101 dst=192.168.99.100 sport=4711 dport=7946 [UNREPLIED] src=1.1.1.1\n";
        assertThat(Flows.of(new Said(0, line + "ipv6 10 udp 17 29 src=::1\n")).all())
                .isEqualTo(Set.of(new Flows.Flow("192.168.99.101", 4711, "192.168.99.100", 7946)));
        assertThat(Flows.of(new Said(1, "")).all()).isEmpty();
        unclear(Flows::of, new Said(2, "grep: /proc/net/nf_conntrack: No such file or directory"));
        assertThat(Flows.command(7946)).contains("dport=7946( |$)");
    }

    @Test
    void should_read_what_came_of_a_datagram() throws UnclearException {
        assertThat(Datagram.of(new Said(0, "@@from D431\n"))).isEqualTo(new Datagram(0xD431, false));
        assertThat(Datagram.of(new Said(0, "@@from 0050\nbash: Connection refused")))
                .isEqualTo(new Datagram(80, true));
        unclear(Datagram::of, new Said(1, "@@from D431"));
        unclear(Datagram::of, new Said(0, "@@from D4"));
        assertThat(Datagram.command("1.2.3.4", 4789)).contains("/dev/udp/1.2.3.4/4789", "/proc/net/udp");
    }

    @ParameterizedTest
    @CsvSource({
        "0, @@connect 0.000212, OPEN",
        "52, curl: (52) Empty reply @@connect 0.1, OPEN",
        "7, curl: (7) Connection refused @@connect 0.000000, REFUSED",
        "7, curl: (7) No route to host, NO_ROUTE",
        "7, curl: (7) Network is unreachable, NO_ROUTE",
        "28, curl: (28) Connection timed out, SILENT",
        "142, '', SILENT",
        "56, Operation timed out, SILENT"
    })
    void should_know_what_came_of_a_connection(int exit, String output, Port expected) throws UnclearException {
        assertThat(Port.of(new Said(exit, output))).isEqualTo(expected);
    }

    @Test
    void should_not_take_other_words_for_a_port() {
        unclear(Port::of, new Said(7, "curl: (7) something"));
        unclear(Port::of, new Said(0, "@@connect 0.000000"));
        assertThat(Port.command("1.2.3.4:80")).endsWith("'http://1.2.3.4:80/'");
    }

    @Test
    void should_read_agents_that_live() throws UnclearException {
        var agents = ConsulAgents.of(
                new Said(
                        0,
                        "[{\"Addr\":\"10.0.0.1\",\"Status\":1},{\"Addr\":\"10.0.0.2\",\"Status\":4},{\"Addr\":\"10.0.0.3\",\"Status\":1}]\n200"));
        assertThat(agents).isEqualTo(new ConsulAgents(List.of("10.0.0.1", "10.0.0.3"), "10.0.0.1, 10.0.0.3"));
        assertThat(ConsulAgents.of(new Said(0, "no\n500"))).isEqualTo(new ConsulAgents(List.of(), "HTTP 500 no"));
        unclear(ConsulAgents::of, new Said(0, "{}\n200"));
        assertThat(ConsulAgents.command("a:1")).contains("'http://a:1/v1/agent/members'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "consul | \"10.0.0.1:8300\"#200 | HEALTHY",
                "consul | \"10.0.0.1:8300\"#500 | ANOTHER_SERVER",
                "consul | \"\"#200 | NO_LEADER",
                "consul | No cluster leader#500 | NO_LEADER",
                "consul | No known Consul servers#500 | NO_LEADER",
                "consul | hello#200 | ANOTHER_SERVER",
                "etcd | {\"health\":\"true\"}#200 | HEALTHY",
                "etcd | {\"health\": true}#200 | HEALTHY",
                "etcd | {\"health\": true}#503 | ANOTHER_SERVER",
                "etcd | {\"health\":\"false\"}#503 | NO_LEADER",
                "etcd | hello#200 | ANOTHER_SERVER",
                "zk | Zookeeper version: 3.4#Mode: standalone | HEALTHY",
                "zk | Zookeeper version: 3.4#Mode: observer | HEALTHY",
                "zk | Zookeeper version: 3.4#Mode: other | ANOTHER_SERVER",
                "zk | This ZooKeeper instance is not currently serving requests | NO_LEADER"
            })
    void should_know_how_a_store_is(String scheme, String answer, StoreHealth.Kind expected) throws UnclearException {
        var health = StoreHealth.of(scheme).of(new Said(0, answer.replace("#", "\n")));
        assertThat(health.kind()).isEqualTo(expected);
        assertThat(health.shown()).isNotEmpty();
    }

    @Test
    void should_know_a_store_that_does_not_answer() throws UnclearException {
        assertThat(StoreHealth.of("consul").of(new Said(7, "curl: refused")))
                .isEqualTo(new StoreHealth(StoreHealth.Kind.NO_ANSWER, "curl: refused"));
        for (var silent : List.of(7, 28, 142)) {
            assertThat(StoreHealth.of("zk").of(new Said(silent, "curl: no")))
                    .isEqualTo(new StoreHealth(StoreHealth.Kind.NO_ANSWER, "curl: no"));
        }
        unclear(StoreHealth.of("zk"), new Said(0, "srvr is not executed because it is not in the whitelist."));
        unclear(StoreHealth.of("zk"), new Said(3, "curl: bad"));
        assertThat(StoreHealth.command("consul", "a:1")).contains("'http://a:1/v1/status/leader'");
        assertThat(StoreHealth.command("etcd", "a:1")).contains("'http://a:1/health'");
        assertThat(StoreHealth.command("zk", "a:1")).contains("printf srvr", "'telnet://a:1'");
        assertThat(StoreHealth.PORTS)
                .containsOnly(Map.entry("consul", 8500), Map.entry("etcd", 2379), Map.entry("zk", 2181));
    }

    @Test
    void should_read_members_of_stores() throws UnclearException {
        var consul = StoreMembers.of("consul");
        assertThat(
                        consul.of(
                                new Said(
                                        0,
                                        "[\"docker/nodes/1.1.1.1:2376\",\"docker/nodes/2.2.2.2:2376\",\"docker/nodes/1.1.1.1:2376\"]\n200")))
                .isEqualTo(new StoreMembers(
                        Optional.of(List.of("1.1.1.1:2376", "2.2.2.2:2376")), "1.1.1.1:2376, 2.2.2.2:2376"));
        assertThat(consul.of(new Said(0, "\n404"))).isEqualTo(new StoreMembers(Optional.of(List.of()), "HTTP 404 "));
        assertThat(consul.of(new Said(0, "not found\n404")).listed()).isEmpty();
        assertThat(consul.of(new Said(0, "hello\n200")).listed()).isEmpty();
        assertThat(consul.of(new Said(0, "[]\n500")).listed()).isEmpty();
        assertThat(consul.of(new Said(7, "curl: refused")).shown()).isEqualTo("curl: refused");
        var etcd = StoreMembers.of("etcd");
        assertThat(etcd.of(new Said(0, "{\"action\":\"get\",\"node\":{\"key\":\"/docker/nodes/1.1.1.1:2376\"}}\n200"))
                        .listed())
                .hasValue(List.of("1.1.1.1:2376"));
        assertThat(etcd.of(new Said(0, "{\"errorCode\":100}\n404")).listed()).hasValue(List.of());
        assertThat(etcd.of(new Said(0, "{\"errorCode\":300}\n404")).listed()).isEmpty();
        assertThat(etcd.of(new Said(0, "{\"action\":\"get\"}\n500")).listed()).isEmpty();
        var zk = StoreMembers.of("zk");
        assertThat(zk.of(new Said(0, "SessionTracker dump:\nephemeral nodes:\n\t/docker/nodes/1.1.1.1:2376\n"))
                        .listed())
                .hasValue(List.of("1.1.1.1:2376"));
        assertThat(zk.of(new Said(0, "something\nelse"))).isEqualTo(new StoreMembers(Optional.empty(), "else"));
        assertThat(zk.of(new Said(7, "curl: refused"))).isEqualTo(new StoreMembers(Optional.empty(), "curl: refused"));
    }

    @Test
    void should_ask_stores_where_they_keep_their_members() {
        assertThat(StoreMembers.command(StoreUrl.of("consul://a:1/p/")))
                .contains("'http://a:1/v1/kv/p/docker/nodes?keys'");
        assertThat(StoreMembers.command(StoreUrl.of("etcd://a:1,b:2/p")))
                .contains("'http://a:1/v2/keys/p/docker/nodes'");
        assertThat(StoreMembers.command(StoreUrl.of("zk://a:1"))).contains("printf dump", "'telnet://a:1'");
        assertThat(StoreUrl.of("consul://a:1/p").members()).isEqualTo("http://a:1/v1/kv/p/docker/nodes?keys");
        assertThat(StoreUrl.of("consul://a:1").host()).isEqualTo("a");
        assertThat(StoreUrl.of("nonsense")).isEqualTo(new StoreUrl("", "nonsense", ""));
    }

    @ParameterizedTest
    @CsvSource({
        "nginx, nginx, true",
        "nginx, nginx:1.18, true",
        "nginx:1.18, nginx:1.18, true",
        "nginx:1.18, nginx:1.19, false",
        "nginx, library/nginx:latest@sha256:abc, true",
        "nginx, mynginx, false",
        "my/nginx, registry:5000/my/nginx, true",
        "nginx, registry:5000/nginx, true"
    })
    void should_know_which_image_a_name_means(String asked, String actual, boolean means) {
        assertThat(ImageName.means(asked, actual)).isEqualTo(means);
    }

    @Test
    void should_read_the_routing_mesh() throws UnclearException {
        var mesh = VirtualServers.of(new Said(0, """
                IP Virtual Server version 1.2.1 (size=4096)
                Prot LocalAddress:Port Scheduler Flags
                  -> RemoteAddress:Port Forward Weight ActiveConn InActConn
                FWM  00000100 rr
                  -> 0A00FF07:0000      Masq    1      0          0
                  -> C0A80001:0000      Masq    1      0          0
                FWM  0000010A rr
                  -> 0A000008:0000      Masq    1      0          0
                *mangle
                :PREROUTING ACCEPT [0:0]
                -A PREROUTING -p tcp -m tcp --dport 80 -j MARK --set-xmark 0x100/0xffffffff
                -A PREROUTING -p udp -m udp --dport 53 -j MARK --set-xmark 0x10a/0xffffffff
                -A PREROUTING -p tcp -m tcp --dport 81 -j MARK --set-mark 0x7
                COMMIT
                """));
        assertThat(mesh.behind("tcp", 80)).containsExactly("10.0.255.7", "192.168.0.1");
        assertThat(mesh.behind("udp", 53)).containsExactly("10.0.0.8");
        assertThat(mesh.behind("udp", 80)).isEmpty();
        assertThat(mesh.behind("tcp", 81)).isEmpty();
        assertThat(mesh.absent()).isEmpty();
        unclear(VirtualServers::of, new Said(0, "IP Virtual Server version 1.2.1"));
        unclear(VirtualServers::of, new Said(0, "*mangle"));
        unclear(VirtualServers::of, new Said(1, "IP Virtual Server version 1.2.1\n*mangle"));
    }

    @Test
    void should_know_a_host_without_a_routing_mesh() throws UnclearException {
        assertThat(VirtualServers.of(new Said(1, "cat: /proc/net/ip_vs: No such file or directory"))
                        .absent())
                .isEqualTo("/proc/net/ip_vs");
        assertThat(VirtualServers.of(new Said(
                                1, "nsenter: cannot open /run/docker/netns/ingress_sbox: No such file or directory"))
                        .absent())
                .isEqualTo("/run/docker/netns/ingress_sbox");
        unclear(VirtualServers::of, new Said(2, "cat: /proc/net/ip_vs: No such file or directory"));
        unclear(VirtualServers::of, new Said(1, "something else"));
    }

    @Test
    void should_read_no_rule_whose_port_is_none() throws UnclearException {
        var rules = NatRules.of(new Said(0, """
                -A PREROUTING -j DOCKER-INGRESS
                -A DOCKER-INGRESS -p tcp -m tcp --dport 123456 -j DNAT --to-destination 172.18.0.2:80
                -A DOCKER-INGRESS -p tcp -m tcp --dport 80 -j DNAT --to-destination 172.18.0.2:123456
                -A DOCKER-INGRESS -p tcp -m tcp --dport 81 -j DNAT --to-destination 172.18.0.2:65535
                -A DOCKER-INGRESS -p udp -m udp --dport 81 -j DNAT --to-destination 172.18.0.2:81
                """));
        assertThat(rules.targets()).hasSize(2);
        assertThat(rules.to("tcp", 81))
                .hasValueSatisfying(it -> assertThat(it.shown()).isEqualTo("tcp 81 → 172.18.0.2:65535"));
        assertThat(rules.to("udp", 80)).isEmpty();
        assertThat(rules.reached()).containsExactly("DOCKER-INGRESS");
        unclear(NatRules::of, new Said(1, ""));
    }

    private static void unclear(Reading<?> reading, Said said) {
        assertThatExceptionOfType(UnclearException.class).isThrownBy(() -> reading.of(said));
    }
}
