package dev.overlaylab.shell.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandsTest {
    @Test
    void should_read_only_the_command_that_comes_first() {
        var ordinary = Arrays.stream(Commands.values())
                .filter(it -> Commands.wantedFor(it.name().toLowerCase(Locale.ROOT), "--help")
                                .size()
                        == 1)
                .toList();
        assertThat(ordinary)
                .hasSizeGreaterThan(15)
                .doesNotContain(Commands.HELP, Commands.MAN, Commands.COMPLETION)
                .allSatisfy(it -> assertThat(Commands.wantedFor(it.name().toLowerCase(Locale.ROOT)))
                        .containsExactly(it));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--lang", "nonsense", "help", "man", "completion", "LABS", ""})
    void should_know_all_when_something_else_comes_first(String first) {
        assertThat(Commands.wantedFor(first, "labs")).isEqualTo(Commands.ALL);
        assertThat(Commands.wantedFor()).isEqualTo(Commands.ALL);
    }
}
