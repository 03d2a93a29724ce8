package dev.overlaylab.labs.driver.vm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.overlaylab.labs.driver.record.MachineFolder;
import dev.overlaylab.labs.driver.record.PrivateFiles;
import dev.overlaylab.labs.image.MachineImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Whether this computer runs virtual machines in hardware, found out by booting one: the device file alone proves
 * nothing.
 *
 * @param accelerator QEMU's name for it: {@code kvm} or {@code tcg}
 * @param why what showed that
 * @param on kernel, QEMU and image it was found on
 */
public record Acceleration(String accelerator, Why why, String on) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Path DEVICE = Path.of("/dev/kvm");

    /** What was found. */
    public enum Why {
        /** A kernel came up in hardware. */
        PROVEN,
        /** The device is there, but a kernel did not come up in time. */
        NOT_WORKING,
        /** There is no device, or we may not use it. */
        NO_DEVICE
    }

    public boolean proven() {
        return why == Why.PROVEN;
    }

    /** Finds out, or remembers what was found out with the same kernel, QEMU and image. */
    public static Acceleration probe(MachineImage image, Path cache) {
        try {
            return probe(image, cache, KvmTrial.TIME_TO_BOOT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new dev.overlaylab.i18n.Problem(
                    dev.overlaylab.i18n.Text.of("problem.driver.interrupted", "name", QemuCommand.PROGRAM), e);
        }
    }

    private static synchronized Acceleration probe(MachineImage image, Path cache, Duration timeToBoot)
            throws InterruptedException {
        if (!Files.isReadable(DEVICE) || !Files.isWritable(DEVICE)) {
            return new Acceleration("tcg", Why.NO_DEVICE, "");
        }
        var on = surroundings(image);
        var file = cache.resolve("acceleration.json");
        var remembered = remembered(file);
        if (remembered != null && remembered.on().equals(on)) {
            return remembered;
        }
        var found = KvmTrial.boots(image, timeToBoot)
                ? new Acceleration("kvm", Why.PROVEN, on)
                : new Acceleration("tcg", Why.NOT_WORKING, on);
        try {
            PrivateFiles.directory(cache);
            PrivateFiles.write(file, JSON.writeValueAsBytes(found));
        } catch (IOException e) {
            throw MachineFolder.trouble(file, e);
        }
        return found;
    }

    private static @org.jspecify.annotations.Nullable Acceleration remembered(Path file) {
        try {
            return Files.exists(file) ? JSON.readValue(file.toFile(), Acceleration.class) : null;
        } catch (JsonProcessingException e) {
            return null;
        } catch (IOException e) {
            throw MachineFolder.trouble(file, e);
        }
    }

    private static String surroundings(MachineImage image) throws InterruptedException {
        var qemu = QemuCommand.version();
        try {
            return System.getProperty("os.version") + "; " + qemu + "; " + Files.size(image.kernel()) + " "
                    + Files.getLastModifiedTime(image.kernel());
        } catch (IOException e) {
            throw MachineFolder.trouble(image.kernel(), e);
        }
    }
}
