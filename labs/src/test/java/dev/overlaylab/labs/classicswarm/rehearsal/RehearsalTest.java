package dev.overlaylab.labs.classicswarm.rehearsal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(90)
class RehearsalTest {
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @Test
    void should_get_through_with_the_certificate_of_the_image_s_build() throws Exception {
        var end =
                Rehearsal.run(Path.of("src/main/resources/image/swarm/rehearsal"), new PrintStream(said, true, UTF_8));

        assertThat(said.toString(UTF_8)).isEmpty();
        assertThat(end).isZero();
    }

    @Test
    void should_not_pass_for_done_when_nothing_was_played(@TempDir Path empty) throws Exception {
        var end = Rehearsal.run(empty, new PrintStream(said, true, UTF_8));

        assertThat(end).isEqualTo(1);
        assertThat(said.toString(UTF_8)).contains("cert.pem: no such file");
    }
}
