package dev.overlaylab.shell.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/** The program as somebody without a terminal runs it, in this process. */
final class ProgramRun {
    private final Path home;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    ProgramRun(Path home) {
        this.home = home;
    }

    int run(String... args) {
        out.reset();
        err.reset();
        int exit = program().run(args);
        assertThat(out() + err()).doesNotContain("⟦").doesNotContain("\tat ").doesNotContain("\u001b");
        return exit;
    }

    /** What it says is heard here. */
    Program program() {
        var streams = new Streams(
                new ByteArrayInputStream(new byte[0]),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false);
        return new Program(Map.of("OVERLAYLAB_HOME", home.toString(), "LANG", "en_US.UTF-8"), "/", streams);
    }

    String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    String err() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
