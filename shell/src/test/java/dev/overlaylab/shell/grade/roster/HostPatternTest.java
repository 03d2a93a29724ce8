package dev.overlaylab.shell.grade.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.overlaylab.i18n.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostPatternTest {
    private static final List<String> MACHINES = List.of("mh-keystore", "mhs-demo0", "mhs-demo1");
    private static final Student SEVENTH = new Student(
            "ai@example.org",
            7,
            "",
            Optional.empty(),
            Map.of("mhs-demo1", "spare"),
            Optional.empty(),
            Optional.empty(),
            List.of());

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "s{n}-ks s{n}-demo{0..1} ; s7-ks,s7-demo0,s7-demo1",
                "s{n}-{ks|a|b} ; s7-ks,s7-a,s7-b",
                "h{08..10} ; h08,h09,h10",
                "mhs-demo0=x{n} {login}-{a|b} ; ai-a,x7,ai-b",
                "{id}{1..3} ; ai@example.org1,ai@example.org2,ai@example.org3"
            })
    void should_give_each_machine_a_host(String pattern, String hosts) {
        assertThat(HostPattern.of(pattern, MACHINES).hosts(SEVENTH))
                .satisfies(it -> assertThat(MACHINES.stream().map(it::get)).containsExactly(hosts.split(",")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "s{n}-demo{0..1} ; problem.grade.pattern-count",
                "a b c d ; problem.grade.pattern-count",
                "a{0..999999} ; problem.grade.pattern",
                "a{3..1} b c ; problem.grade.pattern",
                "a{x} b c ; problem.grade.pattern",
                "a{0..1 b c ; problem.grade.pattern",
                "{0..90}{0..90} ; problem.grade.pattern",
                "mhs-demo0=a{0..1} b c ; problem.grade.pattern"
            })
    void should_refuse_what_is_not_clear(String pattern, String problem) {
        assertThatThrownBy(() -> HostPattern.of(pattern, MACHINES))
                .isInstanceOfSatisfying(
                        Problem.class, it -> assertThat(it.text().key()).isEqualTo(problem));
    }

    @Test
    void should_believe_the_roster_before_the_pattern() {
        var map = new HostMap(MACHINES, Optional.of(HostPattern.of("s{n}-{a|b|c}", MACHINES)));
        assertThat(map.of(SEVENTH)).isEqualTo(Map.of("mh-keystore", "s7-a", "mhs-demo0", "s7-b", "mhs-demo1", "spare"));
    }
}
