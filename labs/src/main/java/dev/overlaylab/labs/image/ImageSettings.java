package dev.overlaylab.labs.image;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a builder may choose about the image; what is not chosen is left to the build scripts.
 *
 * @param chosen environment variables of the build scripts by name, such as {@code OVERLAYLAB_MIRROR}
 */
public record ImageSettings(Map<String, String> chosen) {
    /** The settings there are: release, its archives, size of a machine's disk, patience. */
    public static final List<String> NAMES = List.of(
            "OVERLAYLAB_SUITE",
            "OVERLAYLAB_MIRROR",
            "OVERLAYLAB_FALLBACK_MIRROR",
            "OVERLAYLAB_SECURITY_MIRROR",
            "OVERLAYLAB_DISK_SIZE",
            "OVERLAYLAB_ACCEL",
            "OVERLAYLAB_BAKE_DEADLINE");

    public ImageSettings {
        chosen = Map.copyOf(chosen);
    }

    /** The same, for an image with that engine. */
    public ImageSettings with(EngineVersion engine) {
        var all = new TreeMap<>(chosen);
        all.put("OVERLAYLAB_ENGINE", engine.id());
        return new ImageSettings(all);
    }

    /** The settings found in an environment; empty values count as not chosen. */
    public static ImageSettings from(Map<String, String> environment) {
        var chosen = new TreeMap<String, String>();
        for (var name : NAMES) {
            var value = environment.getOrDefault(name, "");
            if (!value.isBlank()) {
                chosen.put(name, value);
            }
        }
        return new ImageSettings(chosen);
    }
}
