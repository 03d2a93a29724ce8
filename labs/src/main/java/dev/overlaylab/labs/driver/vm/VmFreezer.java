package dev.overlaylab.labs.driver.vm;

import dev.overlaylab.i18n.Problem;
import dev.overlaylab.labs.driver.Freezer;
import dev.overlaylab.labs.driver.process.Deadline;
import dev.overlaylab.labs.driver.record.MachineFolder;
import dev.overlaylab.labs.driver.record.PrivateFiles;
import dev.overlaylab.labs.driver.record.StoredMachine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Saves what a virtual machine is at a moment, and fills a waiting QEMU with it.
 *
 * <p>Its memory is a file that QEMU shares with us, so that we compare it with the layers it grew out of and write only what
 * differs; QEMU's own migration is left with the devices, half a megabyte. Its disk gets a new layer on top: what was
 * written until then is never written again.
 */
final class VmFreezer implements Freezer {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration TIME_TO_HEAR_THE_TIME = Duration.ofSeconds(5);
    private static final long BYTES_PER_MB = 1L << 20;

    private final VmMachines machines;

    VmFreezer(VmMachines machines) {
        this.machines = machines;
    }

    @Override
    public void pause(MachineFolder folder) {
        try (var qmp = control(folder)) {
            qmp.run("stop", Map.of());
        }
    }

    @Override
    public boolean paused(MachineFolder folder) {
        if (!machines.runs(folder)) {
            return false;
        }
        try (var qmp = control(folder)) {
            return !qmp.run("query-status", Map.of()).path("running").asBoolean(true);
        }
    }

    @Override
    public void unpause(MachineFolder folder) {
        goOn(folder);
        try (var attendant = Attendant.at(ControlSocket.forAttendant(folder))) {
            attendant.tellTime(Deadline.in(TIME_TO_HEAR_THE_TIME));
        } catch (IOException e) {
            throw MachineFolder.trouble(folder.path(), e);
        }
    }

    void goOn(MachineFolder folder) {
        try (var qmp = control(folder)) {
            qmp.run("cont", Map.of());
        }
    }

    @Override
    public void save(MachineFolder folder, StoredMachine machine, Path state) throws InterruptedException {
        try {
            PrivateFiles.newDirectory(state);
            boolean whole = false;
            try {
                if (machines.runs(folder)) {
                    saveRunning(folder, machine, state);
                } else {
                    saveDisk(folder, machine, state);
                }
                whole = true;
            } finally {
                if (!whole) {
                    discard(state);
                }
            }
        } catch (IOException e) {
            throw MachineFolder.trouble(state, e);
        }
    }

    private void saveRunning(MachineFolder folder, StoredMachine machine, Path state)
            throws IOException, InterruptedException {
        var memory = new MemoryBase(folder);
        var layer = memory.next();
        boolean kept = false;
        try (var qmp = control(folder)) {
            var layers = new ArrayList<>(memory.toCompareWith());
            int memoryMb;
            try (var guest = GuestMemory.open(machine.name(), machines.running(folder));
                    var base = MemoryLayers.open(layers, guest.size())) {
                base.difference(guest, layer);
                memoryMb = (int) (guest.size() / BYTES_PER_MB);
            }
            layers.add(layer);
            var disk = freezeDisk(new DiskLayers(folder), qmp);
            devices(folder, machine, qmp).save(state.resolve(SavedState.DEVICES));
            describe(state, memoryMb, layers, disk);
            memory.set(layers);
            kept = true;
        } finally {
            if (!kept) {
                Files.deleteIfExists(layer);
            }
        }
    }

    private void saveDisk(MachineFolder folder, StoredMachine machine, Path state)
            throws IOException, InterruptedException {
        var disk = new DiskLayers(folder);
        var top = disk.top();
        disk.cover(top);
        describe(state, machine.memoryMb(), List.of(), DiskLayers.chain(top));
    }

    private void describe(Path state, int memoryMb, List<Path> memory, List<Path> disk)
            throws IOException, InterruptedException {
        for (var file : memory) {
            Files.createLink(state.resolve(file.getFileName()), file);
        }
        for (var file : disk) {
            Files.createLink(state.resolve(file.getFileName()), file);
        }
        SavedState.describe(state, machines.fit(), memoryMb, names(memory), names(disk));
    }

    /** From here on the machine writes to a new layer. Returns the layers that stay as they are, the top one first. */
    private static List<Path> freezeDisk(DiskLayers disk, Qmp qmp) throws IOException, InterruptedException {
        var active = disk.layer(activeNode(qmp));
        // Whoever boots the machine after a crash between these two finds an empty layer over the same content.
        var cover = disk.cover(active);
        qmp.run(
                "blockdev-snapshot-sync",
                Map.of(
                        "device",
                        QemuCommand.DISK,
                        "snapshot-file",
                        cover.toString(),
                        "snapshot-node-name",
                        DiskLayers.node(cover),
                        "format",
                        "qcow2",
                        "mode",
                        "existing"));
        disk.sweep();
        return DiskLayers.chain(active);
    }

    /** By what QEMU knows the layer that it writes to. */
    private static String activeNode(Qmp qmp) {
        for (var block : qmp.run("query-block", Map.of())) {
            if (block.path("device").asText().equals(QemuCommand.DISK)) {
                return block.path("inserted").path("node-name").asText();
            }
        }
        throw new IllegalStateException("QEMU has no " + QemuCommand.DISK);
    }

    @Override
    public void requireRestorable(StoredMachine machine, Path state) throws InterruptedException {
        var saved = SavedState.of(state);
        if (!saved.fits().equals(machines.fit())) {
            throw unfit(machine);
        }
    }

    private static Problem unfit(StoredMachine machine) {
        return Problem.of("problem.driver.state-unfit", "name", machine.name());
    }

    @Override
    public boolean restore(MachineFolder folder, StoredMachine machine, Path state) throws InterruptedException {
        requireRestorable(machine, state);
        putBack(folder, machine, state);
        if (!machines.launch(folder, machine, SavedState.of(state).memoryMb(), true)) {
            return false;
        }
        fill(folder, machine, state);
        return true;
    }

    @Override
    public void putBack(MachineFolder folder, StoredMachine machine, Path state) throws InterruptedException {
        var saved = SavedState.of(state);
        if (!saved.fits().disk().equals(machines.fit().disk())) {
            throw unfit(machine);
        }
        try {
            new DiskLayers(folder).adopt(saved.diskIn(state));
        } catch (IOException e) {
            throw MachineFolder.trouble(state, e);
        }
    }

    /** Gives memory and devices to a QEMU that waits for them. */
    private void fill(MachineFolder folder, StoredMachine machine, Path state) throws InterruptedException {
        var saved = SavedState.of(state);
        try (var qmp = control(folder)) {
            try (var guest = GuestMemory.open(machine.name(), machines.running(folder));
                    var layers = MemoryLayers.open(saved.memoryIn(state), saved.memoryMb() * BYTES_PER_MB)) {
                layers.fill(guest);
            }
            devices(folder, machine, qmp).load(state.resolve(SavedState.DEVICES));
            new MemoryBase(folder).set(saved.memoryIn(state));
        } catch (IOException e) {
            throw MachineFolder.trouble(state, e);
        }
    }

    private static Qmp control(MachineFolder folder) {
        return Qmp.connect(folder.name(), ControlSocket.of(folder), PATIENCE);
    }

    private static DeviceState devices(MachineFolder folder, StoredMachine machine, Qmp qmp) {
        return new DeviceState(machine.name(), qmp, ControlSocket.forState(folder));
    }

    private static List<String> names(List<Path> files) {
        return files.stream().map(it -> it.getFileName().toString()).toList();
    }

    private static void discard(Path state) throws IOException {
        try (var files = Files.list(state)) {
            for (var file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(state);
    }
}
