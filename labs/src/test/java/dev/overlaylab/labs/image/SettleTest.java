package dev.overlaylab.labs.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The image's {@code settle} with programs of this computer. */
class SettleTest {
    private static final Path PYTHON = Path.of("/usr/bin/python3");
    private static final Path SETTLE = Path.of("src/main/resources/image/rootfs/usr/lib/overlaylab/settle");

    /** Where an ELF file says what it is: 2 a program that has its place, 3 one that may lie anywhere. */
    private static final int KIND = 16;

    private Path program;

    @TempDir
    Path folder;

    @BeforeEach
    void takeAProgram() throws IOException {
        assumeThat(PYTHON).isExecutable();
        program = Files.copy(Path.of("/bin/cat").toRealPath(), folder.resolve("program"));
        assumeThat(kind()).isEqualTo(3);
    }

    @Test
    void should_leave_a_program_that_does_what_it_did() throws Exception {
        // given
        var before = run(program.toString(), "--help");

        // when
        var settled = settle();

        // then
        assertThat(settled).isEqualTo(new Ended(0, ""));
        assertThat(kind()).isEqualTo(2);
        assertThat(run(program.toString(), "--help")).isEqualTo(before);
        assertThat(run(program.toString(), "/absent").code()).isEqualTo(1);
    }

    @Test
    void should_leave_alone_what_has_its_place_already() throws Exception {
        // given
        settle();
        var bytes = Files.readAllBytes(program);

        // when
        var again = settle();

        // then
        assertThat(again.code()).isEqualTo(3);
        assertThat(again.output()).contains("is left as it is: no program that may lie anywhere");
        assertThat(program).hasBinaryContent(bytes);
    }

    @Test
    void should_leave_alone_what_is_cut_off_or_no_program_at_all() throws Exception {
        var whole = Files.readAllBytes(program);
        for (var bytes : List.of(
                new byte[0],
                "#!/bin/sh\n".getBytes(StandardCharsets.US_ASCII),
                java.util.Arrays.copyOf(whole, 40),
                java.util.Arrays.copyOf(whole, whole.length / 2))) {
            // given
            Files.write(program, bytes);

            // when
            var ended = settle();

            // then
            assertThat(ended.code()).as(ended.output()).isEqualTo(3);
            assertThat(ended.output()).contains("is left as it is").doesNotContain("Traceback");
            assertThat(program).hasBinaryContent(bytes);
        }
        assertThat(folder).isDirectoryNotContaining("glob:**.settled");
    }

    private int kind() throws IOException {
        return Files.readAllBytes(program)[KIND];
    }

    private Ended settle() throws Exception {
        return run(PYTHON.toString(), SETTLE.toString(), program.toString());
    }

    private static Ended run(String... command) throws Exception {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), output);
    }

    private record Ended(int code, String output) {}
}
