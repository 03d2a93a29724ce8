package dev.overlaylab.shell.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.overlaylab.checkers.machine.ssh.Keys;
import dev.overlaylab.checkers.machine.ssh.LocalSshd;
import dev.overlaylab.shell.Main;
import dev.overlaylab.shell.grade.ClassWorld;
import dev.overlaylab.shell.grade.handin.HandInMaking;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** A class in two parts on two computers with an sshd, an overlaylab and a key each, by the script that {@code merge} prints. */
@EnabledIfSystemProperty(named = "soak", matches = ".*", disabledReason = "five more programs; -Dsoak does it")
class ShardedOverSshTest {
    private static final List<String> HOSTS = List.of("one", "two");

    @TempDir
    private Path folder;

    @Test
    void should_come_to_the_gradebook_of_one_computer() throws Exception {
        // given
        assumeTrue(LocalSshd.possible(), "there is no sshd here, or we may not start it");
        var whole = new ProgramRun(folder.resolve("whole home"));
        aClass();
        assertThat(whole.run(grade("whole"))).isEqualTo(2);
        assertThat(whole.run("merge", "--ready", "ssh")).isZero();
        var script = Files.writeString(folder.resolve("ssh.sh"), whole.out());
        var client = Keys.in(folder, "client");

        // when
        int exit;
        try (var one = sshd("one", client);
                var two = sshd("two", client)) {
            exit = run(script, configuration(one, two, client));
        }

        // then
        assertThat(exit).as(said()).isZero();
        assertThat(folder.resolve("one/class-home/keys")).isNotEmptyDirectory();
        var merged = folder.resolve("out/grades");
        assertThat(whole.run("evidence", "verify", merged.toString(), "--key", key("one")))
                .isEqualTo(1);
        assertThat(whole.run(grade("out/grades", "--again", "none")))
                .as(whole.err())
                .isEqualTo(2);
        assertThat(merged.resolve("gradebook.csv"))
                .hasSameTextualContentAs(folder.resolve("whole/gradebook.csv"))
                .content()
                .contains("alice,,GRADED,,", "wrong,", "absent,,NEEDS_A_PERSON");
    }

    private String key(String host) {
        return folder.resolve("out/part-" + (HOSTS.indexOf(host) + 1) + ".key").toString();
    }

    private void aClass() throws Exception {
        var handIns = Files.createDirectories(folder.resolve("class/handins"));
        var wrong = new HandInMaking("wrong");
        wrong.seen = ClassWorld.recorded(ClassWorld.wrongSubnet());
        for (var it : List.of(new HandInMaking("alice"), new HandInMaking("bob"), wrong, new HandInMaking("鈴木"))) {
            it.in(handIns);
        }
        Files.writeString(folder.resolve("class/roster.csv"), "id\nalice\nbob\nwrong\nabsent\n鈴木\n");
    }

    private String[] grade(String out, String... more) {
        var words = new java.util.ArrayList<>(List.of(
                "grade",
                "--lab",
                "overlay-consul",
                "--roster",
                folder.resolve("class/roster.csv").toString(),
                "--handins",
                folder.resolve("class/handins").toString(),
                "--challenge",
                "autumn",
                "--out",
                folder.resolve(out).toString()));
        words.addAll(List.of(more));
        return words.toArray(String[]::new);
    }

    /** A computer of its own, as far as whoever comes over SSH can tell: another folder, another OVERLAYLAB_HOME. */
    private LocalSshd sshd(String host, Keys client) throws Exception {
        var home = Files.createDirectories(folder.resolve(host));
        return LocalSshd.in(
                folder.resolve("sshd-" + host),
                List.of(client),
                "ForceCommand cd " + home + " && export OVERLAYLAB_HOME=" + home
                        + "/class-home && exec sh -c \"$SSH_ORIGINAL_COMMAND\"");
    }

    private Path configuration(LocalSshd one, LocalSshd two, Keys client) throws Exception {
        var known = Files.writeString(
                folder.resolve("known_hosts"),
                "[127.0.0.1]:%d %s\n[127.0.0.1]:%d %s\n"
                        .formatted(one.port(), one.hostKey(), two.port(), two.hostKey()));
        var config = new StringBuilder();
        for (var host : HOSTS) {
            config.append("Host %s\n  Port %d\n".formatted(host, (host.equals("one") ? one : two).port()));
        }
        return Files.writeString(
                folder.resolve("config"),
                config.append("Host *\n  HostName 127.0.0.1\n  User root\n  IdentityFile %s\n  UserKnownHostsFile %s\n"
                                .formatted(client.privateKey(), known))
                        .append("  IdentitiesOnly yes\n  BatchMode yes\n"));
    }

    private int run(Path script, Path config) throws Exception {
        var program = Files.writeString(
                folder.resolve("overlaylab"),
                "#!/bin/sh\nexec '%s' -XX:TieredStopAtLevel=1 -cp '%s' %s \"$@\"\n"
                        .formatted(
                                Path.of(System.getProperty("java.home"), "bin", "java"),
                                System.getProperty("java.class.path"),
                                Main.class.getName()));
        assertThat(program.toFile().setExecutable(true)).isTrue();
        var builder = new ProcessBuilder(
                        "sh",
                        script.toString(),
                        folder.resolve("class").toString(),
                        folder.resolve("out").toString(),
                        String.join(" ", HOSTS),
                        "--lab",
                        "overlay-consul",
                        "--roster",
                        "roster.csv",
                        "--handins",
                        "handins",
                        "--challenge",
                        "autumn")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile());
        builder.environment().put("OVERLAYLAB", program.toString());
        builder.environment()
                .put("OVERLAYLAB_HOME", folder.resolve("merging home").toString());
        builder.environment().put("SSH", "ssh -F " + config);
        var process = builder.start();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        return process.exitValue();
    }

    private String said() throws Exception {
        return Files.readString(folder.resolve("said"));
    }
}
