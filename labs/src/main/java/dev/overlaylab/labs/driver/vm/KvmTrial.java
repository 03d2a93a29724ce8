package dev.overlaylab.labs.driver.vm;

import dev.overlaylab.labs.driver.process.Deadline;
import dev.overlaylab.labs.image.MachineImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Boots the image's kernel in hardware, without any disk, up to its first program. */
final class KvmTrial {
    /** A kernel that runs in hardware is there after a second or two. */
    static final Duration TIME_TO_BOOT = Duration.ofSeconds(10);

    /** What the kernel says when all of itself has come up and it hands over. */
    private static final String ARRIVED = "Run /init as init process";

    private KvmTrial() {}

    static boolean boots(MachineImage image, Duration within) throws InterruptedException {
        Path console = null;
        Process qemu = null;
        try {
            console = Files.createTempFile("overlaylab", ".console");
            qemu = new ProcessBuilder(command(image))
                    .redirectErrorStream(true)
                    .redirectInput(Path.of("/dev/null").toFile())
                    .redirectOutput(console.toFile())
                    .start();
            var trial = qemu;
            var text = console;
            Deadline.in(within).until(() -> !trial.isAlive() || said(text), Duration.ofMillis(50));
            return said(text);
        } catch (IOException e) {
            return false;
        } finally {
            if (qemu != null) {
                qemu.destroyForcibly().waitFor();
            }
            if (console != null) {
                console.toFile().delete();
            }
        }
    }

    private static boolean said(Path console) {
        try {
            return new String(Files.readAllBytes(console), StandardCharsets.ISO_8859_1).contains(ARRIVED);
        } catch (IOException e) {
            return false;
        }
    }

    private static List<String> command(MachineImage image) {
        return List.of(
                QemuCommand.PROGRAM,
                "-no-user-config",
                "-nodefaults",
                "-display",
                "none",
                "-no-reboot",
                "-name",
                "guest=overlaylab-acceleration-trial",
                "-machine",
                "q35",
                "-accel",
                "kvm",
                "-cpu",
                "max",
                "-m",
                "256",
                "-serial",
                "stdio",
                "-kernel",
                image.kernel().toString(),
                "-initrd",
                image.initrd().toString(),
                "-append",
                "console=ttyS0 ignore_loglevel panic=-1 apparmor=0");
    }
}
