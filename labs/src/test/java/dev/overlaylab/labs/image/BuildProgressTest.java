package dev.overlaylab.labs.image;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BuildProgressTest {
    private final BuildProgress whole = new BuildProgress(Flavour.VM.stages());

    @Test
    void should_begin_at_nothing_and_end_at_a_hundred() {
        assertThat(whole.of("rootfs", 0)).isZero();
        assertThat(whole.of("vm", 100)).isEqualTo(100);
    }

    @Test
    void should_grow_from_stage_to_stage() {
        assertThat(whole.of("rootfs", 100)).isEqualTo(whole.of("containers", 0));
        assertThat(whole.of("containers", 50)).isBetween(whole.of("containers", 0), whole.of("vm", 0));
    }

    @Test
    void should_not_guess_about_unknown_stages() {
        assertThat(whole.of("containers-nginx", 50)).isEqualTo(-1);
        assertThat(whole.of("namespace", 50)).isEqualTo(-1);
    }
}
