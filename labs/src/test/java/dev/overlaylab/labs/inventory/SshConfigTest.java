package dev.overlaylab.labs.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.overlaylab.i18n.Problem;
import dev.overlaylab.labs.inventory.Inventory.Kind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** OpenSSH configurations, read as ssh itself reads them. */
class SshConfigTest {
    @TempDir
    Path home;

    private SshDefaults defaults;

    @BeforeEach
    void makeHome() throws IOException {
        Files.createDirectories(home.resolve(".ssh/conf.d"));
        Files.writeString(home.resolve(".ssh/id_ed25519"), "a key");
        defaults = new SshDefaults(home, "me", Map.of("SSH_AUTH_SOCK", "/run/agent.sock", "KEYS", "/keys"));
    }

    private Inventory read(String text) {
        try {
            return new Inventories(defaults)
                    .read("config", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), home);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private InventoryHost host(String text, String alias) {
        return read(text).only(List.of(alias)).hosts().get(0);
    }

    @Test
    void should_take_the_usual_for_what_is_not_said() {
        // when
        var host = host("Host node1\n", "node1");

        // then
        assertThat(host.host()).isEqualTo("node1");
        assertThat(host.port()).isEqualTo(22);
        assertThat(host.user()).isEqualTo("me");
        assertThat(host.keys().files()).containsExactly(home.resolve(".ssh/id_ed25519"));
        assertThat(host.keys().agent()).contains(Path.of("/run/agent.sock"));
        assertThat(host.keys().onlyFiles()).isFalse();
        assertThat(host.knownHosts()).contains(home.resolve(".ssh/known_hosts"));
        assertThat(host.jumps()).isEmpty();
    }

    @Test
    void should_let_the_first_line_that_counts_decide_and_gather_key_files() {
        // given
        var config = """
                # mine
                Host node1 node2
                    HostName %h.example.org
                    IdentityFile ~/.ssh/%n-%r
                    Port=2201
                Host node*
                    Port 2299
                    User "ubuntu"
                    IdentityFile = ${KEYS}/lab
                    IdentitiesOnly yes
                Host * !node2
                    HostKeyAlias pinned
                """;

        // when
        var node1 = host(config, "node1");
        var node2 = host(config, "node2");

        // then
        assertThat(node1.host()).isEqualTo("node1.example.org");
        assertThat(node1.port()).isEqualTo(2201);
        assertThat(node1.user()).isEqualTo("ubuntu");
        assertThat(node1.keys().files()).containsExactly(home.resolve(".ssh/node1-ubuntu"), Path.of("/keys/lab"));
        assertThat(node1.keys().onlyFiles()).isTrue();
        assertThat(node1.knownAs()).isEqualTo("pinned");
        assertThat(node2.knownAs()).isEqualTo("node2.example.org");
        assertThat(read(config).hosts()).extracting(InventoryHost::name).containsExactly("node1", "node2");
    }

    @Test
    void should_read_what_is_included_under_the_conditions_of_its_place() throws IOException {
        // given
        Files.writeString(home.resolve(".ssh/conf.d/10-lab"), "Host node1\n  Port 2201\n");
        Files.writeString(home.resolve(".ssh/conf.d/20-all"), "User lab\n");
        Files.writeString(home.resolve(".ssh/conf.d/.hidden"), "Port 1\n");
        Files.writeString(home.resolve(".ssh/conf.d/only"), "HostName inner.example.org\n");
        var config = "Host node2\n  Include conf.d/only\nHost *\nInclude conf.d/[12]* conf.d/absent\n";

        // when
        var node1 = host(config, "node1");
        var node2 = host(config, "node2");

        // then
        assertThat(List.of(node1.port(), node2.port())).containsExactly(2201, 22);
        assertThat(List.of(node1.user(), node2.user())).containsExactly("lab", "lab");
        assertThat(List.of(node1.host(), node2.host())).containsExactly("node1", "inner.example.org");
    }

    @Test
    void should_follow_match_as_far_as_it_asks_about_names() {
        // given
        var config = """
                Host node1
                    HostName 10.0.0.1
                Match host 10.0.0.* originalhost node1,node9 !localuser root
                    Port 2201
                Match all
                    User lab
                """;

        // when / then
        assertThat(host(config, "node1").port()).isEqualTo(2201);
        assertThat(host(config, "node1").user()).isEqualTo("lab");
        assertThatThrownBy(() -> read("Host node1\nMatch exec \"touch /tmp/owned\"\n  Port 1\n"))
                .isInstanceOf(Problem.class)
                .hasMessageStartingWith("problem.inventory.match")
                .hasMessageContaining("line=2");
    }

    @Test
    void should_know_the_whole_way_through_jump_hosts() {
        // given
        var config = """
                Host gate
                    HostName 203.0.113.1
                    User gatekeeper
                Host inner
                    HostName 10.0.0.2
                    ProxyJump gate
                Host node1
                    HostName 10.1.0.1
                    ProxyJump lab@inner:2222
                Host node2
                    ProxyJump ssh://gate:2200,[fd00::2]:22
                Host direct
                    ProxyJump none
                """;

        // when
        var node1 = host(config, "node1");
        var node2 = host(config, "node2");

        // then
        assertThat(node1.jumps())
                .extracting(it -> it.user() + "@" + it.host() + ":" + it.port())
                .containsExactly("gatekeeper@203.0.113.1:22", "lab@10.0.0.2:2222");
        assertThat(node2.jumps())
                .extracting(it -> it.user() + "@" + it.host() + ":" + it.port())
                .containsExactly("gatekeeper@203.0.113.1:2200", "me@fd00::2:22");
        assertThat(node1.jumps()).allSatisfy(it -> assertThat(it.jumps()).isEmpty());
        assertThat(host(config, "direct").jumps()).isEmpty();
    }

    @Test
    void should_refuse_a_way_that_leads_in_a_circle() {
        assertThatThrownBy(() -> read("Host a\nProxyJump b\nHost b\nProxyJump a\n"))
                .isInstanceOf(Problem.class)
                .hasMessageStartingWith("problem.inventory.jump-loop")
                .hasMessageContaining("a → b → a");
    }

    @Test
    void should_refuse_to_run_a_program_of_the_configuration() {
        assertThatThrownBy(() -> read("Host a\nProxyCommand ssh -W %h:%p gate\n"))
                .isInstanceOf(Problem.class)
                .hasMessageStartingWith("problem.inventory.proxy-command");
        assertThat(host("Host a\nProxyJump gate\nProxyCommand nc %h %p\nHost gate\n", "a")
                        .jumps())
                .hasSize(1);
    }

    @Test
    void should_say_what_it_does_not_follow() {
        // when
        var inventory = read("Host a\nStrictHostKeyChecking no\nForwardAgent yes\nUserKnownHostsFile /dev/null\n");

        // then
        assertThat(inventory.notes())
                .extracting(it -> it.key())
                .containsExactly("inventory.note.strict", "inventory.note.forward-agent");
        assertThat(inventory.hosts().get(0).knownHosts()).containsExactly(Path.of("/dev/null"));
    }

    @Test
    void should_tell_what_vagrant_and_lima_print() {
        // when
        var vagrant = read("""
                Host node1
                  HostName 127.0.0.1
                  User vagrant
                  Port 2222
                  UserKnownHostsFile /dev/null
                  StrictHostKeyChecking no
                  PasswordAuthentication no
                  IdentityFile "/home/me/my lab/.vagrant/machines/node1/virtualbox/private_key"
                  IdentitiesOnly yes
                  LogLevel FATAL
                """);
        var lima = read("""
                # This SSH config file can be passed to 'ssh -F'.
                Host lima-default
                  IdentityFile "/home/me/.lima/_config/user"
                  StrictHostKeyChecking no
                  NoHostAuthenticationForLocalhost yes
                  ControlPath "/home/me/.lima/default/ssh.sock"
                  User me
                  Hostname 127.0.0.1
                  Port 60022
                """);

        // then
        assertThat(vagrant.kind()).isEqualTo(Kind.VAGRANT);
        assertThat(vagrant.hosts().get(0).keys().files())
                .containsExactly(Path.of("/home/me/my lab/.vagrant/machines/node1/virtualbox/private_key"));
        assertThat(lima.kind()).isEqualTo(Kind.LIMA);
        assertThat(lima.hosts().get(0).port()).isEqualTo(60_022);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host a\nPort 0\n",
                "Host a\nPort 65536\n",
                "Host a\nPort many\n",
                "Host a\nHostName -oProxyCommand=touch\n",
                "Host a\nUser \"x y\"\n",
                "Host a\nHostName \"a\n",
                "Host a\nPort\n",
                "Host a\nIdentityFile %Z\n",
                "Host a\nIdentityFile ${NOT_SET}/key\n",
                "Host *\nUser x\n",
                "Include ~/.ssh/loop\nHost a\n"
            })
    void should_refuse_what_makes_no_sense_with_its_place(String config) throws IOException {
        // given
        Files.writeString(home.resolve(".ssh/loop"), "Include loop\n");

        // when / then
        assertThatThrownBy(() -> read(config)).isInstanceOf(Problem.class).hasMessageStartingWith("problem.inventory.");
    }
}
