package dev.overlaylab.labs.driver;

import dev.overlaylab.checkers.machine.Door;
import dev.overlaylab.checkers.machine.SshAddress;
import dev.overlaylab.i18n.Problem;
import dev.overlaylab.i18n.Text;
import dev.overlaylab.labs.driver.identity.ClientKey;
import dev.overlaylab.labs.driver.identity.MachineIdentity;
import dev.overlaylab.labs.driver.process.LoopbackPort;
import dev.overlaylab.labs.driver.record.MachineFolder;
import dev.overlaylab.labs.driver.record.MachineFolders;
import dev.overlaylab.labs.driver.record.PrivateFiles;
import dev.overlaylab.labs.driver.record.StoredMachine;
import dev.overlaylab.labs.driver.record.StoredMachine.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A driver whose machines run on this computer, of whichever kind. */
public final class LocalDriver implements Driver {
    private static final int PORTS_TO_TRY = 8;

    private final MachineKind kind;
    private final DriverSettings settings;
    private final MachineFolders folders;
    private final FirstAnswer firstAnswer;
    private final OneAtATime turns = new OneAtATime();
    private final Unfinished unfinished = new Unfinished();
    private final Object shared = new Object();

    public LocalDriver(MachineKind kind, DriverSettings settings, Door door) {
        this.kind = kind;
        this.settings = settings;
        this.folders = new MachineFolders(settings.labDirectory());
        this.firstAnswer = new FirstAnswer(kind, door);
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
                var made = folder.write(boot(folder, machine, progress).at(Stage.MADE));
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
                var booted = boot(folder, machine, progress);
                folder.write(booted.at(Stage.MADE));
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
                kind.stop(folder, address(machine), kind.timeToStop());
            }
            return name;
        });
    }

    @Override
    public void remove(String name) {
        turns.take(name, () -> {
            var folder = folders.of(name);
            if (Files.exists(folder.path()) && isOurs(folder)) {
                discard(folder);
            }
            return name;
        });
    }

    @Override
    public List<MachineRecord> list() {
        return folders.all().stream()
                .filter(this::isOurs)
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
        return address(machine);
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

    /** Starts it and waits for its answer; a machine that does not answer is ended. */
    private StoredMachine boot(MachineFolder folder, StoredMachine machine, Progress progress)
            throws InterruptedException {
        try (var start = unfinished.begin(() -> kind.end(folder))) {
            progress.report(Text.of("progress.driver.starting", "name", machine.name()), 10);
            var running = launch(folder, machine);
            firstAnswer.await(folder, running.name(), address(running), progress);
            start.finish();
            return running;
        }
    }

    /** Its port is on record before it runs, so that whoever finds it after a crash can reach it. */
    private StoredMachine launch(MachineFolder folder, StoredMachine machine) throws InterruptedException {
        int port = machine.port();
        for (int attempt = 1; attempt <= PORTS_TO_TRY; attempt++) {
            if (port == 0 || !LoopbackPort.isFree(port)) {
                port = LoopbackPort.free();
            }
            var starting = folder.write(machine.runningAs(port, null));
            if (kind.start(folder, starting)) {
                var process = kind.process(folder)
                        .orElseThrow(() -> Problem.of(
                                "problem.driver.ended", "name", machine.name(), "log", kind.lastWords(folder)));
                return folder.write(starting.runningAs(port, process));
            }
            port = 0;
        }
        throw Problem.of("problem.driver.no-port", "detail", machine.name());
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
        }
    }

    private SshAddress address(StoredMachine machine) {
        return new SshAddress(
                machine.name(), "127.0.0.1", machine.port(), "root", settings.clientKey(), machine.hostKey());
    }

    private StoredMachine stored(MachineFolder folder) {
        if (!Files.isDirectory(folder.path()) || !isOurs(folder)) {
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

    /** What nothing tells of could be anybody's: every driver shows it, so that it can be removed. */
    private boolean isOurs(MachineFolder folder) {
        return folder.driver().map(kind.id()::equals).orElse(true);
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
