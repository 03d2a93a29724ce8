package dev.overlaylab.shell.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.overlaylab.checkers.check.Check;
import dev.overlaylab.checkers.check.Runner;
import dev.overlaylab.checkers.check.Verdict.Outcome;
import dev.overlaylab.checkers.machine.Command;
import dev.overlaylab.checkers.machine.CommandResult;
import dev.overlaylab.checkers.machine.Engine;
import dev.overlaylab.checkers.machine.Machine;
import dev.overlaylab.checkers.machine.Passphrases;
import dev.overlaylab.checkers.machine.ScriptBatch;
import dev.overlaylab.checkers.probe.Limits;
import dev.overlaylab.checkers.probe.Observation;
import dev.overlaylab.checkers.probe.Observations;
import dev.overlaylab.checkers.probe.ObservationsJson;
import dev.overlaylab.checkers.probe.Observer;
import dev.overlaylab.checkers.probe.Probe;
import dev.overlaylab.checkers.probe.TrialsScript;
import dev.overlaylab.i18n.Catalogue;
import dev.overlaylab.i18n.Language;
import dev.overlaylab.labs.driver.Progress;
import dev.overlaylab.labs.image.EngineVersion;
import dev.overlaylab.labs.image.Flavour;
import dev.overlaylab.labs.lab.LabLibrary;
import dev.overlaylab.shell.cli.BrokenTools.Mode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A finished lab on real machines, whose every program that a probe runs is broken in every way, one after the other. */
@Tag("machines")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrokenToolsTest {
    private static final boolean SOAK = System.getProperty("soak") != null;
    private static final String IMAGE = "busybox";
    private static final String LAB = "overlay-consul";
    private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9-]+");

    /** What these say is part of no answer: one only ends what takes too long, the other only clears up afterwards. */
    private static final Set<String> NO_WITNESSES = Set.of("sleep", "rm", "container sleep");

    /**
     * Programs that run for a check without being witnesses of it: their answers come in one probe with answers that only
     * other checks read, or, for a page that was fetched, belong to the control that only a failure needs.
     */
    private static final Map<String, Set<String>> IN_COMPANY = Map.of(
            "web-dns", Set.of("ip", "nsenter"),
            "web-interfaces", Set.of("cat"),
            "client-interfaces", Set.of("cat"),
            "web-by-name", Set.of("container hostname", "container httpd"));

    /** A word where a shell expects the name of a program. */
    private static final Pattern PROGRAM = Pattern.compile(
            "(?m)(?:^|[;&|({!']|\\$\\(|\\b(?:exec|do|then|else|if)\\b)\\s*([a-z][a-z0-9-]*)(?=[\\s;&|)]|$)");

    /** Waiting longer for what hangs teaches nothing; what is only slow is not passed either. */
    private static final Limits SHORT =
            new Limits(Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofSeconds(8), Duration.ofSeconds(20));

    private Path home = Path.of("");

    @BeforeAll
    void playTheLab(@TempDir Path temporary) {
        assumeTrue(System.getProperty("user.name").equals("root"), "namespaces need the administrator");
        home = temporary.resolve("home");
        assertThat(run("start", LAB, "--auto", "--keep", "--driver", "namespace"))
                .isZero();
    }

    @AfterAll
    void removeMachines() {
        run("machines", "rm", "--all");
    }

    @Test
    void should_pass_nothing_that_a_broken_program_says() throws Exception {
        var wiring =
                new Wiring(StateHome.of(environment(), "/"), environment(), Catalogue.ofProduct(), Passphrases.NONE);
        var lab = LabLibrary.shipped().load(LAB);
        var checks = lab.steps().stream().flatMap(it -> it.checks().stream()).toList();
        try (var running =
                        wiring.open(lab, "namespace", EngineVersion.DEFAULT, false, Progress.NONE, () -> Language.EN);
                var observer = new Observer(running.cluster(), SHORT)) {
            // given: which programs each check runs, found by watching them run
            var asked = new TreeMap<String, Probe>();
            var seen = new HashMap<Probe, Observation>();
            var passed = new Runner(probes -> {
                        var answers = running.observer().apply(probes);
                        answers.byProbe().keySet().forEach(it -> asked.put(it.toString(), it));
                        seen.putAll(answers.byProbe());
                        return answers;
                    })
                    .run(checks);
            assertThat(passed).allMatch(it -> it.verdict().outcome() == Outcome.PASS);
            assertJudgesAlikeWhenReadBack(checks, new Observations(seen));
            var machines = asked.values().stream().map(Probe::machine).collect(Collectors.toSet());
            var tools = new BrokenTools(running.cluster(), machines);
            var paths = tools.paths(words(asked.values()));
            var users = users(tools, paths, checks, running.observer());
            System.out.println("programs that probes run, and in how many checks: " + sizes(users));
            assertThat(users.keySet()).contains("curl", "ip", "docker", "nsenter", "ping", "sh");
            assertThat(users)
                    .as("a machine whose clock is wrong is judged alike")
                    .doesNotContainKey("date");

            // when, then
            var problems = new ArrayList<String>();
            for (var tool : users.keySet()) {
                var path = paths.stream().filter(it -> it.endsWith("/" + tool)).toList();
                problems.addAll(broken(tools, tool, path, some(users.get(tool)), observer));
            }
            if (SOAK) {
                problems.addAll(brokenInContainers(tools, checks, observer));
            }
            assertThat(problems).isEmpty();
            tools.startShells();
            assertThat(running.runner().run(checks))
                    .as("all programs mended")
                    .allMatch(it -> it.verdict().outcome() == Outcome.PASS);
        }
    }

    /** In every way, and mended in the end; that it cannot be mended does not hide what went wrong before. */
    private static List<String> broken(
            BrokenTools tools, String tool, List<String> path, List<Check> users, Observer observer) throws Exception {
        var problems = new ArrayList<String>();
        try {
            for (var mode : EnumSet.complementOf(EnumSet.of(Mode.WATCHED))) {
                System.out.println(tool + " " + mode);
                tools.change(mode, path);
                problems.addAll(judged(tool, mode, users, observer));
            }
        } catch (Exception wrong) {
            try {
                tools.mend(path);
            } catch (Exception alsoWrong) {
                wrong.addSuppressed(alsoWrong);
            }
            throw wrong;
        }
        tools.mend(path);
        return problems;
    }

    /** All of them take minutes, and one that reads a program's words is much like another. */
    private static List<Check> some(Collection<Check> users) {
        return users.stream().limit(SOAK ? users.size() : 3).toList();
    }

    private static List<String> judged(String tool, Mode mode, List<Check> users, Observer observer) {
        var problems = new ArrayList<String>();
        for (var result : new Runner(observer::observe).run(users)) {
            var outcome = result.verdict().outcome();
            var silent = mode == Mode.CRASHES || mode == Mode.VANISHES;
            var excused = NO_WITNESSES.contains(tool)
                    || IN_COMPANY.getOrDefault(result.checkId(), Set.of()).contains(tool);
            var wrong =
                    excused ? outcome == Outcome.FAIL : outcome == Outcome.PASS || (silent && outcome == Outcome.FAIL);
            if (wrong) {
                problems.add(tool + " " + mode + ": " + result.checkId() + " " + result.verdict());
            }
        }
        return problems;
    }

    /** Each check's programs, by name; those of all checks together are those that read several scripts at once. */
    private static Map<String, Set<Check>> users(
            BrokenTools tools,
            List<String> paths,
            List<Check> checks,
            Function<Collection<Probe>, Observations> observer)
            throws Exception {
        var users = new TreeMap<String, Set<Check>>();
        tools.change(Mode.WATCHED, paths);
        try {
            tools.startShells();
            tools.used();
            for (var check : checks) {
                // A control: programs that are only watched are as good as others.
                assertThat(new Runner(observer).run(List.of(check)))
                        .allMatch(it -> it.verdict().outcome() == Outcome.PASS);
                tools.used()
                        .forEach(it -> users.computeIfAbsent(it, name -> new LinkedHashSet<>())
                                .add(check));
            }
        } finally {
            tools.mend(paths);
        }
        // Whoever runs anything needs what the shell was started with that reads all scripts.
        var all = users.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
        users.computeIfAbsent("sh", name -> new LinkedHashSet<>()).addAll(all);
        users.computeIfPresent("mktemp", (name, its) -> all);
        return users;
    }

    private static List<String> brokenInContainers(BrokenTools tools, List<Check> checks, Observer observer)
            throws Exception {
        var problems = new ArrayList<String>();
        var users = new TreeMap<String, Set<Check>>();
        for (var check : checks) {
            new Runner(probes -> {
                        var runs = probes.stream()
                                .map(BrokenToolsTest::put)
                                .flatMap(it -> it instanceof Probe.RunProbe run ? Stream.of(run) : Stream.empty())
                                .toList();
                        runs.forEach(it -> programs(it.argv())
                                .forEach(program -> users.computeIfAbsent(program, name -> new LinkedHashSet<>())
                                        .add(check)));
                        return observer.observe(probes);
                    })
                    .run(List.of(check));
        }
        users.keySet().retainAll(tools.programsIn(IMAGE, users.keySet()));
        System.out.println("programs that probes run in containers, and in how many checks: " + sizes(users));
        assertThat(users.keySet()).contains("wget", "sh");
        for (var tool : users.keySet()) {
            for (var mode : EnumSet.complementOf(EnumSet.of(Mode.WATCHED))) {
                tools.changeIn(IMAGE, mode, tool);
                try {
                    problems.addAll(judged("container " + tool, mode, List.copyOf(users.get(tool)), observer));
                } finally {
                    tools.mendIn(IMAGE);
                }
            }
        }
        return problems;
    }

    /** The shell that a container is started with, and what its script may run. */
    private static Stream<String> programs(List<String> argv) {
        return Stream.concat(
                Stream.of(argv.get(0)), PROGRAM.matcher(argv.get(2)).results().map(word -> word.group(1)));
    }

    private static Probe put(Probe probe) {
        return probe instanceof Probe.TrialsProbe trials ? TrialsScript.of(trials) : probe;
    }

    private static Map<String, Integer> sizes(Map<String, Set<Check>> users) {
        var sizes = new TreeMap<String, Integer>();
        users.forEach((name, its) -> sizes.put(name, its.size()));
        return sizes;
    }

    /** All words of all scripts as they are sent, of those that wrap others too. */
    private static Set<String> words(Collection<Probe> asked) {
        var scripts = new ArrayList<String>(List.of("exec timeout -k 1 10 sh -c"));
        var sent = new Sent(scripts);
        var shell = asked.stream()
                .map(BrokenToolsTest::put)
                .flatMap(it -> it instanceof Probe.ShellProbe own ? Stream.of(own.script()) : Stream.empty())
                .map(Command::of)
                .toList();
        ScriptBatch.run(sent, shell);
        var words = new TreeSet<String>();
        scripts.forEach(it -> WORD.matcher(it).results().forEach(word -> words.add(word.group())));
        return words;
    }

    /** The evidence of a real run, kept as text, gives the verdicts of that run. */
    private static void assertJudgesAlikeWhenReadBack(List<Check> checks, Observations seen) throws Exception {
        var json = new ObservationsJson();
        var read = json.read(json.write(seen));
        assertThat(read).isEqualTo(seen);
        for (var check : checks) {
            assertThat(check.judge(read)).isEqualTo(check.judge(seen));
        }
    }

    private record Sent(List<String> scripts) implements Machine {
        @Override
        public String name() {
            return "nowhere";
        }

        @Override
        public CommandResult run(Command command) {
            scripts.add(command.script());
            scripts.add(command.stdin());
            return new CommandResult(0, "", "", Duration.ZERO);
        }

        @Override
        public Engine engine() {
            throw new UnsupportedOperationException("nobody asks it");
        }
    }

    private int run(String... args) {
        var streams = new Streams(
                new ByteArrayInputStream(new byte[0]),
                new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
                System.err,
                false);
        return new Program(environment(), "/", streams).run(args);
    }

    private Map<String, String> environment() {
        return Map.of("OVERLAYLAB_HOME", home.toString(), "OVERLAYLAB_IMAGE", FinishedImage.of(Flavour.NAMESPACE));
    }
}
