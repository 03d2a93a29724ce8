package dev.overlaylab.labs.cluster.dockermachine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import dev.overlaylab.i18n.Catalogue;
import dev.overlaylab.i18n.Language;
import dev.overlaylab.labs.cluster.Learner;
import dev.overlaylab.labs.driver.MachineRecord;
import dev.overlaylab.labs.driver.MachineSpec;
import dev.overlaylab.labs.driver.Progress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** docker-machine on hosts that are somebody's: shown, asked, and never switched off. */
class ChangesOfHostTest {
    private static final String MADE =
            "no\n== ca.pem\nca\n== server.pem\nserver\n== server-key.pem\nkey\n== id_rsa.pub\nssh-ed25519 AAAA\n";

    @TempDir
    Path ledger;

    private final List<String> scripts = new ArrayList<>();
    private String kind = "x86_64";
    private SomebodysDriver driver = new SomebodysDriver(false, 2);

    /** Has one host, at an address of its own. */
    private static final class SomebodysDriver extends InMemoryDriver {
        private final boolean agreed;
        private final int containers;

        SomebodysDriver(boolean agreed, int containers) {
            this.agreed = agreed;
            this.containers = containers;
        }

        @Override
        public boolean ownsMachines() {
            return false;
        }

        @Override
        public Optional<String> label() {
            return Optional.of("lab=its-token");
        }

        @Override
        public String certificates() {
            return "/etc/docker/ours";
        }

        @Override
        public String addressFor(String name, String free) {
            return "10.0.0.7";
        }

        @Override
        public Optional<Changes> changes(MachineSpec spec) {
            return Optional.of(new Changes("srv7", List.of("systemctl restart docker"), containers, agreed));
        }
    }

    @BeforeEach
    void workstation() {
        driver.create(
                new MachineSpec("workstation", MachineSpec.Role.WORKSTATION, "192.168.99.1", 512, List.of()),
                Progress.NONE);
    }

    private TypedCall type(int expectedStatus, TypedCall call) {
        var machine = new DockerMachine(
                driver,
                name -> new AnsweringConnection(name, command -> {
                    scripts.add(command.script());
                    return answer(command.script());
                }),
                Learner.OF_IMAGE,
                ledger,
                new Words(Catalogue.ofProduct(), () -> Language.EN),
                Map.of(),
                progress -> {
                    throw new UnsupportedOperationException();
                });
        assertThat(machine.run(call))
                .as(() -> call.printed() + call.complained())
                .isEqualTo(expectedStatus);
        return call;
    }

    private @Nullable String answer(String script) {
        if (script.startsWith("docker image inspect --format")) {
            return null;
        }
        return script.contains("certs server") ? MADE : script.equals("uname -m") ? kind : "";
    }

    private List<String> machines() {
        return driver.list().stream().map(MachineRecord::name).toList();
    }

    @Test
    void should_show_the_commands_and_go_on_after_a_yes() {
        // when
        var call = type(0, new TypedCall("create", "-d", "virtualbox", "demo0").answering("y"));

        // then
        assertThat(call.printed())
                .contains(
                        "srv7", "    systemctl restart docker\n", "the lab’s: 2", "[y/N]", "Docker is up and running!")
                .doesNotContain("Starting the VM");
        assertThat(call.printed().indexOf("systemctl restart docker"))
                .isLessThan(call.printed().indexOf("Creating machine..."));
        assertThat(driver.spec("demo0").address()).isEqualTo("10.0.0.7");
        assertThat(scripts).noneMatch(it -> it.contains("authorized_keys"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "n", "no", "yesterday", "Y E S"})
    void should_do_nothing_without_a_clear_yes(String answer) {
        // when
        var call = type(1, new TypedCall("create", "-d", "virtualbox", "demo0").answering(answer));

        // then
        assertThat(call.complained()).contains("Nothing was done on srv7");
        assertThat(machines()).containsExactly("workstation");
    }

    @Test
    void should_show_the_commands_also_when_the_owner_agreed_in_advance() {
        // given
        driver = new SomebodysDriver(true, 0);

        // when
        var call = type(0, new TypedCall("create", "-d", "virtualbox", "demo0"));

        // then
        assertThat(call.printed()).contains("    systemctl restart docker\n").doesNotContain("[y/N]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"stop", "kill", "restart", "ssh"})
    void should_not_do_to_somebodys_host_what_is_done_to_machines_of_ours(String command) {
        // given
        type(0, new TypedCall("create", "-d", "virtualbox", "demo0").answering("y"));

        // when
        var call = type(1, new TypedCall(command, "demo0"));

        // then
        assertThat(call.complained()).contains("docker-machine " + command);
        assertThat(driver.list()).extracting(MachineRecord::state).containsOnly(MachineRecord.State.RUNNING);
        assertThat(call.became()).isEmpty();
    }

    @Test
    void should_run_a_command_on_somebodys_host_as_the_user_who_has_the_way_in() {
        // given
        type(0, new TypedCall("create", "-d", "virtualbox", "demo0").answering("y"));
        scripts.clear();

        // when
        var call = type(0, new TypedCall("ssh", "demo0", "--", "echo", "it's here"));

        // then
        assertThat(call.became()).isEmpty();
        assertThat(scripts)
                .singleElement(STRING)
                .startsWith("user='root'\n")
                .endsWith(" --init-groups sh -c 'echo it'\\''s here'");
    }

    @Test
    void should_show_what_classic_swarm_puts_there_and_mark_it_so_that_it_goes_again() {
        // when
        var call = type(
                0,
                new TypedCall(
                                "create",
                                "--swarm",
                                "--swarm-master",
                                "--swarm-image=brought",
                                "--swarm-discovery=consul://10.0.0.1:8500",
                                "demo0")
                        .answering("y"));

        // then
        var containers =
                scripts.stream().filter(it -> it.startsWith("docker run ")).toList();
        assertThat(containers).hasSize(2).allSatisfy(it -> {
            assertThat(it).contains(" --label lab=its-token ");
            assertThat(call.printed()).contains("    " + it + "\n");
        });
        assertThat(call.printed()).contains("    docker pull brought\n");
        assertThat(containers.get(0)).contains(" -v /etc/docker/ours:/etc/docker ");
        assertThat(call.printed().indexOf(containers.get(0)))
                .isLessThan(call.printed().indexOf("[y/N]"));
    }

    @Test
    void should_not_hand_its_image_to_a_host_of_another_kind() {
        // given
        kind = "riscv64";

        // when
        var call = type(
                1,
                new TypedCall("create", "--swarm", "--swarm-discovery=consul://10.0.0.1:8500", "demo0").answering("y"));

        // then
        assertThat(call.complained()).contains("riscv64", "--swarm-image", "docker-machine rm demo0");
        assertThat(scripts).noneMatch(it -> it.startsWith("docker run "));
    }
}
