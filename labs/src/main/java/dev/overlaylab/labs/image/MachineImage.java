package dev.overlaylab.labs.image;

import java.nio.file.Path;

/** A finished image: where its parts are. */
public record MachineImage(Path directory) {
    public Path kernel() {
        return directory.resolve("vm/vmlinuz");
    }

    public Path initrd() {
        return directory.resolve("vm/initrd.img");
    }

    public Path baseDisk() {
        return directory.resolve("vm/base.qcow2");
    }

    /** A running machine that is nobody in particular, saved; there may be none. */
    public Path warm() {
        return directory.resolve("warm");
    }

    /** The read-only root of namespace machines. */
    public Path namespaceRoot() {
        return directory.resolve("namespace/rootfs");
    }

    /** The engine's state directory with the container images baked in. */
    public Path namespaceDocker() {
        return directory.resolve("namespace/docker");
    }
}
