package dev.overlaylab.checkers.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecondsTest {
    @ParameterizedTest
    @CsvSource({"PT10S, 10 s", "PT0.2S, 0.2 s", "PT1M30S, 90 s", "PT2H, 7200 s", "PT0S, 0 s", "PT0.0004S, 0 s"})
    void should_read_as_people_say_it(Duration time, String expected) {
        assertThat(Seconds.of(time)).isEqualTo(expected);
    }
}
