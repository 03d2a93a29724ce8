package dev.overlaylab.shell.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overlaylab.shell.doctor.Facts.Acceleration;
import dev.overlaylab.shell.doctor.Finding.Grade;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DiagnosisTest {
    private static final Map<String, String> ALL_TOOLS =
            Map.of("qemu-system-x86_64", "7.2", "qemu-img", "7.2", "mke2fs", "1.47", "mmdebstrap", "1.3");

    @Test
    void should_recommend_both_drivers_when_everything_works() {
        var diagnosis = Diagnosis.of(facts(8_000, 50_000, ALL_TOOLS, true, true, Acceleration.PROVEN));

        assertThat(diagnosis.vm()).isTrue();
        assertThat(diagnosis.namespace()).isTrue();
        assertThat(diagnosis.findings()).allMatch(it -> it.grade() == Grade.GOOD);
        assertThat(last(diagnosis)).isEqualTo("doctor.drivers.both");
    }

    @Test
    void should_leave_vms_to_those_who_are_not_administrators() {
        var diagnosis = Diagnosis.of(facts(8_000, 50_000, ALL_TOOLS, false, false, Acceleration.NO_DEVICE));

        assertThat(diagnosis.vm()).isTrue();
        assertThat(diagnosis.namespace()).isFalse();
        assertThat(last(diagnosis)).isEqualTo("doctor.drivers.vm");
    }

    @Test
    void should_see_that_a_device_file_is_no_acceleration() {
        var diagnosis = Diagnosis.of(facts(8_000, 50_000, ALL_TOOLS, true, true, Acceleration.NOT_WORKING));

        assertThat(grade(diagnosis, "acceleration")).isEqualTo(Grade.SLOW);
        assertThat(diagnosis.vm())
                .as("software emulation is slow, not impossible")
                .isTrue();
    }

    @Test
    void should_refuse_vms_without_qemu_or_memory() {
        assertThat(Diagnosis.of(facts(8_000, 50_000, Map.of(), true, true, Acceleration.UNTRIED))
                        .vm())
                .isFalse();
        var poor = Diagnosis.of(facts(1_000, 50_000, ALL_TOOLS, true, true, Acceleration.PROVEN));
        assertThat(grade(poor, "memory")).isEqualTo(Grade.MISSING);
        assertThat(last(poor)).isEqualTo("doctor.drivers.namespace");
    }

    @Test
    void should_refuse_everything_without_a_disk() {
        var diagnosis = Diagnosis.of(facts(8_000, -1, ALL_TOOLS, true, true, Acceleration.PROVEN));

        assertThat(grade(diagnosis, "disk")).isEqualTo(Grade.MISSING);
        assertThat(last(diagnosis)).isEqualTo("doctor.drivers.none");
    }

    @Test
    void should_tell_of_each_image_and_of_the_running_machine_in_it() {
        // given
        var good = facts(8_000, 50_000, ALL_TOOLS, true, true, Acceleration.PROVEN);
        var facts = new Facts(
                good.system(),
                good.javaVersion(),
                good.processors(),
                good.memoryMb(),
                good.diskMb(),
                good.home(),
                good.tools(),
                true,
                true,
                true,
                true,
                true,
                true,
                good.acceleration(),
                List.of(
                        new Facts.Image("20.10", List.of("vm"), Facts.Warm.UNFIT),
                        new Facts.Image("26.1", List.of(), Facts.Warm.ABSENT)));

        // when
        var diagnosis = Diagnosis.of(facts);

        // then
        assertThat(grade(diagnosis, "image-20.10")).isEqualTo(Grade.GOOD);
        assertThat(grade(diagnosis, "warm-20.10")).isEqualTo(Grade.SLOW);
        assertThat(grade(diagnosis, "image-26.1")).isEqualTo(Grade.SLOW);
        assertThat(diagnosis.findings()).extracting(it -> it.subject()).doesNotContain("warm-26.1");
        assertThat(diagnosis.vm()).as("slow, not impossible").isTrue();
    }

    private static String last(Diagnosis diagnosis) {
        return diagnosis.findings().get(diagnosis.findings().size() - 1).text().key();
    }

    private static Grade grade(Diagnosis diagnosis, String subject) {
        return diagnosis.findings().stream()
                .filter(it -> it.subject().equals(subject))
                .findFirst()
                .orElseThrow()
                .grade();
    }

    private static Facts facts(
            long memoryMb,
            long diskMb,
            Map<String, String> tools,
            boolean administrator,
            boolean namespaces,
            Acceleration acceleration) {
        return new Facts(
                "Linux",
                17,
                2,
                memoryMb,
                diskMb,
                "/home/ゆき",
                tools,
                true,
                true,
                administrator,
                namespaces,
                namespaces,
                namespaces,
                acceleration,
                List.of(
                        new Facts.Image("20.10", List.of("vm", "namespace"), Facts.Warm.READY),
                        new Facts.Image("26.1", List.of("vm"), Facts.Warm.READY)));
    }
}
