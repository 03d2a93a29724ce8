package dev.overlaylab.labs.driver.vm;

import dev.overlaylab.checkers.machine.Door;
import dev.overlaylab.i18n.Problem;
import dev.overlaylab.i18n.Text;
import dev.overlaylab.labs.driver.DriverSettings;
import dev.overlaylab.labs.driver.MachineSpec;
import dev.overlaylab.labs.driver.Progress;
import dev.overlaylab.labs.driver.process.Deadline;
import dev.overlaylab.labs.driver.process.LoopbackPort;
import dev.overlaylab.labs.driver.record.MachineFolder;
import dev.overlaylab.labs.driver.record.MachineFolders;
import dev.overlaylab.labs.driver.record.PrivateFiles;
import dev.overlaylab.labs.driver.record.StoredMachine;
import dev.overlaylab.labs.image.LastStage;
import dev.overlaylab.labs.image.MachineImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;

/**
 * The last stage of the image of virtual machines: boots one that is nobody in particular, lets its engine run once, and
 * saves it running.
 *
 * @param cache where findings about this computer are kept
 */
public record WarmStage(Path cache, Door door) implements LastStage {
    /** As much memory as any shipped lab asks for: a machine may have more than it was promised, not less. */
    private static final int MEMORY_MB = 1024;

    private static final int IDENTITY_BYTES = 1 << 20;
    private static final Duration TIME_TO_BOOT = Duration.ofMinutes(6);
    private static final Duration TIME_TO_WARM = Duration.ofMinutes(6);
    private static final String NAME = "warm";

    @Override
    public String name() {
        return "warm";
    }

    @Override
    public boolean isDone(MachineImage image) throws InterruptedException {
        var directory = image.warm();
        if (!Files.exists(directory)) {
            return false;
        }
        try {
            return SavedState.of(directory)
                    .fits()
                    .equals(machines(image, directory).fit());
        } catch (Problem e) {
            return false;
        }
    }

    @Override
    public String circumstances(MachineImage image) throws InterruptedException {
        return machines(image, image.warm()).fit().toString();
    }

    @Override
    public void make(MachineImage image, Progress progress) throws InterruptedException {
        var work = image.directory().resolve("warm.part");
        try {
            delete(work);
            var machines = machines(image, work);
            var folder = new MachineFolders(work).make(NAME);
            try {
                PrivateFiles.write(folder.identity(), new byte[IDENTITY_BYTES]);
                run(machines, folder, work.resolve("state"), progress);
            } finally {
                machines.end(folder);
            }
            delete(image.warm());
            Files.move(work.resolve("state"), image.warm(), StandardCopyOption.ATOMIC_MOVE);
            delete(work);
        } catch (IOException e) {
            throw MachineFolder.trouble(work, e);
        }
    }

    private static void run(VmMachines machines, MachineFolder folder, Path state, Progress progress)
            throws IOException, InterruptedException {
        progress.report(Text.of("image.progress.boot"), 5);
        var nobody = nobody(machines);
        machines.prepareToBoot(folder);
        if (!machines.launch(folder, nobody, MEMORY_MB, false)) {
            throw Problem.of("problem.driver.no-port", "detail", NAME);
        }
        try (var attendant = Attendant.at(ControlSocket.forAttendant(folder))) {
            if (!attendant.isReady(Deadline.in(TIME_TO_BOOT))) {
                throw Problem.of("problem.driver.ended", "name", NAME, "log", machines.lastWords(folder));
            }
            progress.report(Text.of("image.progress.warm"), 40);
            if (!attendant.warm(Deadline.in(TIME_TO_WARM))) {
                throw Problem.of("problem.driver.ended", "name", NAME, "log", machines.lastWords(folder));
            }
        }
        progress.report(Text.of("image.progress.save"), 90);
        var freezer = new VmFreezer(machines);
        freezer.pause(folder);
        freezer.save(folder, nobody, state);
    }

    private VmMachines machines(MachineImage image, Path work) {
        return new VmMachines(new DriverSettings(work, image, work.resolve("key"), cache, false), door);
    }

    private static StoredMachine nobody(VmMachines machines) {
        return new StoredMachine(
                StoredMachine.FORMAT,
                machines.id(),
                NAME,
                MachineSpec.Role.ENGINE,
                "192.168.99.254",
                MEMORY_MB,
                Instant.now().toString(),
                StoredMachine.Stage.PREPARED,
                "",
                "0".repeat(32),
                LoopbackPort.free(),
                null);
    }

    private static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (var files = Files.walk(directory)) {
            for (var file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
