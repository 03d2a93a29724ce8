package dev.overlaylab.labs.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ImageSettingsTest {
    @Test
    void should_take_what_was_chosen_and_nothing_else() {
        var settings = ImageSettings.from(Map.of(
                "OVERLAYLAB_SUITE", "bookworm", "OVERLAYLAB_MIRROR", " ", "OVERLAYLAB_OTHER", "x", "HOME", "/root"));

        assertThat(settings.chosen()).containsExactly(Map.entry("OVERLAYLAB_SUITE", "bookworm"));
    }
}
