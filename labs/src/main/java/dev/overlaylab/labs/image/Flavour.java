package dev.overlaylab.labs.image;

import java.util.List;

/** For which kind of machine an image is made. */
public enum Flavour {
    VM("vm"),
    NAMESPACE("namespace");

    private final String stage;

    Flavour(String stage) {
        this.stage = stage;
    }

    /** The name of the build's last stage for it. */
    String stage() {
        return stage;
    }

    /** All stages of its build, in order. */
    List<String> stages() {
        return List.of("rootfs", "containers", stage);
    }
}
