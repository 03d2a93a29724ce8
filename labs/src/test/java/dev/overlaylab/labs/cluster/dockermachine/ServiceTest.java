package dev.overlaylab.labs.cluster.dockermachine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.overlaylab.checkers.machine.Connection;
import dev.overlaylab.checkers.machine.ssh.SshDoor;
import dev.overlaylab.i18n.Catalogue;
import dev.overlaylab.i18n.Language;
import dev.overlaylab.labs.cluster.Learner;
import dev.overlaylab.labs.driver.MachineRecord;
import dev.overlaylab.labs.driver.MachineSpec;
import dev.overlaylab.labs.driver.Progress;
import dev.overlaylab.labs.workstation.LoopbackSshd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The real docker-machine script, asking over a real sshd. */
@Timeout(60)
class ServiceTest {
    @TempDir
    static Path directory;

    private static final CountDownLatch CREATING = new CountDownLatch(1);
    private static final CountDownLatch CANCELLED = new CountDownLatch(1);
    private static LoopbackSshd sshd;
    private static Connection connection;

    @BeforeAll
    static void start() throws Exception {
        assumeTrue(LoopbackSshd.possible(), "needs root and " + LoopbackSshd.SSHD + ": apt install openssh-server");
        sshd = LoopbackSshd.startedIn(directory);
        connection = new SshDoor().open(sshd.address("workstation"));
        var driver = new InMemoryDriver() {
            @Override
            public MachineRecord create(MachineSpec spec, Progress progress) {
                if (!spec.name().equals("slow")) {
                    return super.create(spec, progress);
                }
                try {
                    CREATING.countDown();
                    new CountDownLatch(1).await(30, TimeUnit.SECONDS);
                    throw new IllegalStateException("nobody cancelled it");
                } catch (InterruptedException e) {
                    CANCELLED.countDown();
                    Thread.currentThread().interrupt();
                    throw new IllegalStateException(e);
                }
            }
        };
        driver.create(new MachineSpec("m", MachineSpec.Role.ENGINE, "192.168.99.100", 512, List.of()), Progress.NONE);
        var dockerMachine = new DockerMachine(
                driver,
                name -> new AnsweringConnection(
                        name,
                        command -> command.script().contains("certs server")
                                ? "no\n== ca.pem\nA\n== server.pem\nB\n== server-key.pem\nC\n== id_rsa.pub\nD\n"
                                : ""),
                new Learner("workstation", "root", directory.toString()),
                directory.resolve("ledger"),
                new Words(Catalogue.ofProduct(), () -> Language.EN),
                Map.of(),
                progress -> {
                    throw new UnsupportedOperationException();
                });
        int port = connection.listen(new Service(dockerMachine, "right"));
        Files.createDirectories(directory.resolve(".overlaylab"));
        Files.writeString(
                directory.resolve(".overlaylab/door"), "port=" + port + "\ntoken=right\ngone='nobody answers'\n");
        try (var script = ServiceTest.class.getResourceAsStream("/workstation/docker-machine")) {
            Files.copy(script, directory.resolve("docker-machine"));
        }
    }

    @AfterAll
    static void stop() {
        if (sshd != null) {
            connection.close();
            sshd.close();
        }
    }

    private record Run(int status, String out, String err) {}

    private static Run shell(String line, String... environment) throws IOException, InterruptedException {
        var builder = new ProcessBuilder("bash", "-c", line);
        builder.environment().put("HOME", directory.toString());
        builder.environment().put("PATH", directory + ":" + System.getenv("PATH"));
        for (var it : environment) {
            builder.environment().put(it.split("=", 2)[0], it.split("=", 2)[1]);
        }
        var errors = Files.createTempFile(directory, "err", "");
        var process = builder.redirectError(errors.toFile()).start();
        process.getOutputStream().close();
        var out = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return new Run(process.exitValue(), out, Files.readString(errors));
    }

    @BeforeAll
    static void executable() throws IOException {
        if (Files.exists(directory.resolve("docker-machine"))) {
            assertThat(directory.resolve("docker-machine").toFile().setExecutable(true))
                    .isTrue();
        }
    }

    @Test
    void should_bring_output_errors_and_status_back() throws Exception {
        assertThat(shell("docker-machine ip m")).isEqualTo(new Run(0, "192.168.99.100\n", ""));
        assertThat(shell("docker-machine ip nope; echo $?").out()).isEqualTo("1\n");
        assertThat(shell("docker-machine ip nope").err()).startsWith("Docker machine \"nope\" does not exist.");
    }

    @Test
    void should_be_evaluated_by_a_shell() throws Exception {
        assertThat(shell("eval \"$(docker-machine env m)\"; echo $DOCKER_HOST $DOCKER_TLS_VERIFY $DOCKER_MACHINE_NAME")
                        .out())
                .isEqualTo("tcp://192.168.99.100:2376 1 m\n");
        assertThat(shell("eval $(docker-machine env m); echo $DOCKER_CERT_PATH").out())
                .isEqualTo(directory + "/.docker/machine/machines/m\n");
        assertThat(shell("eval $(docker-machine env m); docker-machine active").out())
                .isEqualTo("m\n");
    }

    @Test
    void should_bring_arguments_over_as_they_are() throws Exception {
        assertThat(shell("docker-machine inspect -f $'a  b\\t日本語 \\\\ {{.Name}}' m")
                        .out())
                .isEqualTo("a  b\t日本語 \\ m\n");
        assertThat(shell("docker-machine 'no such'").err()).contains("'no such' is not a docker-machine command");
        assertThat(shell("docker-machine ''").err()).contains("'' is not a docker-machine command");
    }

    @Test
    void should_ask_on_the_callers_terminal() throws Exception {
        assertThat(shell("echo n | docker-machine rm m").out()).endsWith("Are you sure? (y/n): ");
        assertThat(shell("docker-machine rm m < /dev/null").out()).endsWith("Are you sure? (y/n): ");
        assertThat(shell("docker-machine status m").out()).isEqualTo("Running\n");
    }

    @Test
    void should_become_ssh_with_the_very_arguments() throws Exception {
        Files.writeString(
                directory.resolve("ssh"), "#!/bin/sh\nfor word; do printf '[%s]' \"$word\"; done; cat; exit 9\n");
        assertThat(directory.resolve("ssh").toFile().setExecutable(true)).isTrue();

        var run = shell("echo input | docker-machine ssh m 'ls  -l' $'two\\nlines \\\\0101' \"it's\"");

        assertThat(run.out()).endsWith("[docker@192.168.99.100][ls  -l][two\nlines \\0101][it's]input\n");
        assertThat(run.status()).isEqualTo(9);
    }

    @Test
    void should_cancel_when_the_caller_presses_ctrl_c() throws Exception {
        var builder = new ProcessBuilder("bash", "-c", "exec docker-machine create slow");
        builder.environment().put("HOME", directory.toString());
        builder.environment().put("PATH", directory + ":" + System.getenv("PATH"));
        var process = builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(CREATING.await(10, TimeUnit.SECONDS)).isTrue();

        new ProcessBuilder("kill", "-INT", process.pid() + "").start().waitFor();

        assertThat(CANCELLED.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(130);
        assertThat(shell("docker-machine status slow").status()).isEqualTo(1);
        assertThat(directory.resolve("ledger/slow.json")).doesNotExist();
    }

    @Test
    void should_hang_up_on_callers_without_the_token() throws Exception {
        var door = directory.resolve("other/.overlaylab/door");
        Files.createDirectories(door.getParent());
        Files.writeString(
                door, Files.readString(directory.resolve(".overlaylab/door")).replace("token=right", "token=wrong"));

        assertThat(shell("docker-machine ip m", "HOME=" + directory.resolve("other")))
                .isEqualTo(new Run(1, "", "nobody answers\n"));
    }

    @Test
    void should_say_so_when_nobody_listens() throws Exception {
        var door = directory.resolve("old/.overlaylab/door");
        Files.createDirectories(door.getParent());
        Files.writeString(door, "port=1\ntoken=right\ngone='nobody answers'\n");

        assertThat(shell("docker-machine ip m", "HOME=" + directory.resolve("old")))
                .isEqualTo(new Run(1, "", "nobody answers\n"));
    }
}
