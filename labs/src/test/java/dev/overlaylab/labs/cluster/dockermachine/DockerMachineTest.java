package dev.overlaylab.labs.cluster.dockermachine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every other sub-command prints, asks and decides. */
class DockerMachineTest extends DockerMachineCase {
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
