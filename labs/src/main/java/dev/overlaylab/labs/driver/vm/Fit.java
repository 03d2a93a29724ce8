package dev.overlaylab.labs.driver.vm;

import dev.overlaylab.labs.driver.record.MachineFolder;
import dev.overlaylab.labs.image.MachineImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where a saved state can be restored: QEMU reads only what the same QEMU with the same devices wrote, hardware only what
 * the same processor saw, and a disk's layers mean nothing on another disk.
 *
 * @param qemu what QEMU says of its version
 * @param shape of our machines: changes whenever their devices do
 * @param processor the accelerator, and in hardware the processor's name
 * @param disk place, size and time of the image's disk
 */
record Fit(String qemu, int shape, String processor, String disk) {
    /** To be raised with every change of the devices in {@link QemuCommand}. */
    static final int SHAPE = 3;

    /** What fits here and now. */
    static Fit here(String qemu, Acceleration acceleration, MachineImage image) {
        var processor = acceleration.proven() ? acceleration.accelerator() + " " + model() : acceleration.accelerator();
        try {
            var disk = image.baseDisk();
            return new Fit(
                    qemu,
                    SHAPE,
                    processor,
                    disk.toRealPath() + " " + Files.size(disk) + " "
                            + Files.getLastModifiedTime(disk).toMillis());
        } catch (IOException e) {
            throw MachineFolder.trouble(image.baseDisk(), e);
        }
    }

    private static String model() {
        try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(it -> it.startsWith("model name") || it.startsWith("flags"))
                    .limit(2)
                    .map(it -> it.replaceFirst("^[^:]*: *", ""))
                    .map(it -> it.length() > 100 ? Integer.toHexString(it.hashCode()) : it)
                    .reduce("", (a, b) -> (a + " " + b).strip());
        } catch (IOException e) {
            return "";
        }
    }
}
