package dev.overlaylab.labs.cluster.dockermachine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overlaylab.checkers.machine.Command;
import dev.overlaylab.checkers.machine.MachineException;
import dev.overlaylab.i18n.Catalogue;
import dev.overlaylab.i18n.Language;
import dev.overlaylab.i18n.Problem;
import dev.overlaylab.labs.cluster.Learner;
import dev.overlaylab.labs.driver.MachineRecord;
import dev.overlaylab.labs.driver.MachineSpec;
import dev.overlaylab.labs.driver.Progress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every sub-command prints, asks and decides; the machines are records, the workstation's answers a table. */
class DockerMachineTest {
    private static final String MADE = """
            no
            == ca.pem
            CA
            == server.pem
            SERVER
            == server-key.pem
            KEY
            == id_rsa.pub
            ssh-ed25519 AAAAlearner
            """;

    @TempDir
    Path ledger;

    private InMemoryDriver driver = new InMemoryDriver();
    private final List<String> scripts = new ArrayList<>();
    private boolean engineUp = true;
    private boolean engineStarting;
    private Language language = Language.EN;

    @BeforeEach
    void workstation() {
        driver.create(
                new MachineSpec("workstation", MachineSpec.Role.WORKSTATION, "192.168.99.1", 512, List.of()),
                Progress.NONE);
    }

    private DockerMachine dockerMachine() {
        return new DockerMachine(
                driver,
                name -> new AnsweringConnection(name, this::answer),
                Learner.OF_IMAGE,
                ledger,
                new Words(Catalogue.ofProduct(), () -> language),
                Map.of("mhs-demo0", 2048));
    }

    private @org.jspecify.annotations.Nullable String answer(Command command) throws MachineException {
        scripts.add(command.script());
        if (command.script().contains("overlaylab/certs server")) {
            return MADE;
        }
        if (command.script().contains("/version")) {
            if (!engineUp) {
                return command.script().contains("wait") ? "" : null;
            }
            return "mh-keystore {\"Version\":\"20.10.5\"}\nmhs-demo0 {\"Version\":\"20.10.5\"}\n";
        }
        if (command.script().startsWith("pgrep")) {
            return engineStarting ? "" : null;
        }
        return command.script().contains("journalctl") ? "level=fatal msg=\"no address\"" : "";
    }

    private TypedCall type(int expectedStatus, String... words) {
        return type(expectedStatus, new TypedCall(words));
    }

    private TypedCall type(int expectedStatus, TypedCall call) {
        assertThat(dockerMachine().run(call))
                .as(() -> call.printed() + call.complained())
                .isEqualTo(expectedStatus);
        return call;
    }

    @Test
    void should_create_a_machine_with_the_familiar_progress() {
        var call = type(0, "create", "-d", "virtualbox", "mh-keystore");

        assertThat(call.printed()).isEqualTo("""
                Running pre-create checks...
                (overlaylab: "-d virtualbox" is accepted; the machine is really made by the "memory" driver of overlaylab.)
                Creating machine...
                (mh-keystore) Creating SSH key...
                (mh-keystore) Starting the VM...
                (mh-keystore) Waiting for an IP...
                Waiting for machine to be running, this may take a few minutes...
                Detecting operating system of created instance...
                Waiting for SSH to be available...
                Detecting the provisioner...
                Provisioning with debian...
                Copying certs to the local machine directory...
                Copying certs to the remote machine...
                Setting Docker configuration on the remote daemon...
                Checking connection to Docker...
                Docker is up and running!
                To see how to connect your Docker Client to the Docker Engine running on this virtual machine, run: docker-machine env mh-keystore
                """);
        assertThat(call.complained()).isEmpty();
        assertThat(driver.spec("mh-keystore").address()).isEqualTo("192.168.99.100");
    }

    @Test
    void should_configure_the_engine_as_asked() {
        type(
                0,
                "create",
                "-d",
                "virtualbox",
                "--engine-opt=cluster-store=consul://192.168.99.100:8500",
                "--engine-opt",
                "cluster-advertise=eth1:2376",
                "--engine-label",
                "rack=a=b",
                "--engine-opt",
                "debug",
                "--engine-opt=log-opt=max-size=1m",
                "--engine-opt=mtu=1400",
                "--engine-insecure-registry",
                "r:5000",
                "--engine-storage-driver",
                "overlay2",
                "--engine-env",
                "A=b",
                "mhs-demo0");

        var spec = driver.spec("mhs-demo0");
        assertThat(spec.memoryMb()).isEqualTo(2048);
        assertThat(spec.role()).isEqualTo(MachineSpec.Role.ENGINE);
        assertThat(spec.files())
                .contains(
                        new MachineSpec.MachineFile("/etc/docker/ca.pem", "CA\n", 0644),
                        new MachineSpec.MachineFile("/etc/docker/server.pem", "SERVER\n", 0644),
                        new MachineSpec.MachineFile("/etc/docker/server-key.pem", "KEY\n", 0600),
                        new MachineSpec.MachineFile("/etc/default/docker", "A=b\n", 0644));
        assertThat(spec.files().get(3).content()).isEqualTo("""
                {
                  "hosts" : [ "unix:///var/run/docker.sock", "tcp://0.0.0.0:2376" ],
                  "tlsverify" : true,
                  "tlscacert" : "/etc/docker/ca.pem",
                  "tlscert" : "/etc/docker/server.pem",
                  "tlskey" : "/etc/docker/server-key.pem",
                  "labels" : [ "provider=virtualbox", "rack=a=b" ],
                  "insecure-registries" : [ "r:5000" ],
                  "storage-driver" : "overlay2",
                  "cluster-store" : "consul://192.168.99.100:8500",
                  "cluster-advertise" : "eth1:2376",
                  "debug" : true,
                  "log-opts" : {
                    "max-size" : "1m"
                  },
                  "mtu" : 1400
                }
                """);
    }

    @Test
    void should_take_the_next_free_address() {
        type(0, "create", "a");
        type(0, "create", "b");
        type(0, "create", "c");
        type(0, "rm", "-y", "b");
        type(0, "create", "d");

        assertThat(driver.list())
                .extracting(MachineRecord::address)
                .containsExactly("192.168.99.1", "192.168.99.100", "192.168.99.102", "192.168.99.101");
    }

    @Test
    void should_take_options_of_cloud_drivers_and_say_that_they_do_nothing() {
        var call = type(
                0,
                "create",
                "--driver",
                "digitalocean",
                "--digitalocean-access-token",
                "s3cret",
                "--digitalocean-region=sgp1",
                "--digitalocean-private-networking",
                "swarm-node0");

        assertThat(call.printed())
                .contains("--digitalocean-access-token, --digitalocean-private-networking, --digitalocean-region");
        assertThat(type(0, "inspect", "swarm-node0").printed())
                .contains("\"digitalocean-access-token\": \"\"", "\"digitalocean-region\": \"sgp1\"")
                .doesNotContain("s3cret");
        assertThat(type(0, "inspect", "-f", "{{.DriverName}} {{.ServedBy}}", "swarm-node0")
                        .printed())
                .isEqualTo("digitalocean memory\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "create | Error: No machine name specified",
                "create a b | Invalid command line. Found extra arguments [b]",
                "create a_b | Error creating machine: Invalid hostname specified. Allowed hostname chars are: 0-9a-zA-Z . -",
                "create -- -a | Error creating machine: Invalid hostname specified. Allowed hostname chars are: 0-9a-zA-Z . -",
                "create ../../x | Error creating machine: Invalid hostname specified. Allowed hostname chars are: 0-9a-zA-Z . -",
                "create workstation | Error creating machine: workstation is the name of the machine you are typing at. Choose another name.",
                "create -d nonsense a | Driver \"nonsense\" not found. Do you have the plugin binary \"docker-machine-driver-nonsense\" accessible in your PATH?",
                "create --nonsense a | Incorrect Usage.",
                "create a --engine-opt | Incorrect Usage.",
                "create --swarm --swarm-master a | Error creating machine: this version of overlaylab has no classic Swarm endpoint yet (--swarm…).",
                "ip nope | Docker machine \"nope\" does not exist. Use \"docker-machine ls\" to list machines. Use \"docker-machine create\" to add a new one.",
                "ip workstation | Docker machine \"workstation\" does not exist. Use \"docker-machine ls\" to list machines. Use \"docker-machine create\" to add a new one.",
                "env | Error: No machine name(s) specified and no \"default\" machine exists",
                "env a b | Error: Expected one machine name as an argument",
                "active | No active host found",
                "rm | Error: Expected to get one or more machine names as arguments",
                "ssh nope ls | Docker machine \"nope\" does not exist. Use \"docker-machine ls\" to list machines. Use \"docker-machine create\" to add a new one.",
                "scp a | Error: Incorrect number of arguments",
                "nonsense | docker-machine: 'nonsense' is not a docker-machine command. See 'docker-machine --help'.",
                "upgrade x | docker-machine upgrade: not offered by overlaylab, whose machines all come ready from one image. To start over: docker-machine rm NAME, then docker-machine create NAME",
                "ls --filter nonsense | Unsupported filter syntax.",
                "ls --filter a=b | Unsupported filter key 'a'",
            })
    void should_refuse_and_make_nothing(String line, String complaint) {
        var call = type(1, line.split(" "));

        assertThat(call.complained().lines().findFirst()).contains(complaint);
        assertThat(driver.list()).hasSize(1);
        assertThat(ledger.toFile().list()).isEmpty();
    }

    @Test
    void should_refuse_a_second_machine_of_a_name() {
        type(0, "create", "a");

        assertThat(type(1, "create", "a").complained()).isEqualTo("Docker machine \"a\" already exists\n");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void should_explain_in_the_learners_language_what_to_do_without_classic_swarm(Language reader) {
        language = reader;

        var call = type(1, "create", "--swarm", "--swarm-discovery=consul://x:8500", "n0");

        assertThat(call.complained())
                .startsWith("Error creating machine: ")
                .contains("eval \"$(docker-machine env n0)\"");
    }

    @Test
    void should_leave_nothing_when_the_driver_fails() {
        driver = new InMemoryDriver() {
            @Override
            public MachineRecord create(MachineSpec spec, Progress progress) {
                throw Problem.of("problem.workstation.unreachable", "detail", "no memory");
            }
        };

        var call = type(1, "create", "a");

        assertThat(call.complained())
                .startsWith("Error creating machine: Error in driver during machine creation: ")
                .contains("no memory", "Try again");
        assertThat(ledger.toFile().list()).isEmpty();
        assertThat(scripts).last().asString().contains("rm -rf", "/home/learner/.docker/machine/machines/a");
    }

    @Test
    void should_leave_nothing_when_it_is_cancelled() {
        driver = new InMemoryDriver() {
            @Override
            public MachineRecord create(MachineSpec spec, Progress progress) {
                var record = super.create(spec, progress);
                Thread.currentThread().interrupt();
                return record;
            }
        };

        type(1, "create", "a");

        assertThat(Thread.interrupted()).isTrue();
        assertThat(driver.list()).isEmpty();
        assertThat(ledger.toFile().list()).isEmpty();
    }

    @Test
    void should_keep_a_machine_whose_engine_does_not_come_up_and_say_why() {
        engineUp = false;

        var call = type(1, "create", "--engine-opt", "cluster-advertise=eth9:2376", "a");

        assertThat(call.complained())
                .startsWith("Error creating machine: Error running provisioning: Unable to verify the Docker daemon is "
                        + "listening: Maximum number of retries (10) exceeded\n")
                .contains("level=fatal msg=\"no address\"", "docker-machine rm a");
        assertThat(type(0, "status", "a").printed()).isEqualTo("Running\n");
        type(0, "rm", "-f", "a");
        assertThat(driver.list()).hasSize(1);
    }

    @Test
    void should_print_the_environment_for_bash() {
        type(0, "create", "mhs-demo0");

        assertThat(type(0, "env", "mhs-demo0").printed()).isEqualTo("""
                export DOCKER_TLS_VERIFY="1"
                export DOCKER_HOST="tcp://192.168.99.100:2376"
                export DOCKER_CERT_PATH="/home/learner/.docker/machine/machines/mhs-demo0"
                export DOCKER_MACHINE_NAME="mhs-demo0"
                # Run this command to configure your shell:\s
                # eval $(docker-machine env mhs-demo0)
                """);
    }

    @Test
    void should_print_the_environment_with_no_proxy_and_to_unset() {
        type(0, "create", "a");

        assertThat(type(0, new TypedCall("env", "--no-proxy", "a").with("NO_PROXY", "x"))
                        .printed())
                .contains("export NO_PROXY=\"x,192.168.99.100\"\n", "# eval $(docker-machine env --no-proxy a)");
        assertThat(type(0, "env", "-u").printed()).isEqualTo("""
                unset DOCKER_TLS_VERIFY
                unset DOCKER_HOST
                unset DOCKER_CERT_PATH
                unset DOCKER_MACHINE_NAME
                # Run this command to configure your shell:\s
                # eval $(docker-machine env -u)
                """);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fish | set -gx DOCKER_HOST \"tcp://192.168.99.100:2376\"; | # eval (docker-machine env --shell fish a)",
                "tcsh | setenv DOCKER_HOST \"tcp://192.168.99.100:2376\"; | : eval `docker-machine env --shell tcsh a`",
                "powershell | $Env:DOCKER_HOST = \"tcp://192.168.99.100:2376\" | # & docker-machine env --shell powershell a | Invoke-Expression",
                "cmd | SET DOCKER_HOST=tcp://192.168.99.100:2376 | REM \t@FOR /f \"tokens=*\" %i IN ('docker-machine env --shell cmd a') DO @%i",
                "emacs | (setenv \"DOCKER_HOST\" \"tcp://192.168.99.100:2376\") | ;; (with-temp-buffer (shell-command \"docker-machine env --shell emacs a\" (current-buffer)) (eval-buffer))",
                "bash | export DOCKER_HOST=\"tcp://192.168.99.100:2376\" | # eval $(docker-machine env --shell bash a)",
            })
    void should_speak_to_other_shells(String shell, String line, String hint) {
        type(0, "create", "a");

        var lines = type(0, "env", "--shell", shell, "a").printed().lines().toList();

        assertThat(lines.get(1)).isEqualTo(line);
        assertThat(lines.get(5)).startsWith(hint);
    }

    @Test
    void should_say_that_no_machine_is_a_swarm_master() {
        type(0, "create", "mhs-demo1");

        assertThat(type(1, "env", "--swarm", "mhs-demo1").complained())
                .isEqualTo(
                        "Error checking TLS connection: "
                                + "\"mhs-demo1\" is not a swarm master. The --swarm flag is intended for use with swarm masters.\n");
    }

    @Test
    void should_print_options_for_the_client() {
        type(0, "create", "a");

        assertThat(type(0, "config", "a").printed()).isEqualTo("""
                --tlsverify
                --tlscacert="/home/learner/.docker/machine/machines/a/ca.pem"
                --tlscert="/home/learner/.docker/machine/machines/a/cert.pem"
                --tlskey="/home/learner/.docker/machine/machines/a/key.pem"
                -H=tcp://192.168.99.100:2376
                """);
    }

    @Test
    void should_list_machines_in_the_documented_columns() {
        type(0, "create", "mhs-demo0");
        type(0, "create", "-d", "generic", "mh-keystore");
        type(0, "create", "stopped");
        type(0, "stop", "stopped");

        var call = type(0, new TypedCall("ls").with("DOCKER_HOST", "tcp://192.168.99.101:2376"));

        assertThat(call.printed()).isEqualTo("""
                NAME          ACTIVE   DRIVER       STATE     URL                         SWARM   DOCKER     ERRORS
                mh-keystore   *        generic      Running   tcp://192.168.99.101:2376           v20.10.5  \s
                mhs-demo0     -        virtualbox   Running   tcp://192.168.99.100:2376           v20.10.5  \s
                stopped       -        virtualbox   Stopped                                       Unknown
                """);
        assertThat(type(0, "ls", "-q").printed()).isEqualTo("mh-keystore\nmhs-demo0\nstopped\n");
        assertThat(type(0, "ls", "-q", "--filter", "name=mhs", "--filter", "state=Running")
                        .printed())
                .isEqualTo("mhs-demo0\n");
        assertThat(type(0, "ls", "--filter", "driver=generic", "-f", "{{.Name}}: {{.URL}}")
                        .printed())
                .isEqualTo("mh-keystore: tcp://192.168.99.101:2376\n");
        assertThat(type(0, "ls", "--format", "table {{.Name}}\\t{{.State}}").printed())
                .startsWith("NAME          STATE\n");
    }

    @Test
    void should_list_an_engine_that_does_not_answer_with_its_error() {
        type(0, "create", "a");
        engineUp = false;

        assertThat(type(0, "ls").printed())
                .endsWith("Unknown   Unable to query docker version: Cannot connect to the docker engine endpoint\n");
    }

    @Test
    void should_tell_address_url_status_and_the_active_one() {
        type(0, "create", "a");
        type(0, "create", "b");

        assertThat(type(0, "ip", "a", "b").printed()).isEqualTo("192.168.99.100\n192.168.99.101\n");
        assertThat(type(0, "url", "b").printed()).isEqualTo("tcp://192.168.99.101:2376\n");
        assertThat(type(0, "status", "b").printed()).isEqualTo("Running\n");
        assertThat(type(0, new TypedCall("active").with("DOCKER_HOST", "tcp://192.168.99.101:2376"))
                        .printed())
                .isEqualTo("b\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ip a", "url a"})
    void should_say_that_a_stopped_machine_does_not_run(String line) {
        type(0, "create", "a");
        assertThat(type(0, "stop", "a").printed()).isEqualTo("Stopping \"a\"...\nMachine \"a\" was stopped.\n");

        assertThat(type(1, line.split(" ")).complained()).isEqualTo("Host is not running\n");
        assertThat(type(1, "env", "a").complained()).isEqualTo("Error checking TLS connection: Host is not running\n");
        assertThat(type(0, "status", "a").printed()).isEqualTo("Stopped\n");
    }

    @Test
    void should_start_and_restart() {
        type(0, "create", "a");
        assertThat(type(0, "start", "a").printed()).contains("Machine \"a\" is already running.");
        type(0, "stop", "a");

        assertThat(type(0, "start", "a").printed()).isEqualTo("""
                Starting "a"...
                Machine "a" was started.
                Waiting for SSH to be available...
                Detecting the provisioner...
                Started machines may have new IP addresses. You may need to re-run the `docker-machine env` command.
                """);
        assertThat(type(0, "restart", "a").printed()).startsWith("Restarting \"a\"...\nMachine \"a\" was restarted.\n");
        assertThat(type(0, "status", "a").printed()).isEqualTo("Running\n");
    }

    @Test
    void should_ask_before_it_removes() {
        type(0, "create", "a");

        assertThat(type(0, new TypedCall("rm", "a").answering("n")).printed()).isEqualTo("""
                About to remove a
                WARNING: This action will delete both local reference and remote instance.
                Are you sure? (y/n):\s""");
        assertThat(driver.list()).hasSize(2);
        assertThat(type(0, new TypedCall("rm", "a").answering("y")).printed()).endsWith("Successfully removed a\n");
        assertThat(driver.list()).hasSize(1);
        assertThat(ledger.toFile().list()).isEmpty();
    }

    @Test
    void should_remove_what_exists_and_name_what_does_not() {
        type(0, "create", "a");

        var call = type(1, "rm", "-y", "nope", "a");

        assertThat(call.complained())
                .startsWith("Error removing host \"nope\": Docker machine \"nope\" does not exist.");
        assertThat(call.printed()).endsWith("Successfully removed a\n");
    }

    @Test
    void should_let_the_caller_become_ssh() {
        type(0, "create", "a");

        var call = type(0, "ssh", "a", "ls", "-l", "--", "$HOME");

        assertThat(call.became())
                .startsWith("ssh", "-F", "/dev/null")
                .contains(
                        "StrictHostKeyChecking=yes",
                        "UserKnownHostsFile=/home/learner/.docker/machine/machines/a/known_hosts")
                .endsWith(
                        "-i",
                        "/home/learner/.docker/machine/machines/a/id_rsa",
                        "docker@192.168.99.100",
                        "ls",
                        "-l",
                        "--",
                        "$HOME");
        assertThat(scripts.toString())
                .contains("192.168.99.100 '\\''ssh-ed25519 AAAAhostkey'\\'' > ")
                .contains("/home/learner/.docker/machine/machines/a'\\''/known_hosts");
    }

    @Test
    void should_copy_between_machines() {
        type(0, "create", "a");
        type(0, "create", "b");

        assertThat(type(0, "scp", "-r", "a:/etc/hosts", "b:y").became())
                .startsWith("scp", "-3")
                .endsWith("-r", "docker@192.168.99.100:/etc/hosts", "docker@192.168.99.101:y");
        assertThat(type(0, "scp", "./c:d", "a:e").became()).endsWith("./c:d", "docker@192.168.99.100:e");
    }

    @Test
    void should_inspect() {
        type(0, "create", "--engine-label", "x=y", "--virtualbox-memory", "1536", "a");

        assertThat(type(0, "inspect", "a").printed()).startsWith("""
                {
                    "ConfigVersion": 3,
                    "Driver": {
                        "IPAddress": "192.168.99.100",
                """);
        assertThat(type(
                                0,
                                "inspect",
                                "--format",
                                "{{.Driver.IPAddress}} {{json .HostOptions.EngineOptions.Labels}}",
                                "a")
                        .printed())
                .isEqualTo("192.168.99.100 [\"x=y\"]\n");
        assertThat(driver.spec("a").memoryMb()).isEqualTo(1536);
        assertThat(type(1, "inspect", "-f", "{{.Nope}}", "a").complained()).contains("Nope");
        assertThat(type(1, "inspect", "-f", "{{range .}}{{end}}", "a").complained())
                .contains("Template parsing error");
    }

    @Test
    void should_help() {
        var call = type(0, "--help");

        for (var word : List.of(
                "active", "config", "create", "env", "inspect", "ip", "kill", "ls", "restart", "rm", "scp", "ssh",
                "start", "status", "stop", "url", "version", "help")) {
            assertThat(call.printed()).containsPattern("(?m)^  " + word + " ");
            assertThat(type(0, "help", word).printed()).startsWith("Usage: docker-machine " + word);
        }
        assertThat(type(0, "create", "--help").printed()).contains("--driver, -d value");
        assertThat(type(0, "version").printed()).startsWith("docker-machine version 0.16");
        assertThat(type(0, "-v").printed()).startsWith("docker-machine version 0.16");
    }

    @Test
    void should_remember_what_was_asked_after_a_restart_of_the_shell() {
        type(0, "create", "--driver", "generic", "--engine-opt", "a=b", "m");

        assertThat(type(0, "inspect", "-f", "{{.DriverName}} {{.HostOptions.EngineOptions.ArbitraryFlags}}", "m")
                        .printed())
                .isEqualTo("generic [a=b]\n");
    }

    @Test
    void should_show_machines_whose_record_is_damaged() throws Exception {
        type(0, "create", "m");
        java.nio.file.Files.writeString(ledger.resolve("m.json"), "{garbage");

        assertThat(type(0, "inspect", "-f", "{{.DriverName}}", "m").printed()).isEqualTo("memory\n");
    }
}
