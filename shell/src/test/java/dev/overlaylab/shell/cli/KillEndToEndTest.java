package dev.overlaylab.shell.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.overlaylab.labs.driver.process.Deadline;
import dev.overlaylab.shell.terminal.JavaCommand;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the shell, a machine or one of the shell's own helpers at random moments, over and over; then the lab has to work.
 * {@code -Dsoak} runs it, {@code -Dkills=20} says how often, {@code -Dseed=…} repeats one run's choices.
 */
@Tag("machines")
abstract class KillEndToEndTest {
    private static final String LAB = "overlay-consul";
    private static final int STEPS = 6;
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final Duration TO_END = Duration.ofMinutes(5);

    /** What may be going on when something is killed: making, playing, saving, rewinding, suspending. */
    private static final List<String> DOINGS = List.of(
            "rewind\nforward 6\nsolve\ncheck\n",
            "rewind 1\nforward 3\ncheckpoint mine\nrewind mine\nquit\n",
            "checkpoint mine\ncheckpoint yours\nrewind mine\nrewind yours\ncheckpoint mine\nquit\n",
            "docker-machine create extra\ndocker-machine stop extra\ndocker-machine rm -y extra\nquit\n");

    private final String driver;
    private final Duration longest;
    private final Duration toWork;

    @TempDir
    Path temporary;

    /**
     * On machines of a driver.
     *
     * @param longest after which something is killed
     * @param toWork how long the lab may take to be played in the end
     */
    KillEndToEndTest(String driver, Duration longest, Duration toWork) {
        this.driver = driver;
        this.longest = longest;
        this.toWork = toWork;
    }

    @Test
    void should_work_after_whatever_was_killed() throws Exception {
        int kills = Integer.getInteger("kills", 20);
        long seed = Long.getLong("seed", System.nanoTime());
        System.err.println("seed " + seed);
        var chance = new Random(seed);
        for (int done = 0, tries = 0; done < kills; tries++) {
            assertThat(tries).as("tries for %s kills", done).isLessThan(5 * kills);
            var killed = killWhile(DOINGS.get(chance.nextInt(DOINGS.size())), chance, "try " + tries);
            done += killed ? 1 : 0;
            System.err.printf("%d of %d%n", done, kills);
        }

        // when
        var last = start("last", "rewind\nforward 6\nsolve\nnext\nsolve\ncheck\nquit\n");
        assertThat(last.process().waitFor(toWork.toSeconds(), TimeUnit.SECONDS))
                .as("the lab is played to its end\n%s", last.said())
                .isTrue();

        // then
        assertGreen(last);
        var removal = run("removal", "", "machines", "rm", "--all");
        assertThat(removal.process().waitFor()).as(removal.said()).isZero();
        assertThat(reminders()).isEmpty();
        try (var left = Files.walk(home().resolve("labs").resolve(LAB))) {
            assertThat(left.map(it -> it.getFileName().toString()))
                    .doesNotContain("machines", "checkpoints", "mh-keystore", "mhs-demo0", "workstation");
        }
    }

    /** Whether something was killed; else it had ended by itself. */
    private boolean killWhile(String doing, Random chance, String which) throws Exception {
        var shell = start(which, doing);
        var after = Duration.ofMillis(200 + chance.nextLong(longest.toMillis()));
        var victim = chance.nextInt(4);
        Deadline.in(after).until(() -> !shell.process().isAlive(), PAUSE);
        var killed = "nothing";
        if (shell.process().isAlive()) {
            killed = victim <= 1 ? "the shell" : victim == 2 ? killMachine(chance) : killHelper(shell, chance);
            if (victim > 1) {
                // It goes on with what is left for a while, and then it is killed itself.
                Deadline.in(Duration.ofSeconds(2 + chance.nextInt(8)))
                        .until(() -> !shell.process().isAlive(), PAUSE);
            }
        }
        shell.process().destroyForcibly();
        assertThat(shell.process().waitFor(TO_END.toSeconds(), TimeUnit.SECONDS))
                .isTrue();
        System.err.printf(
                "%s: while %s, killed after %.1f s: %s%n",
                which, doing.strip().replace('\n', ','), after.toMillis() / 1000.0, killed);
        assertThat(shell.said()).as(which).doesNotContain("\tat ").doesNotContain("⟦");
        return !killed.equals("nothing");
    }

    private String killMachine(Random chance) throws IOException {
        var machines = new ArrayList<Path>();
        var folder = home().resolve("labs").resolve(LAB).resolve("machines");
        if (Files.isDirectory(folder)) {
            try (var all = Files.list(folder)) {
                all.sorted().forEach(machines::add);
            }
        }
        if (machines.isEmpty()) {
            return "the shell, there being no machine";
        }
        var machine = machines.get(chance.nextInt(machines.size()));
        try {
            var record =
                    new ObjectMapper().readTree(machine.resolve("machine.json").toFile());
            var pid = record.path("process").path("pid").asLong();
            return ProcessHandle.of(pid)
                    .filter(it -> pid > 1 && it.destroyForcibly())
                    .map(it -> "machine " + machine.getFileName())
                    .orElse("the shell, " + machine.getFileName() + " not running");
        } catch (IOException e) {
            return "the shell, " + machine.getFileName() + " having no record";
        }
    }

    private static String killHelper(Shell shell, Random chance) {
        var helpers = shell.process().descendants().toList();
        if (helpers.isEmpty()) {
            return "the shell, having no helper";
        }
        var helper = helpers.get(chance.nextInt(helpers.size()));
        var what = helper.info().commandLine().orElse("?");
        helper.destroyForcibly();
        return "helper " + what.substring(0, Math.min(60, what.length()));
    }

    private void assertGreen(Shell last) throws Exception {
        var check = run("judgement", "", "check", LAB, "--json");
        assertThat(check.process().waitFor(TO_END.toSeconds(), TimeUnit.SECONDS))
                .isTrue();
        var steps = new ObjectMapper().readTree(check.out().toFile()).path("steps");
        assertThat(steps).as("%s\n%s", check.said(), last.said()).hasSize(STEPS);
        for (var step : steps) {
            for (var one : step.path("checks")) {
                assertThat(one.path("outcome").asText())
                        .as("%s\n%s", one.toPrettyString(), last.said())
                        .isEqualTo("PASS");
            }
        }
    }

    /** Processes that still have to do with our home. */
    private List<String> reminders() throws IOException {
        var found = new ArrayList<String>();
        try (var all = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (var process : all) {
                for (var file : List.of("cmdline", "environ", "mountinfo")) {
                    if (text(process.resolve(file)).contains(home().toString())) {
                        found.add(
                                process + " " + text(process.resolve("cmdline")).replace('\0', ' '));
                    }
                }
            }
        }
        return found;
    }

    private static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }

    private Path home() {
        return temporary.resolve("home");
    }

    /** A program of its own, with what it says in a file. */
    private record Shell(Process process, Path out, Path err) {
        String said() throws IOException {
            return Files.readString(out) + "\n--\n" + Files.readString(err);
        }
    }

    private Shell start(String name, String typed) throws IOException {
        var keep = typed.contains("solve") ? new String[] {"--keep"} : new String[0];
        var arguments = new ArrayList<>(List.of("start", LAB, "--driver", driver, "--lang", "en"));
        arguments.addAll(List.of(keep));
        return run(name, typed, arguments.toArray(String[]::new));
    }

    private Shell run(String name, String typed, String... arguments) throws IOException {
        var classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        var command = JavaCommand.of(classPath, "dev.overlaylab.shell.Main", arguments);
        var out = temporary.resolve(name + ".out");
        var err = temporary.resolve(name + ".err");
        var input = Files.writeString(temporary.resolve(name + ".in"), typed);
        var builder = new ProcessBuilder(command)
                .redirectInput(input.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().put("OVERLAYLAB_HOME", home().toString());
        builder.environment().put("LANG", "C.UTF-8");
        return new Shell(builder.start(), out, err);
    }
}
