package dev.overlaylab.labs.driver;

import static dev.overlaylab.labs.driver.record.MachineFolder.trouble;

import dev.overlaylab.i18n.Problem;
import dev.overlaylab.i18n.Text;
import dev.overlaylab.labs.driver.Comeback.Returning;
import dev.overlaylab.labs.driver.checkpoint.Checkpoint;
import dev.overlaylab.labs.driver.checkpoint.CheckpointFile;
import dev.overlaylab.labs.driver.checkpoint.CheckpointFile.SavedMachine;
import dev.overlaylab.labs.driver.checkpoint.CheckpointFolders;
import dev.overlaylab.labs.driver.checkpoint.Checkpoints;
import dev.overlaylab.labs.driver.checkpoint.Seal;
import dev.overlaylab.labs.driver.process.Tool;
import dev.overlaylab.labs.driver.record.MachineFolder;
import dev.overlaylab.labs.driver.record.PrivateFiles;
import dev.overlaylab.labs.driver.record.StoredMachine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** The checkpoints of a lab whose machines run on this computer. */
final class SavedLab implements Checkpoints {
    private static final String STATE = "state";
    private static final long ROOM_TO_LEAVE = 512L << 20;
    private static final Duration TIME_TO_COPY = Duration.ofMinutes(1);

    private final LocalLab lab;
    private final List<String> alongside;
    private final long limit;
    private final CheckpointFolders saved;

    SavedLab(LocalLab lab, List<String> alongside, long limit) {
        this.lab = lab;
        this.alongside = List.copyOf(alongside);
        this.limit = limit;
        this.saved = new CheckpointFolders(lab.directory(), lab.kind().id());
    }

    @Override
    public Driver.Moments moments() {
        return lab.kind().capabilities().moments();
    }

    @Override
    public long limit() {
        return limit;
    }

    @Override
    public List<Checkpoint> list() {
        return saved.list();
    }

    @Override
    public void delete(String name) {
        lab.turns().takeAll(name, () -> {
            saved.delete(name);
            return name;
        });
    }

    @Override
    public Checkpoint save(String name, boolean automatic, Progress progress) {
        saved.of(name);
        return lab.turns().takeAll(name, () -> {
            requireRoom();
            var part = saved.part();
            try (var making = lab.unfinished().begin(saved::tidy)) {
                var machines = saveMachines(part, progress);
                saveAlongside(part);
                var file = new CheckpointFile(
                        CheckpointFile.FORMAT,
                        lab.kind().id(),
                        automatic,
                        Instant.now().toString(),
                        machines,
                        alongside,
                        Seal.of(part));
                saved.finish(part, name, file);
                making.finish();
            }
            return makeRoom(name);
        });
    }

    /** All are held still before the first is saved, and let go when the last is: so what they know of each other fits. */
    private List<SavedMachine> saveMachines(Path part, Progress progress) throws InterruptedException {
        var freezer = Comeback.freezer(lab.kind());
        var all = Comeback.usable(lab.kind(), lab.folders());
        var running = all.stream().filter(lab.kind()::runs).toList();
        var done = new AtomicInteger();
        try (var held = lab.unfinished().begin(() -> AllAtOnce.forEach(running, freezer::unpause))) {
            AllAtOnce.forEach(running, freezer::pause);
            AllAtOnce.forEach(all, folder -> {
                var own = new MachineFolder(part.resolve("machines").resolve(folder.name()));
                var machine = folder.read().orElseThrow();
                try {
                    PrivateFiles.directory(own.path());
                    Files.copy(folder.identity(), own.identity());
                } catch (IOException e) {
                    throw trouble(own.path(), e);
                }
                own.write(machine.runningAs(0, null));
                freezer.save(folder, machine, own.file(STATE));
                progress.report(
                        Text.of("progress.checkpoint.saving", "done", done.incrementAndGet(), "of", all.size()),
                        100 * done.get() / all.size());
            });
            AllAtOnce.forEach(running, freezer::unpause);
            held.finish();
        }
        return all.stream()
                .map(it -> new SavedMachine(it.name(), running.contains(it)))
                .toList();
    }

    private void saveAlongside(Path part) throws InterruptedException {
        for (var each : alongside) {
            var from = lab.directory().resolve(each);
            if (Files.isDirectory(from)) {
                copy(from, part.resolve(each));
            }
        }
    }

    private static void copy(Path from, Path to) throws InterruptedException {
        Tool.mustRun(List.of("cp", "-a", "--", from.toString(), to.toString()), TIME_TO_COPY);
    }

    private void requireRoom() {
        try {
            var free =
                    Files.getFileStore(PrivateFiles.directory(lab.directory())).getUsableSpace();
            if (free < ROOM_TO_LEAVE) {
                throw Problem.of("problem.checkpoint.disk", "free", free >> 20, "needed", ROOM_TO_LEAVE >> 20);
            }
        } catch (IOException e) {
            throw trouble(lab.directory(), e);
        }
        var named = list().stream()
                .filter(it -> !it.automatic())
                .mapToLong(Checkpoint::bytes)
                .sum();
        if (named >= limit) {
            throw Problem.of("problem.checkpoint.full", "used", named >> 20, "limit", limit >> 20);
        }
    }

    /** Deletes automatic ones, oldest first, until what is left keeps to the limit. */
    private Checkpoint makeRoom(String newest) {
        while (true) {
            var all = list();
            var oldest = all.stream()
                    .filter(it -> it.automatic() && !it.name().equals(newest))
                    .findFirst();
            if (oldest.isEmpty() || all.stream().mapToLong(Checkpoint::bytes).sum() <= limit) {
                return all.stream()
                        .filter(it -> it.name().equals(newest))
                        .findFirst()
                        .orElseThrow();
            }
            saved.delete(oldest.get().name());
        }
    }

    @Override
    public void restore(String name, Progress progress) {
        saved.of(name);
        lab.turns().takeAll(name, () -> {
            try {
                bringBack(name, progress);
                return name;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new Problem(Text.of("problem.checkpoint.cut-short", "name", name), e);
            }
        });
    }

    /** Deletes what a killed program left half saved, and finishes what it left half restored; tells which that was. */
    Optional<String> repair(Progress progress) throws InterruptedException {
        var half = saved.halfRestored().filter(it -> saved.read(it).isPresent());
        if (half.isPresent()) {
            bringBack(half.get(), progress);
        }
        saved.restored();
        saved.tidy();
        return half;
    }

    private void bringBack(String name, Progress progress) throws InterruptedException {
        var folder = saved.of(name);
        var file = saved.read(name).orElseThrow(() -> Problem.of("problem.checkpoint.absent", "name", name));
        var freezer = Comeback.freezer(lab.kind());
        progress.report(Text.of("progress.checkpoint.verifying", "name", name), -1);
        file.seal().verify(folder);
        for (var machine : file.names()) {
            var own = own(folder, machine);
            freezer.requireRestorable(own.read().orElseThrow(() -> damaged(own)), own.file(STATE));
        }
        // From here on there is no way back: what is cut short is finished by the next start.
        saved.restoring(name);
        progress.report(Text.of("progress.checkpoint.ending"), -1);
        AllAtOnce.forEach(lab.folders().all().stream().filter(lab::isOurs).toList(), lab.kind()::end);
        for (var present : lab.folders().all()) {
            if (lab.isOurs(present) && !file.names().contains(present.name())) {
                lab.folders().delete(present);
            }
        }
        var returning = new ArrayList<Returning>();
        for (var machine : file.machines()) {
            var own = own(folder, machine.name());
            var present = laid(own);
            var stored = present.read().orElseThrow(() -> damaged(own));
            if (machine.ran()) {
                returning.add(new Returning(
                        present,
                        stored,
                        (itsFolder, itself, heard) -> freezer.restore(itsFolder, itself, own.file(STATE)),
                        Optional.of(noted(own.file(STATE)))));
            } else {
                freezer.putBack(present, stored, own.file(STATE));
            }
        }
        restoreAlongside(folder, file);
        var failed = List.<String>of();
        if (moments() == Driver.Moments.FROZEN) {
            lab.comeback().frozen(returning, freezer, progress);
        } else {
            failed = lab.comeback().fromDisk(returning, progress);
        }
        lab.kind().tidy();
        saved.restored();
        if (moments() != Driver.Moments.FROZEN) {
            lab.comeback().settle(progress);
        }
        if (!failed.isEmpty()) {
            throw Problem.of("problem.checkpoint.containers", "machines", String.join(", ", failed));
        }
    }

    private static MachineFolder own(Path checkpoint, String machine) {
        return new MachineFolder(checkpoint.resolve("machines").resolve(machine));
    }

    private static Problem damaged(MachineFolder folder) {
        return Problem.of(
                "problem.checkpoint.damaged", "file", folder.recordFile().toString());
    }

    /** The machine's folder with record and identity of the moment; what rested there does so no more. */
    private MachineFolder laid(MachineFolder own) throws InterruptedException {
        var folder = lab.folders().make(own.name());
        try {
            PrivateFiles.write(folder.identity(), Files.readAllBytes(own.identity()));
        } catch (IOException e) {
            throw trouble(folder.identity(), e);
        }
        folder.write(own.read().orElseThrow(() -> damaged(own)).at(StoredMachine.Stage.MADE));
        Rest.forget(folder);
        return folder;
    }

    /** Containers that a kind which starts from the disk noted while it saved. */
    private static List<String> noted(Path state) {
        try {
            var file = state.resolve("containers");
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            throw trouble(state, e);
        }
    }

    private void restoreAlongside(Path checkpoint, CheckpointFile file) throws InterruptedException {
        for (var each : file.alongside()) {
            if (!alongside.contains(each)) {
                continue;
            }
            var to = lab.directory().resolve(each);
            Tool.mustRun(List.of("rm", "-rf", "--one-file-system", "--", to.toString()), TIME_TO_COPY);
            if (Files.isDirectory(checkpoint.resolve(each))) {
                copy(checkpoint.resolve(each), to);
            }
        }
    }
}
