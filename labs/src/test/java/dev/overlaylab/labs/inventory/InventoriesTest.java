package dev.overlaylab.labs.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.overlaylab.i18n.Catalogue;
import dev.overlaylab.i18n.Language;
import dev.overlaylab.i18n.Problem;
import dev.overlaylab.labs.inventory.Inventory.Kind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every kind of list, told by its content. */
class InventoriesTest {
    private static final String YAML = """
            hosts:
              - gate
              - name: node1
                host: 10.0.0.1
                port: 2201
                user: ubuntu
                key: keys/lab
                jump: gate
                address: 192.168.56.11
                workstation: yes
              - {name: node2, host-key: "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAA"}
            """;
    private static final String CSV = "name;host;port;user;key;jump;workstation\r\n"
            + "gate;203.0.113.1;;;;;\r\n"
            + "# a remark\r\n"
            + "\"node1\";10.0.0.1;2201;ubuntu;keys/lab;\"lab@gate:2200\";yes\r\n\r\n";
    private static final String MULTIPASS = """
            {"errors": [], "info": {
              "node1": {"ipv4": ["10.122.7.2", "172.17.0.1"], "state": "Running"},
              "node2": {"ipv4": [], "state": "Stopped"}}}
            """;
    private static final String DOCKER_MACHINE = """
            {"ConfigVersion": 3, "DriverName": "%s", "Name": "mhs-demo0",
             "Driver": {"IPAddress": "192.168.99.100", "MachineName": "mhs-demo0", "SSHUser": "docker",
                        "SSHPort": %d, "SSHKeyPath": "/home/me/.docker/machine/machines/mhs-demo0/id_rsa"}}
            """;

    @TempDir
    Path folder;

    private Inventory read(String text) {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    private Inventory read(byte[] bytes) {
        var defaults = new SshDefaults(folder.resolve("home"), "me", Map.of());
        try {
            return new Inventories(defaults).read("list", new ByteArrayInputStream(bytes), folder);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void should_read_a_list_in_yaml() {
        // when
        var inventory = read(YAML);

        // then
        assertThat(inventory.kind()).isEqualTo(Kind.YAML);
        assertThat(inventory.hosts()).extracting(InventoryHost::name).containsExactly("gate", "node1", "node2");
        var node1 = inventory.hosts().get(1);
        assertThat(node1.keys().files()).containsExactly(folder.resolve("keys/lab"));
        assertThat(node1.jumps()).extracting(InventoryHost::host).containsExactly("gate");
        assertThat(node1.address()).isEqualTo("192.168.56.11");
        assertThat(node1.workstation()).isTrue();
        assertThat(inventory.hosts().get(2).hostKey()).startsWith("ssh-ed25519 ");
    }

    @Test
    void should_read_a_table_with_any_separator_and_a_byte_order_mark() {
        for (var text : List.of(CSV, "\uFEFF" + CSV, CSV.replace(';', '\t'), CSV.replace(';', ','))) {
            // when
            var inventory = read(text);

            // then
            assertThat(inventory.kind()).isEqualTo(Kind.CSV);
            var node1 = inventory.hosts().get(1);
            assertThat(node1.port()).isEqualTo(2201);
            assertThat(node1.jumps())
                    .extracting(it -> it.user() + "@" + it.host() + ":" + it.port())
                    .containsExactly("lab@203.0.113.1:2200");
            assertThat(node1.workstation()).isTrue();
        }
    }

    @Test
    void should_read_what_multipass_prints_and_leave_out_what_does_not_run() {
        // when
        var inventory = read(MULTIPASS);

        // then
        assertThat(inventory.kind()).isEqualTo(Kind.MULTIPASS);
        assertThat(inventory.hosts())
                .extracting(it -> it.name() + " " + it.user() + "@" + it.host())
                .containsExactly("node1 ubuntu@10.122.7.2");
        assertThat(inventory.notes()).extracting(it -> it.key()).containsExactly("inventory.note.not-running");
    }

    @ParameterizedTest
    @CsvSource({"generic, 22, 192.168.99.100", "virtualbox, 54321, 127.0.0.1"})
    void should_read_the_store_of_docker_machine(String driver, int port, String host) throws IOException {
        // given
        var machine = Files.createDirectories(folder.resolve("store/machines/mhs-demo0"));
        Files.writeString(machine.resolve("config.json"), DOCKER_MACHINE.formatted(driver, port));
        var inventories = new Inventories(new SshDefaults(folder, "me", Map.of()));

        for (var path : List.of(folder.resolve("store"), folder.resolve("store/machines"), machine)) {
            // when
            var inventory = inventories.read(path);

            // then
            assertThat(inventory.kind()).isEqualTo(Kind.DOCKER_MACHINE);
            var seen = inventory.hosts().get(0);
            assertThat(seen.user() + "@" + seen.host() + ":" + seen.port()).isEqualTo("docker@" + host + ":" + port);
            assertThat(seen.address()).isEqualTo("192.168.99.100");
            assertThat(seen.keys().files()).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                                                     | problem.inventory.empty
            '   '                                                  | problem.inventory.empty
            '#name;host'                                           | problem.inventory.empty
            dear diary                                             | problem.inventory.not-recognised
            {}                                                     | problem.inventory.not-recognised
            {"info": {}}                                           | problem.inventory.no-hosts
            {"info": {"a": {"ipv4": [], "state": "Stopped"}}}      | problem.inventory.none-running
            {"info": {"a": {"ipv4": ["10.0.0.1"]                   | problem.inventory.format
            {"Driver": {"IPAddress": "", "MachineName": "a"}}      | problem.inventory.value
            hosts:                                                 | problem.inventory.format
            hosts: []                                              | problem.inventory.no-hosts
            hosts: [a, A]                                          | problem.inventory.host-twice
            hosts: [{nam: a}]                                      | problem.inventory.key-unknown
            hosts: [{port: 22}]                                    | problem.inventory.key-missing
            hosts: [{name: a, port: 99999}]                        | problem.inventory.value
            hosts: [{name: a, workstation: maybe}]                 | problem.inventory.value
            hosts: [{name: a, host-key: nonsense}]                 | problem.inventory.value
            hosts: [{name: a, jump: b}, {name: b, jump: a}]        | problem.inventory.jump-loop
            hosts: [-oProxyCommand=x]                              | problem.inventory.value
            hosts: [                                               | problem.inventory.format
            hosts: [a, *b]                                         | problem.inventory.format
            """)
    void should_say_what_is_wrong_with_a_list(String text, String key) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(Problem.class).hasMessageStartingWith(key + " ");
    }

    @Test
    void should_say_what_is_wrong_with_a_table() {
        assertThatThrownBy(() -> read("name,colour\na,red\n")).hasMessageStartingWith("problem.inventory.key-unknown");
        assertThatThrownBy(() -> read("name,host\na,b,c\n"))
                .hasMessageStartingWith("problem.inventory.cells")
                .hasMessageContaining("line=2");
        assertThatThrownBy(() -> read("name,host\n\"a,b\n")).hasMessageStartingWith("problem.inventory.format");
        assertThatThrownBy(() -> read("name,host\n")).hasMessageStartingWith("problem.inventory.no-hosts");
    }

    @Test
    void should_refuse_other_encodings_and_heaps_of_text() {
        assertThatThrownBy(() -> read("name,host\nノード,10.0.0.1\n".getBytes(Charset.forName("Shift_JIS"))))
                .hasMessageStartingWith("problem.inventory.encoding")
                .hasMessageContaining("line=2");
        assertThatThrownBy(() -> read("#".repeat(2_000_000).getBytes(StandardCharsets.US_ASCII)))
                .hasMessageStartingWith("problem.inventory.too-large");
        assertThatThrownBy(() -> read("hosts: " + "[".repeat(50_000))).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> read("{\"hosts\": " + "[".repeat(50_000))).isInstanceOf(Problem.class);
    }

    @Test
    void should_say_that_a_file_cannot_be_read() {
        var inventories = new Inventories(new SshDefaults(folder, "me", Map.of()));
        assertThatThrownBy(() -> inventories.read(folder.resolve("absent")))
                .hasMessageStartingWith("problem.inventory.unreadable");
        assertThatThrownBy(() -> inventories.read(folder)).hasMessageStartingWith("problem.inventory.no-store");
    }

    @Test
    void should_list_the_valid_names_when_one_is_unknown() {
        assertThatThrownBy(() -> read(YAML).only(List.of("node9")))
                .hasMessageStartingWith("problem.inventory.unknown-host")
                .hasMessageContaining("gate, node1, node2");
    }

    /** Whatever is cut off, doubled or turned around: a list or a problem comes out, nothing else. */
    @Test
    void should_never_fail_in_another_way() {
        var seed = new Random().nextLong();
        var random = new Random(seed);
        var catalogue = Catalogue.ofProduct();
        var samples = List.of(
                YAML, CSV, MULTIPASS, DOCKER_MACHINE.formatted("generic", 22), "Host a b*\n Port 22\nInclude x\n");
        for (int round = 0; round < 3000; round++) {
            var bytes = samples.get(random.nextInt(samples.size())).getBytes(StandardCharsets.UTF_8);
            for (int change = random.nextInt(4); change >= 0; change--) {
                bytes[random.nextInt(bytes.length)] =
                        (byte) "\n\t \"':=,;{}[]-#*%$\\a0\0\u00ff".charAt(random.nextInt(23));
            }
            var text = new String(bytes, 0, random.nextInt(bytes.length) + 1, StandardCharsets.ISO_8859_1);
            try {
                assertThat(read(text).hosts()).isNotEmpty();
            } catch (Problem e) {
                assertThat(catalogue.say(Language.JA, e.text())).isNotBlank();
                assertThat(catalogue.sayNext(Language.JA, e.text())).isNotBlank();
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + seed + ": " + text, e);
            }
        }
    }
}
