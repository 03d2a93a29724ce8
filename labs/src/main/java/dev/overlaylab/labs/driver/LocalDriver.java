package dev.overlaylab.labs.driver;

import dev.overlaylab.checkers.machine.Door;
import dev.overlaylab.checkers.machine.SshAddress;
import dev.overlaylab.i18n.Problem;
import dev.overlaylab.i18n.Text;
import dev.overlaylab.labs.driver.checkpoint.Checkpoints;
import dev.overlaylab.labs.driver.identity.ClientKey;
import dev.overlaylab.labs.driver.identity.MachineIdentity;
import dev.overlaylab.labs.driver.record.MachineFolder;
import dev.overlaylab.labs.driver.record.MachineFolders;
import dev.overlaylab.labs.driver.record.PrivateFiles;
import dev.overlaylab.labs.driver.record.StoredMachine;
import dev.overlaylab.labs.driver.record.StoredMachine.Stage;
import dev.overlaylab.labs.wire.Tap;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A driver whose machines run on this computer, of whichever kind. */
public final class LocalDriver implements Driver {
    private final MachineKind kind;
    private final DriverSettings settings;
    private final MachineFolders folders;
    private final Launch launch;
    private final OneAtATime turns = new OneAtATime();
    private final Unfinished unfinished = new Unfinished();
    private final Object shared = new Object();
    private final LocalLab lab;

    public LocalDriver(MachineKind kind, DriverSettings settings, Door door) {
        this.kind = kind;
        this.settings = settings;
        this.folders = new MachineFolders(settings.labDirectory());
        this.launch = new Launch(kind, settings.clientKey(), door, unfinished);
        this.lab = new LocalLab(
                settings.labDirectory(),
                kind,
                folders,
                turns,
                launch,
                unfinished,
                new Containers(door),
                new Gossip(door));
    }

    @Override
    public String id() {
        return kind.id();
    }

    @Override
    public Capabilities capabilities() {
        return kind.capabilities();
    }

    @Override
    public MachineRecord create(MachineSpec spec, Progress progress) {
        SpecRules.check(spec);
        folders.of(spec.name());
        return turns.take(spec.name(), () -> {
            refuseExisting(spec.name());
            kind.requireFor(spec);
            MachineFolder folder;
            synchronized (shared) {
                folder = folders.make(spec.name());
            }
            try (var creation = unfinished.begin(() -> discard(folder))) {
                progress.report(Text.of("progress.driver.preparing", "name", spec.name()), 0);
                var machine = prepare(folder, spec);
                var made = folder.write(launch.boot(folder, machine, progress).at(Stage.MADE));
                creation.finish();
                return toRecord(folder, made, kind.runs(folder));
            }
        });
    }

    @Override
    public void start(String name, Progress progress) {
        turns.take(name, () -> {
            var folder = folders.of(name);
            var machine = stored(folder);
            if (machine.stage() == Stage.PREPARING) {
                throw broken(folder);
            }
            if (!kind.runs(folder)) {
                folder.write(launch.boot(folder, machine, progress).at(Stage.MADE));
                Rest.forget(folder);
            }
            return name;
        });
    }

    @Override
    public void stop(String name, Progress progress) {
        turns.take(name, () -> {
            var folder = folders.of(name);
            var machine = stored(folder);
            if (kind.runs(folder)) {
                progress.report(Text.of("progress.driver.stopping", "name", name), -1);
                kind.stop(folder, launch.address(machine), kind.timeToStop());
            }
            // Without a process on record it is one that was stopped, not one that died.
            folder.write(machine.atRest());
            return name;
        });
    }

    @Override
    public void remove(String name) {
        turns.take(name, () -> {
            var folder = folders.of(name);
            if (Files.exists(folder.path()) && lab.isOurs(folder)) {
                discard(folder);
            }
            return name;
        });
    }

    /** Counts what there is already, under whatever names; else what the lab is going to make. */
    @Override
    public void requireTogether(Map<String, Integer> memoryMb) {
        var folders = this.folders.all().stream().filter(lab::isOurs).toList();
        var needed = new TreeMap<String, Integer>();
        var running = new HashSet<String>();
        var engines = false;
        for (var folder : folders) {
            var machine = folder.read();
            engines |=
                    machine.filter(it -> it.role() == MachineSpec.Role.ENGINE).isPresent();
            if (kind.runs(folder)) {
                running.add(folder.name());
            } else {
                machine.ifPresent(it -> needed.put(it.name(), it.memoryMb()));
            }
        }
        if (!engines) {
            memoryMb.forEach(needed::putIfAbsent);
            needed.keySet().removeAll(running);
        }
        kind.requireMemory(
                needed.size(),
                needed.values().stream().mapToInt(Integer::intValue).sum());
    }

    @Override
    public List<MachineRecord> list() {
        return folders.all().stream()
                .filter(lab::isOurs)
                .map(folder -> folder.read()
                        .map(machine -> toRecord(folder, machine, kind.runs(folder)))
                        .orElseGet(() -> damaged(folder)))
                .sorted(Comparator.comparing(MachineRecord::created).thenComparing(MachineRecord::name))
                .toList();
    }

    @Override
    public SshAddress address(String name) {
        var folder = folders.of(name);
        var machine = stored(folder);
        if (!kind.runs(folder)) {
            throw Problem.of("problem.driver.not-running", "name", name);
        }
        return launch.address(machine);
    }

    @Override
    public Optional<Checkpoints> checkpoints(List<String> alongside, long limit) {
        return kind.freezer().map(it -> new SavedLab(lab, alongside, limit));
    }

    @Override
    public List<Text> suspend(Progress progress) {
        return new Rest(lab).suspend(progress);
    }

    @Override
    public Resumed resume(Progress progress) {
        return new Rest(lab).resume(progress);
    }

    @Override
    public Tap tap(Door door) throws InterruptedException {
        requireSomeRunning();
        return kind.tap();
    }

    /** Where nothing runs there is nothing to be heard, now or later. */
    private void requireSomeRunning() {
        if (folders.all().stream().filter(lab::isOurs).noneMatch(kind::runs)) {
            throw Problem.of("problem.wire.nothing-runs");
        }
    }

    private StoredMachine prepare(MachineFolder folder, MachineSpec spec) throws InterruptedException {
        var key = ClientKey.in(settings.clientKey());
        var identity = MachineIdentity.make(spec, key.publicKey(), settings.internet());
        var machine = folder.write(new StoredMachine(
                StoredMachine.FORMAT,
                kind.id(),
                spec.name(),
                spec.role(),
                spec.address(),
                spec.memoryMb(),
                Instant.now().toString(),
                Stage.PREPARING,
                identity.hostKey(),
                identity.machineId(),
                0,
                null));
        try {
            PrivateFiles.write(folder.identity(), identity.tar());
        } catch (IOException e) {
            throw MachineFolder.trouble(folder.identity(), e);
        }
        kind.prepare(folder, machine);
        return folder.write(machine.at(Stage.PREPARED));
    }

    private void refuseExisting(String name) {
        // Names are host names, and host names do not tell Engine from engine.
        folders.all().stream()
                .filter(it -> it.name().equalsIgnoreCase(name))
                .findFirst()
                .ifPresent(it -> {
                    throw Problem.of("problem.driver.exists", "name", it.name());
                });
    }

    private void discard(MachineFolder folder) throws InterruptedException {
        kind.end(folder);
        folders.delete(folder);
        // Not while a machine is beginning: it counts from the moment it has a folder.
        synchronized (shared) {
            kind.tidy();
            folders.tidy();
        }
    }

    private StoredMachine stored(MachineFolder folder) {
        if (!Files.isDirectory(folder.path()) || !lab.isOurs(folder)) {
            throw Problem.of("problem.driver.absent", "name", folder.name());
        }
        return folder.read().orElseThrow(() -> broken(folder));
    }

    private static Problem broken(MachineFolder folder) {
        return Problem.of(
                "problem.driver.broken",
                "name",
                folder.name(),
                "file",
                folder.recordFile().toString());
    }

    private static MachineRecord toRecord(MachineFolder folder, StoredMachine machine, boolean runs) {
        var half = machine.stage() == Stage.PREPARING;
        return new MachineRecord(
                folder.name(),
                machine.role(),
                machine.address(),
                runs ? MachineRecord.State.RUNNING : half ? MachineRecord.State.BROKEN : MachineRecord.State.STOPPED,
                Instant.parse(machine.created()));
    }

    private static MachineRecord damaged(MachineFolder folder) {
        var seen = Optional.ofNullable(folder.path().toFile())
                .map(it -> Instant.ofEpochMilli(it.lastModified()))
                .orElse(Instant.EPOCH);
        return new MachineRecord(folder.name(), MachineSpec.Role.ENGINE, "", MachineRecord.State.BROKEN, seen);
    }
}
