package dev.overlaylab.labs.driver.vm;

import dev.overlaylab.checkers.machine.Command;
import dev.overlaylab.checkers.machine.Door;
import dev.overlaylab.checkers.machine.MachineException;
import dev.overlaylab.checkers.machine.SshAddress;
import dev.overlaylab.i18n.Problem;
import dev.overlaylab.i18n.Text;
import dev.overlaylab.labs.driver.Ability;
import dev.overlaylab.labs.driver.Driver;
import dev.overlaylab.labs.driver.DriverSettings;
import dev.overlaylab.labs.driver.Freezer;
import dev.overlaylab.labs.driver.MachineKind;
import dev.overlaylab.labs.driver.MachineSpec;
import dev.overlaylab.labs.driver.Progress;
import dev.overlaylab.labs.driver.process.Deadline;
import dev.overlaylab.labs.driver.process.HostMeans;
import dev.overlaylab.labs.driver.process.RunningProcess;
import dev.overlaylab.labs.driver.process.Tool;
import dev.overlaylab.labs.driver.record.MachineFolder;
import dev.overlaylab.labs.driver.record.StoredMachine;
import dev.overlaylab.labs.image.MachineImage;
import dev.overlaylab.labs.wire.MulticastTap;
import dev.overlaylab.labs.wire.Tap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Virtual machines run by QEMU, which puts itself into the background and so outlives us. */
public final class VmMachines implements MachineKind {
    private static final Duration TIME_TO_LAUNCH = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final int LAST_LINES = 5;
    private static final int IDENTITY_BYTES = 1 << 20;

    private final DriverSettings settings;
    private final Door door;
    private final HostMeans means;
    private final Wire wire;
    private final Set<Path> failedCopies = ConcurrentHashMap.newKeySet();
    private @Nullable Acceleration acceleration;
    private @Nullable String version;

    public VmMachines(DriverSettings settings, Door door) {
        this.settings = settings;
        this.door = door;
        this.means = new HostMeans(settings.labDirectory());
        this.wire = Wire.of(settings.labDirectory());
    }

    @Override
    public String id() {
        return "vm";
    }

    @Override
    public Driver.Capabilities capabilities() {
        var abilities = EnumSet.of(Ability.INGRESS, Ability.ENCRYPTION, Ability.POWER);
        if (settings.internet()) {
            abilities.add(Ability.INTERNET);
        }
        return new Driver.Capabilities(Driver.Moments.FROZEN, abilities);
    }

    @Override
    public void requireFor(MachineSpec spec) {
        var image = settings.image();
        for (var part : List.of(image.kernel(), image.initrd(), image.baseDisk())) {
            if (!Files.isReadable(part)) {
                throw Problem.of("problem.driver.image", "file", part.toString());
            }
        }
        means.requireDisk();
        means.requireMemory(spec.name(), spec.memoryMb());
    }

    @Override
    public void requireMemory(int machines, int memoryMb) {
        means.requireMemory(machines, memoryMb);
    }

    @Override
    public void prepare(MachineFolder folder, StoredMachine machine) throws InterruptedException {
        try {
            pad(folder.identity());
            prepareToBoot(folder);
        } catch (IOException e) {
            throw MachineFolder.trouble(folder.path(), e);
        }
    }

    void prepareToBoot(MachineFolder folder) throws IOException, InterruptedException {
        new DiskLayers(folder).makeOver(settings.image().baseDisk());
    }

    /** The second disk has one size for all: a machine that was resumed as another one goes by the size it knew. */
    private static void pad(Path identity) throws IOException {
        long size = Files.size(identity);
        if (size < IDENTITY_BYTES) {
            Files.write(identity, new byte[(int) (IDENTITY_BYTES - size)], StandardOpenOption.APPEND);
        }
    }

    @Override
    public boolean start(MachineFolder folder, StoredMachine machine, Progress progress) throws InterruptedException {
        try {
            if (machine.stage() == StoredMachine.Stage.PREPARED && !failedCopies.contains(folder.path())) {
                var warm = warmFor(folder, machine);
                if (warm.isPresent()) {
                    return startWarm(folder, machine, warm.get(), progress);
                }
                progress.notice(Text.of("progress.driver.cold", "name", machine.name()));
            }
            new MemoryBase(folder).forget();
        } catch (IOException e) {
            throw MachineFolder.trouble(folder.path(), e);
        }
        return launch(folder, machine, machine.memoryMb(), false);
    }

    private Optional<Path> warmFor(MachineFolder folder, StoredMachine machine)
            throws IOException, InterruptedException {
        return Files.size(folder.identity()) == IDENTITY_BYTES
                ? new WarmStart(this).stateFor(machine.memoryMb())
                : Optional.empty();
    }

    /**
     * As a copy of the image's warm machine; when that fails, it boots as if there were none, and says so.
     *
     * <p>A QEMU that could not read the saved state is still ending then, and may have the port a little longer: so it
     * boots on another one if need be, without trying to copy again.
     */
    private boolean startWarm(MachineFolder folder, StoredMachine machine, Path warm, Progress progress)
            throws IOException, InterruptedException {
        try {
            return new WarmStart(this).start(folder, machine, warm);
        } catch (Problem e) {
            progress.notice(Text.of("progress.driver.cold-instead", "name", machine.name(), "why", e.text()));
            failedCopies.add(folder.path());
            end(folder);
            new MemoryBase(folder).forget();
            prepareToBoot(folder);
            new DiskLayers(folder).sweep();
            return launch(folder, machine, machine.memoryMb(), false);
        }
    }

    /** Starts QEMU, to boot or to wait for a saved state; false when its port is taken. */
    boolean launch(MachineFolder folder, StoredMachine machine, int memoryMb, boolean waiting)
            throws InterruptedException {
        means.requireMemory(machine.name(), machine.memoryMb());
        means.requireDisk();
        try {
            Files.deleteIfExists(QemuCommand.pidFile(folder));
            Files.deleteIfExists(QemuCommand.console(folder));
            ControlSocket.prepare(folder);
            var command = new QemuCommand(settings, acceleration(), wire);
            var disk = new DiskLayers(folder).top();
            var ended = Tool.run(
                    waiting
                            ? command.waiting(folder, machine, memoryMb, disk)
                            : command.booting(folder, machine, memoryMb, disk),
                    TIME_TO_LAUNCH);
            if (!ended.well() && !ended.output().contains("host forwarding rule")) {
                throw Problem.of("problem.driver.not-started", "name", machine.name(), "detail", ended.lastWords());
            }
            return ended.well();
        } catch (IOException e) {
            throw MachineFolder.trouble(folder.path(), e);
        }
    }

    MachineImage image() {
        return settings.image();
    }

    /** Asked often, and asking costs a run of QEMU. */
    private synchronized Acceleration acceleration() {
        if (acceleration == null) {
            acceleration = Acceleration.probe(settings.image(), settings.cache());
        }
        return acceleration;
    }

    /**
     * QEMU itself wrote its number; its command line names this folder, so it cannot be another's. While it dies it has
     * no command line any more, but is still the one on record.
     */
    @Override
    public Optional<RunningProcess> process(MachineFolder folder) {
        var pidFile = QemuCommand.pidFile(folder);
        return RunningProcess.in(pidFile)
                .filter(it -> it.commandLine().contains(pidFile.toString())
                        || folder.read()
                                .map(StoredMachine::process)
                                .filter(it::equals)
                                .isPresent());
    }

    /** Asks over SSH: nobody in the guest listens to a power button. */
    @Override
    public void stop(MachineFolder folder, SshAddress address, Duration within) throws InterruptedException {
        var deadline = Deadline.in(within);
        try (var connection = door.open(address)) {
            connection.run(Command.of("systemctl poweroff --no-block").within(within));
        } catch (MachineException e) {
            // A connection that ends here may be the shutdown itself; one that did not come about leaves the deadline.
        }
        deadline.until(() -> !runs(folder), PAUSE);
        end(folder);
    }

    @Override
    public void end(MachineFolder folder) throws InterruptedException {
        var process = process(folder);
        if (process.isPresent() && !process.get().kill()) {
            throw Problem.of(
                    "problem.driver.immortal",
                    "name",
                    folder.name(),
                    "pid",
                    process.get().pid());
        }
        try {
            ControlSocket.remove(folder);
            Files.deleteIfExists(QemuCommand.pidFile(folder));
        } catch (IOException e) {
            throw MachineFolder.trouble(folder.path(), e);
        }
    }

    @Override
    public Optional<Freezer> freezer() {
        return Optional.of(new VmFreezer(this));
    }

    RunningProcess running(MachineFolder folder) {
        return process(folder)
                .orElseThrow(() -> Problem.of("problem.driver.ended", "name", folder.name(), "log", lastWords(folder)));
    }

    Fit fit() throws InterruptedException {
        return Fit.here(version(), acceleration(), settings.image());
    }

    private synchronized String version() throws InterruptedException {
        if (version == null) {
            version = QemuCommand.version();
        }
        return version;
    }

    @Override
    public Tap tap() {
        return MulticastTap.join(wire.group(), wire.port(), InstantSource.system());
    }

    @Override
    public Duration timeToBoot() {
        return acceleration().proven() ? Duration.ofSeconds(90) : Duration.ofMinutes(5);
    }

    @Override
    public Duration timeToStop() {
        return Duration.ofSeconds(60);
    }

    @Override
    public String lastWords(MachineFolder folder) {
        return folder.tail(QemuCommand.console(folder).getFileName().toString(), LAST_LINES);
    }

    /** Where the lab's machines are told from other labs'. */
    static String label(Path labDirectory, String machine) {
        var lab = labDirectory.getFileName();
        return "overlaylab-" + (lab == null ? "lab" : lab) + "-" + machine;
    }
}
