package dev.overlaylab.shell.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.overlaylab.checkers.machine.ssh.Keys;
import dev.overlaylab.checkers.machine.ssh.LocalSshd;
import dev.overlaylab.shell.Main;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** A class whose hosts, each with an sshd of its own, answer endlessly, wrongly, not at all, or for somebody else; graded with a heap of 64 MB. */
@EnabledIfSystemProperty(
        named = "soak",
        matches = ".*",
        disabledReason = "a minute of hosts that do not answer; -Dsoak does it")
class HostileHostsTest {
    /** What a host does instead of what it is asked. */
    private static final Map<String, String> HOSTS = new LinkedHashMap<>(Map.of(
            "endless", "exec yes",
            "errors", "yes >&2",
            "nonsense", "head -c 100000 /dev/urandom",
            "slow", "sleep 600",
            "stranger", "exec sh",
            "gone", "kill -9 $PPID"));

    @TempDir
    private Path folder;

    @Test
    void should_leave_them_to_a_person_with_the_cause_and_keep_nobody_else_waiting() throws Exception {
        // given
        assumeTrue(LocalSshd.possible(), "there is no sshd here, or we may not start it");
        var client = Keys.in(folder, "client");
        var running = new LinkedHashMap<String, LocalSshd>();
        try {
            for (var host : HOSTS.entrySet()) {
                running.put(
                        host.getKey(),
                        LocalSshd.in(
                                folder.resolve(host.getKey()), List.of(client), "ForceCommand " + host.getValue()));
            }

            // when
            int exit = grade(configuration(running, client));

            // then
            assertThat(exit).as(Files.readString(folder.resolve("said"))).isEqualTo(2);
        } finally {
            running.values().forEach(LocalSshd::close);
        }
        var causes = causes();
        assertThat(causes).containsOnlyKeys(roster());
        assertThat(causes.get("endless")).contains("longer than");
        assertThat(causes.get("errors")).containsAnyOf("longer than", "no answer within", "is over", "not answered");
        assertThat(causes.get("nonsense")).contains("cut short", "cannot.engine-down");
        assertThat(causes.get("slow")).containsAnyOf("no answer within", "is over", "not answered");
        assertThat(causes.get("stranger")).contains("cannot.wrong-host-key");
        assertThat(causes.get("gone")).contains("the connection broke");
        assertThat(causes.get("nobody")).contains("cannot.unreachable");
        assertThat(Files.readString(folder.resolve("out/grades.jsonl"))).doesNotContain("OutOfMemory");
    }

    private static List<String> roster() {
        var all = new ArrayList<>(HOSTS.keySet());
        all.add("nobody");
        return all;
    }

    /** By student, all lines of the list for a person. */
    private Map<String, String> causes() throws Exception {
        return Files.readAllLines(folder.resolve("out/needs-a-person.csv")).stream()
                .skip(1)
                .filter(it -> it.contains("cannot."))
                .collect(Collectors.groupingBy(it -> it.substring(0, it.indexOf(',')), Collectors.joining("\n")));
    }

    private Path configuration(Map<String, LocalSshd> running, Keys client) throws Exception {
        var config = new StringBuilder();
        var known = new StringBuilder();
        var slow = Objects.requireNonNull(running.get("slow"));
        for (var host : running.entrySet()) {
            int port = host.getValue().port();
            config.append("Host %s\n  Port %d\n".formatted(host.getKey(), port));
            var shown = host.getKey().equals("stranger") ? slow : host.getValue();
            known.append("[127.0.0.1]:%d %s\n".formatted(port, shown.hostKey()));
        }
        // Nobody listens on the lowest port.
        config.append("Host nobody\n  Port 1\n");
        known.append("[127.0.0.1]:1 ").append(slow.hostKey()).append('\n');
        var hosts = Files.writeString(folder.resolve("known_hosts"), known);
        return Files.writeString(
                folder.resolve("config"),
                config.append("Host *\n  HostName 127.0.0.1\n  User root\n  IdentityFile %s\n  UserKnownHostsFile %s\n"
                        .formatted(client.privateKey(), hosts)));
    }

    private int grade(Path config) throws Exception {
        var lines = new ArrayList<>(List.of("id,hosts"));
        roster().forEach(it -> lines.add(it + "," + it + " " + it + " " + it));
        var roster = Files.write(folder.resolve("class.csv"), lines);
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "grade",
                        "--lab",
                        "overlay-consul",
                        "--roster",
                        roster.toString(),
                        "--ssh-config",
                        config.toString(),
                        "--out",
                        folder.resolve("out").toString(),
                        "--format",
                        "csv",
                        "--host-limit",
                        "3",
                        "--student-limit",
                        "20")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile());
        builder.environment().put("OVERLAYLAB_HOME", folder.resolve("home").toString());
        var grader = builder.start();
        assertThat(grader.waitFor(3, TimeUnit.MINUTES)).as("ended").isTrue();
        return grader.exitValue();
    }
}
