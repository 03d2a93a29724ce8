package dev.overlaylab.labs.adopt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overlaylab.checkers.machine.SshAddress;
import dev.overlaylab.checkers.machine.SshKeys;
import dev.overlaylab.i18n.Problem;
import dev.overlaylab.i18n.Text;
import dev.overlaylab.labs.adopt.Finding.Level;
import dev.overlaylab.labs.driver.Ability;
import dev.overlaylab.labs.inventory.InventoryHost;
import dev.overlaylab.labs.inventory.SshDefaults;
import dev.overlaylab.labs.lab.LabLibrary;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What can be done where, judged from what hosts said. */
class SuitabilityTest {
    private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");
    private static final String GOOD = """
            now=1795248000.5
            kernel=5.10.0-30-cloud-amd64
            hostname=%s
            machine-id=id of %s
            os=Debian GNU/Linux 11 (bullseye)
            memory=2000
            systemd=yes
            vxlan=yes
            ip_vs=yes
            esp=yes
            way-out=yes
            tcp=0016 0050
            udp=0044
            address=eth0 10.0.2.15/24
            address=eth1 192.168.56.10/24
            address=docker0 172.17.0.1/16
            engine=20.10.5
            swarm=inactive
            store=
            containers=0
            backend=consul
            backend=etcd
            end=yes
            """;
    private static final SshAddress ADDRESS =
            new SshAddress("a", "127.0.0.1", 22, "me", Path.of("key"), "ssh-ed25519 AAAA");
    private static final LabDemands OVERLAY =
            new LabDemands("overlay", List.of(), 2, 768, Set.of("consul"), Set.of("eth1"), false, Set.of(8500));
    private static final LabDemands SWARM =
            new LabDemands("swarm", List.of(Ability.INGRESS), 2, 768, Set.of(), Set.of(), true, Set.of());

    private static Observed host(String name, String... changes) {
        var said = GOOD.formatted(name, name);
        for (int i = 0; i + 1 < changes.length; i += 2) {
            assertThat(said).contains(changes[i]);
            said = said.replace(changes[i], changes[i + 1]);
        }
        return Observed.seen(listed(name), ADDRESS, FactsReader.parse(said, NOW, NOW.plusSeconds(1)));
    }

    private static InventoryHost listed(String name) {
        var defaults = new SshDefaults(Path.of("/nowhere"), "me", Map.of());
        return new InventoryHost(
                name,
                name,
                22,
                "me",
                new SshKeys(List.of(), Optional.empty(), false),
                "",
                "",
                List.of(defaults.home()),
                List.of(),
                "",
                false);
    }

    private static List<String> findings(Observed... hosts) {
        return new Suitability(Arrays.asList(hosts))
                .of(hosts[0]).stream().map(it -> it.level() + " " + it.code()).toList();
    }

    @Test
    void should_have_nothing_to_say_about_good_hosts() {
        assertThat(findings(host("a"), host("b"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            kernel=5.10.0-30-cloud-amd64, kernel=3.13.0-24-generic, BAD kernel-old
            kernel=5.10.0-30-cloud-amd64, kernel=nonsense,          BAD kernel-old
            vxlan=yes,                    vxlan=no,                 BAD no-vxlan
            engine=20.10.5,               engine-error=not there,   BAD no-engine
            now=1795248000.5,             now=1795255200,           BAD clock
            now=1795248000.5,             now=1795247990,           ATTENTION clock
            hostname=a,                   hostname=B,               BAD hostname-twice
            machine-id=id of a,           machine-id=id of b,       ATTENTION machine-id-twice
            tcp=0016 0050,                tcp=0016 0949,            ATTENTION ports-busy
            udp=0044,                     udp=12B5,                 ATTENTION ports-busy
            udp=0044,                     udp=1F0A,                 ATTENTION ports-busy
            tcp=0016 0050,                tcp=0948,                 ATTENTION engine-port-busy
            engine=20.10.5,               engine=26.1.5,            ATTENTION no-cluster-store
            swarm=inactive,               swarm=active,             ATTENTION swarm-active
            store=,                       store=etcd://x:2379,      ATTENTION store-in-use
            ip_vs=yes,                    ip_vs=no,                 ATTENTION no-ipvs
            memory=2000,                  memory=300,               ATTENTION memory-low
            """)
    void should_find_each_trouble_and_only_that(String from, String to, String expected) {
        assertThat(findings(host("a", from, to), host("b"))).containsExactly(expected);
    }

    @Test
    void should_take_the_ports_of_a_swarm_for_its_own() {
        assertThat(findings(host("a", "swarm=inactive", "swarm=active", "tcp=0016 0050", "tcp=0949 1F0A"), host("b")))
                .containsExactly("ATTENTION swarm-active");
    }

    @Test
    void should_not_take_a_slow_answer_for_a_wrong_clock() {
        // given
        var slow = Observed.seen(
                listed("a"),
                ADDRESS,
                FactsReader.parse(GOOD.formatted("a", "a"), NOW.minusSeconds(20), NOW.plusSeconds(20)));

        // when / then
        assertThat(findings(slow, host("b"))).isEmpty();
    }

    @Test
    void should_say_which_labs_run_where() {
        // given
        var down = Observed.silent(listed("c"), new Problem(Text.of("problem.adopt.unreachable")));
        var two = new Suitability(List.of(host("a"), host("b"), down));

        // when / then
        assertThat(two.of(OVERLAY).fits()).isTrue();
        assertThat(two.of(OVERLAY).hosts()).containsExactly("a", "b");
        assertThat(two.of(SWARM).fits()).isTrue();
        assertThat(two.of(OVERLAY).why()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            engine=20.10.5,   engine=26.1.5,   adopt.no-cluster-store, true
            backend=consul,   backend=zookeeper, adopt.no-backend,     true
            swarm=inactive,   swarm=active,    adopt.swarm-active,     false
            address=eth1,     address=ens4,    adopt.no-interface,     true
            tcp=0016 0050,    tcp=2134,        adopt.ports-busy,       true
            vxlan=yes,        vxlan=no,        adopt.no-vxlan,         false
            """)
    void should_say_why_a_lab_cannot_run(String from, String to, String reason, boolean swarmFits) {
        // given
        var suitability = new Suitability(List.of(host("a", from, to), host("b")));

        // when
        var overlay = suitability.of(OVERLAY);

        // then
        assertThat(overlay.fits()).isFalse();
        assertThat(overlay.hosts()).containsExactly("b");
        assertThat(overlay.why().get(0).key()).isEqualTo("adopt.too-few-hosts");
        assertThat(overlay.why().get(1).arguments().get("why"))
                .extracting(it -> ((Text) it).key())
                .isEqualTo(reason);
        assertThat(suitability.of(SWARM).fits()).isEqualTo(swarmFits);
    }

    @Test
    void should_send_a_lab_that_needs_ip_vs_to_hosts_that_have_it() {
        // when
        var fit = new Suitability(List.of(host("a", "ip_vs=yes", "ip_vs=no"), host("b"))).of(SWARM);

        // then
        assertThat(fit.fits()).isFalse();
        assertThat(fit.hosts()).containsExactly("b");
        assertThat(fit.why().get(1).arguments().get("why"))
                .isEqualTo(Text.of("adopt.lacks", "what", Text.of("ability.ingress")));
    }

    @Test
    void should_refuse_a_lab_that_needs_more_than_a_host_lets_us_do() {
        // given
        var demanding = new LabDemands(
                "drill", List.of(Ability.POWER, Ability.INTERNET), 1, 768, Set.of(), Set.of(), false, Set.of());

        // when
        var fit = new Suitability(List.of(host("a"), host("b", "way-out=yes", "way-out=no"))).of(demanding);

        // then
        assertThat(fit.fits()).isFalse();
        assertThat(fit.hosts()).containsExactly("a");
        assertThat(fit.why()).extracting(Text::key).containsExactly("adopt.beyond-hosts", "adopt.on-host");
    }

    @Test
    void should_read_from_a_labs_commands_what_it_wants() {
        // when
        var demands = LabDemands.of(LabLibrary.shipped().load("overlay-consul"));

        // then
        assertThat(demands)
                .isEqualTo(new LabDemands(
                        "overlay-consul", List.of(), 3, 1024, Set.of("consul"), Set.of("eth1"), false, Set.of(8500)));
    }

    @ParameterizedTest
    @CsvSource({"overlay-consul, consul", "overlay-etcd, etcd", "overlay-zookeeper, zookeeper"})
    void should_call_stores_as_hosts_call_them(String lab, String store) {
        assertThat(LabDemands.of(LabLibrary.shipped().load(lab)).stores()).containsExactly(store);
    }

    @Test
    void should_make_nothing_of_nonsense() {
        // when
        var facts = FactsReader.parse("now=x\nmemory=-5\ntcp=ZZ FFFFF\naddress=eth0\n=\nend=yes\n", NOW, NOW);

        // then
        assertThat(facts.memoryMb()).isZero();
        assertThat(facts.busyTcp()).isEmpty();
        assertThat(facts.addresses()).isEmpty();
        assertThat(facts.engine()).isEmpty();
        assertThat(new Suitability(List.of(Observed.seen(listed("a"), ADDRESS, facts)))
                        .of(OVERLAY)
                        .fits())
                .isFalse();
        assertThat(Level.values()).hasSize(2);
    }
}
