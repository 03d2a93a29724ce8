package dev.overlaylab.checkers.assertion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.overlaylab.checkers.check.Finding;
import dev.overlaylab.checkers.check.FindingsError;
import dev.overlaylab.checkers.inquiry.Cluster;
import dev.overlaylab.checkers.world.DataWorld;
import dev.overlaylab.checkers.world.World;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples in the assertions' Javadoc, compiled and run on the documented lab: each does what the comment says. */
class JavadocExamplesTest {
    private static final Path SOURCES = Path.of("src/main/java/dev/overlaylab/checkers/assertion");
    private static final Pattern DOCUMENTED =
            Pattern.compile("(?s)/\\*\\*((?:(?!\\*/).)*)\\*/\\s+public (\\w+) (\\w+)\\(");
    private static final Pattern EXAMPLE =
            Pattern.compile("(?s)// (passes|fails with ([\\w.-]+))\\n(.*?;)(?=\\s*(?://|}</pre>))");

    @TempDir
    static Path folder;

    private static List<Example> examples = List.of();

    /** @param fails the reason code; empty when it passes */
    record Example(String of, String fails, String code) {
        /** Whether it is about the swarm of the ways in which swarms are right and wrong. */
        boolean ofSwarm() {
            return code.contains("swarmOf(");
        }

        @Override
        public String toString() {
            return of + (fails.isEmpty() ? " passes" : " fails with " + fails);
        }
    }

    static Stream<Example> examples() throws IOException {
        if (examples.isEmpty()) {
            var found = new ArrayList<Example>();
            try (var files = Files.list(SOURCES)) {
                for (var file : files.sorted().toList()) {
                    found.addAll(examplesIn(Files.readString(file), className(file)));
                }
            }
            examples = List.copyOf(found);
        }
        return examples.stream();
    }

    private static List<Example> examplesIn(String source, String type) {
        var found = new ArrayList<Example>();
        var documented = DOCUMENTED.matcher(source);
        while (documented.find()) {
            var text = documented.group(1).replaceAll("(?m)^\\s*\\*", "");
            var example = EXAMPLE.matcher(text);
            while (example.find()) {
                var reason = example.group(2) == null ? "" : example.group(2);
                found.add(new Example(type + "." + documented.group(3), reason, example.group(3)));
            }
        }
        return found;
    }

    private static String className(Path file) {
        return file.getFileName().toString().replace(".java", "");
    }

    @BeforeAll
    static void compile() throws IOException {
        var number = new int[1];
        var methods = examples()
                .map(it ->
                        "  public static void example" + number[0]++ + "(Cluster cluster) {\n" + it.code() + "\n  }\n")
                .collect(Collectors.joining());
        var source = Files.writeString(folder.resolve("Examples.java"), """
                import static dev.overlaylab.checkers.assertion.ClusterAssertions.assertSoftly;
                import static dev.overlaylab.checkers.assertion.ClusterAssertions.assertThat;
                import dev.overlaylab.checkers.assertion.ClusterAssertions;
                import dev.overlaylab.checkers.check.Finding;
                import dev.overlaylab.checkers.inquiry.Cluster;
                import java.util.List;

                public final class Examples {
                %s}
                """.formatted(methods));
        var compiled = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-d",
                        folder.toString(),
                        source.toString());
        assertThat(compiled).as("exit code of javac").isZero();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void should_do_what_its_comment_says(Example example) throws Exception {
        // given
        var cluster = example.ofSwarm()
                ? Cluster.live(swarm(), "n0", "n1", "n2")
                : Cluster.live(World.documented(), World.DEMO0, World.DEMO1);

        // when
        var thrown = catchThrowable(() -> run(example, cluster));

        // then
        if (example.fails().isEmpty()) {
            assertThat(thrown).isNull();
        } else {
            assertThat(thrown)
                    .isInstanceOfSatisfying(
                            FindingsError.class,
                            it -> assertThat(it.findings())
                                    .extracting(Finding::reason)
                                    .containsOnly(example.fails()));
        }
    }

    private static DataWorld swarm() throws IOException {
        try (var stream = JavadocExamplesTest.class.getResourceAsStream("/ways/swarm.json")) {
            return new DataWorld(new ObjectMapper().readTree(stream).get("machines"));
        }
    }

    private static void run(Example example, Cluster cluster) throws Throwable {
        try (var loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, JavadocExamplesTest.class.getClassLoader())) {
            loader.loadClass("Examples")
                    .getMethod("example" + examples.indexOf(example), Cluster.class)
                    .invoke(null, cluster);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    @Test
    void should_have_a_passing_and_a_failing_example_of_every_assertion() throws Exception {
        // given
        var assertions = new ArrayList<String>();
        try (var files = Files.list(SOURCES)) {
            for (var file :
                    files.filter(it -> it.toString().endsWith("Assert.java")).toList()) {
                var type = Class.forName("dev.overlaylab.checkers.assertion." + className(file));
                Arrays.stream(type.getDeclaredMethods())
                        .filter(it -> isAssertion(it, type))
                        .forEach(it -> assertions.add(type.getSimpleName() + "." + it.getName()));
            }
        }

        // then
        assertThat(assertions).hasSizeGreaterThan(20);
        assertThat(examples().filter(it -> it.fails().isEmpty()).map(Example::of))
                .containsAll(assertions);
        assertThat(examples().filter(it -> !it.fails().isEmpty()).map(Example::of))
                .containsAll(assertions);
    }

    /** Whether it asserts something and goes on; {@code onHosts} only narrows. */
    private static boolean isAssertion(Method method, Class<?> type) {
        return Modifier.isPublic(method.getModifiers())
                && !method.isSynthetic()
                && method.getReturnType() == type
                && !method.getName().equals("onHosts");
    }
}
