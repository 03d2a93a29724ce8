package dev.overlaylab.shell.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overlaylab.checkers.check.CheckResult;
import dev.overlaylab.checkers.check.Verdict;
import dev.overlaylab.checkers.machine.MachineException.Cause;
import dev.overlaylab.checkers.probe.Observation;
import dev.overlaylab.checkers.probe.Observations;
import dev.overlaylab.checkers.probe.Place;
import dev.overlaylab.checkers.probe.Probe;
import dev.overlaylab.i18n.Catalogue;
import dev.overlaylab.i18n.Language;
import dev.overlaylab.i18n.Text;
import dev.overlaylab.i18n.Width;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvidenceViewTest {
    private static final CheckResult RESULT = new CheckResult("web", Text.of("report.nothing"), Verdict.pass());
    private static final Observations SEEN = new Observations(Map.of(
            new Probe.TrialsProbe("mhs-demo1", new Place.Host(), List.of("exec ip -j 'x'")),
            new Observation.CommandSeen(
                    7, "one\u001b[31m red \u001b]0;title\u0007\ntwo\ttabs\u202e\n", "烦".repeat(300)),
            new Probe.ContainersProbe("mhs-demo0"),
            new Observation.NothingSeen(Cause.TIMED_OUT, "20 s"),
            new Probe.TrialsProbe("mhs-demo2", new Place.Fresh("busybox", "my-net"), List.of("id")),
            new Observation.CommandSeen(0, "line\n".repeat(100), "")));

    private static List<String> shown(Language language, int columns) {
        return new EvidenceView(Catalogue.ofProduct(), language, columns)
                .lines(RESULT, SEEN).stream().map(StyledLine::toPlain).toList();
    }

    @Test
    void should_show_what_was_asked_and_answered_machine_by_machine() {
        assertThat(shown(Language.EN, 80))
                .containsSubsequence(
                        "mhs-demo0 : Containers",
                        "  – TIMED_OUT: 20 s",
                        "mhs-demo1 $ exec ip -j 'x'",
                        "  one red ",
                        "  exit 7",
                        "mhs-demo2/busybox@my-net $ id",
                        "… and 61 more lines");
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 40, 80, 200})
    void should_command_no_terminal_and_leave_no_line_too_long(int columns) {
        for (var language : Language.values()) {
            assertThat(shown(language, columns)).hasSizeGreaterThan(40).allSatisfy(line -> {
                assertThat(line).doesNotContain("\u001b", "\u0007", "\u202e", "\n", "\t", "⟦");
                assertThat(Width.NARROW.of(line)).isLessThanOrEqualTo(columns);
            });
        }
    }
}
