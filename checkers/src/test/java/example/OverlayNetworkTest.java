package example;

import static dev.overlaylab.checkers.assertion.ClusterAssertions.assertSoftly;
import static dev.overlaylab.checkers.assertion.ClusterAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.overlaylab.checkers.assertion.ClusterAssertions;
import dev.overlaylab.checkers.check.CannotCheckException;
import dev.overlaylab.checkers.check.Finding;
import dev.overlaylab.checkers.check.FindingsError;
import dev.overlaylab.checkers.inquiry.Cluster;
import dev.overlaylab.checkers.machine.recorded.RecordedMachine;
import dev.overlaylab.checkers.probe.Observations;
import dev.overlaylab.checkers.probe.ObservationsJson;
import dev.overlaylab.checkers.probe.Observer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A test of one's own, with the checkers as a library.
 *
 * <p>The machines here are a recording, so that it runs anywhere. For real ones exchange {@code RecordedMachine.of(…)} for a
 * function from names to what {@code new SshDoor().open(new SshAddress(…))} gives: nothing else changes.
 */
class OverlayNetworkTest {
    private Observations recording = new Observations(Map.of());
    private Observer observer = new Observer(RecordedMachine.of(recording));
    private Cluster cluster = Cluster.recorded(recording);

    @BeforeEach
    void connect() throws Exception {
        try (var file = getClass().getResourceAsStream("two-hosts.json")) {
            var json = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
            recording = new ObservationsJson().read(json);
        }
        observer = new Observer(RecordedMachine.of(recording));
        cluster = Cluster.live(observer::observe, "mhs-demo0", "mhs-demo1");
    }

    @AfterEach
    void disconnect() {
        observer.close();
    }

    @Test
    void should_share_one_overlay() {
        assertThat(cluster)
                .as("the network of the exercise")
                .overlayNetwork("my-net")
                .hasSameIdOnEveryHost()
                .hasSubnet("10.0.9.0/24");
        assertThat(cluster).host("mhs-demo0").container("web").isRunning().isAttachedTo("my-net");
        assertThat(cluster).engines().shareOneStore("consul");
    }

    @Test
    void should_say_what_is_wrong_and_where() {
        assertThatExceptionOfType(FindingsError.class)
                .isThrownBy(() -> assertThat(cluster)
                        .as("the network of the exercise")
                        .bridgeNetwork("bridge")
                        .hasSameIdOnEveryHost())
                .withMessageStartingWith("[the network of the exercise] bridge on mhs-demo1 has another ID")
                .satisfies(it -> assertThat(it.findings())
                        .containsExactly(new Finding(
                                "network.id-differs",
                                "mhs-demo1",
                                "id-of-bridge-on-mhs-demo0",
                                "id-of-bridge-on-mhs-demo1",
                                Map.of("network", "bridge", "reference", "mhs-demo0"))))
                .satisfies(it ->
                        assertThat(it.getExpected().getStringRepresentation()).isEqualTo("id-of-bridge-on-mhs-demo0"))
                .satisfies(it ->
                        assertThat(it.getActual().getStringRepresentation()).isEqualTo("id-of-bridge-on-mhs-demo1"));
    }

    @Test
    void should_report_several_failures_together() {
        assertThatExceptionOfType(FindingsError.class)
                .isThrownBy(() -> assertSoftly(cluster, it -> {
                    it.host("mhs-demo0").container("web").isFromImage("busybox");
                    it.host("mhs-demo1").container("web").isRunning().isAttachedTo("my-net");
                    it.overlayNetwork("my-net").hasSubnet("10.0.9.0/24");
                }))
                .satisfies(it -> assertThat(it.findings())
                        .extracting(Finding::reason)
                        .containsExactly("container.image-differs", "container.absent"));
    }

    @Test
    void should_be_collected_by_assertj_like_any_other_assertion() {
        // given
        var softly = new SoftAssertions();

        // when
        softly.check(() -> assertThat(cluster).overlayNetwork("my-net").hasSubnet("10.0.8.0/24"));
        softly.check(() -> assertThat(cluster).overlayNetwork("my-net").hasSubnet("10.0.9.0/24"));
        softly.check(
                () -> assertThat(cluster).host("mhs-demo1").container("web").isRunning());

        // then
        assertThat(softly.assertionErrorsCollected())
                .hasSize(2)
                .satisfiesExactly(
                        it -> assertThat(it).hasMessageContaining("[network.subnet-differs]"),
                        it -> assertThat(it).hasMessageContaining("[container.absent]"));
    }

    @Test
    void should_neither_pass_nor_fail_when_something_was_not_seen() {
        for (var unseen : List.of(cluster, Cluster.recorded(recording))) {
            assertThatExceptionOfType(CannotCheckException.class)
                    .isThrownBy(() -> assertThat(unseen)
                            .host("mhs-demo0")
                            .container("web")
                            .resolver()
                            .asksFirst("127.0.0.11"))
                    .withMessageContaining("mhs-demo0")
                    .isNotInstanceOf(AssertionError.class);
        }
        assertThatExceptionOfType(CannotCheckException.class)
                .isThrownBy(() -> ClusterAssertions.findings(
                        cluster, it -> it.host("mhs-demo0").hasAddressOn("eth1")));
    }
}
