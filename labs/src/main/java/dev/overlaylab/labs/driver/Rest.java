package dev.overlaylab.labs.driver;

import dev.overlaylab.i18n.Problem;
import dev.overlaylab.i18n.Text;
import dev.overlaylab.labs.driver.Comeback.Returning;
import dev.overlaylab.labs.driver.process.Tool;
import dev.overlaylab.labs.driver.record.MachineFolder;
import dev.overlaylab.labs.driver.record.StoredMachine;
import dev.overlaylab.labs.driver.record.StoredMachine.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Puts the machines of a lab to rest and wakes them, whatever became of them in between. */
final class Rest {
    private static final Duration TIME_TO_DELETE = Duration.ofMinutes(1);

    private final LocalLab lab;
    private final MachineKind kind;

    Rest(LocalLab lab) {
        this.lab = lab;
        this.kind = lab.kind();
    }

    List<Text> suspend(Progress progress) {
        return lab.turns().takeAll(lab.directory().toString(), () -> {
            var running = usable().stream().filter(kind::runs).toList();
            if (kind.capabilities().moments() != Driver.Moments.FROZEN) {
                shutDown(running, progress);
                return List.of();
            }
            try {
                freeze(running, progress);
                return List.of();
            } catch (Problem e) {
                running.forEach(Rest::forget);
                shutDown(running, progress);
                return List.of(Text.of("rest.shut-down-instead"), e.text());
            }
        });
    }

    private void freeze(List<MachineFolder> running, Progress progress) throws InterruptedException {
        var freezer = Comeback.freezer(kind);
        try (var held = lab.unfinished().begin(() -> AllAtOnce.forEach(running, freezer::unpause))) {
            AllAtOnce.forEach(running, freezer::pause);
            AllAtOnce.forEach(running, folder -> {
                progress.report(Text.of("progress.rest.freezing", "name", folder.name()), -1);
                forget(folder);
                freezer.save(folder, folder.read().orElseThrow(), RestNote.state(folder));
            });
            // From the first note on a killed suspension is completed by the next start: notes of machines that still
            // run
            // are dropped there, and all were saved at the same moment.
            AllAtOnce.forEach(running, it -> RestNote.frozen(RestNote.state(it)).write(it));
            AllAtOnce.forEach(running, this::end);
            held.finish();
        }
    }

    private void end(MachineFolder folder) throws InterruptedException {
        kind.end(folder);
        folder.read().ifPresent(it -> folder.write(it.atRest()));
    }

    /**
     * Containers first, the key-value store's machine last: an engine whose store is gone before it leaves its containers'
     * endpoints there, and their names stay taken for ever.
     */
    private void shutDown(List<MachineFolder> running, Progress progress) throws InterruptedException {
        var containers = lab.containers();
        for (int i = running.size() - 1; i >= 0; i--) {
            var folder = running.get(i);
            var machine = folder.read().orElseThrow();
            if (machine.role() == MachineSpec.Role.ENGINE) {
                var ids = containers.running(lab.launch().address(machine));
                RestNote.stopped(ids).write(folder);
                containers.stop(lab.launch().address(machine), ids);
            } else {
                RestNote.stopped(List.of()).write(folder);
            }
        }
        AllAtOnce.forEach(running, folder -> {
            progress.report(Text.of("progress.driver.stopping", "name", folder.name()), -1);
            var machine = folder.read().orElseThrow();
            kind.stop(folder, lab.launch().address(machine), kind.timeToStop());
            folder.write(machine.atRest());
        });
    }

    Driver.Resumed resume(Progress progress) {
        return lab.turns().takeAll(lab.directory().toString(), () -> {
            var notes = new ArrayList<Text>();
            var half = new SavedLab(lab, List.of(), Long.MAX_VALUE).repair(progress);
            half.ifPresent(it -> notes.add(Text.of("rest.rewind-finished", "name", it)));
            var anew = endHalfStarted();
            letGo(notes, progress);
            wake(anew, notes, progress);
            return new Driver.Resumed(notes, half);
        });
    }

    /**
     * Ends machines whose start was cut short: what was to follow, their containers for one, did not. Only those go on that
     * came from a saved state and were let go already, which happens when the memory of the last is whole.
     *
     * @return those that are to be started from their disks
     */
    private List<MachineFolder> endHalfStarted() throws InterruptedException {
        var anew = new ArrayList<MachineFolder>();
        var waking = new ArrayList<MachineFolder>();
        var held = new ArrayList<MachineFolder>();
        for (var folder : usable()) {
            if (!kind.runs(folder) || stage(folder) == Stage.MADE) {
                continue;
            }
            if (stage(folder) == Stage.PREPARED
                    || noteOf(folder).filter(RestNote::frozen).isEmpty()) {
                anew.add(folder);
                continue;
            }
            waking.add(folder);
            if (isHeld(folder)) {
                held.add(folder);
            }
        }
        AllAtOnce.forEach(anew, kind::end);
        if (held.size() == waking.size()) {
            AllAtOnce.forEach(held, kind::end);
        }
        return anew;
    }

    private boolean isHeld(MachineFolder folder) throws InterruptedException {
        var freezer = kind.freezer();
        return freezer.isPresent() && freezer.get().paused(folder);
    }

    private static Stage stage(MachineFolder folder) {
        return folder.read().map(StoredMachine::stage).orElse(Stage.PREPARING);
    }

    /** Machines that run need no note, and nobody who held them still, or waited for their answer, is there any more. */
    private void letGo(List<Text> notes, Progress progress) throws InterruptedException {
        var held = new ArrayList<String>();
        for (var folder : usable()) {
            if (!kind.runs(folder)) {
                continue;
            }
            forget(folder);
            if (isHeld(folder)) {
                Comeback.freezer(kind).unpause(folder);
                held.add(folder.name());
            }
        }
        AllAtOnce.forEach(
                usable().stream()
                        .filter(it -> kind.runs(it) && stage(it) == Stage.STARTING)
                        .toList(),
                it -> {
                    var machine = it.read().orElseThrow();
                    lab.launch().await(it, machine, progress);
                    it.write(machine.at(Stage.MADE));
                });
        if (!held.isEmpty()) {
            notes.add(Text.of("rest.were-held", "machines", String.join(", ", held)));
        }
    }

    private void wake(List<MachineFolder> anew, List<Text> notes, Progress progress) throws InterruptedException {
        var down = usable().stream().filter(it -> !kind.runs(it)).toList();
        var frozen = down.stream()
                .filter(it -> noteOf(it).map(RestNote::frozen).orElse(false))
                .toList();
        var died = down.stream()
                .filter(it -> noteOf(it).isEmpty())
                .filter(it -> anew.contains(it)
                        || stage(it) == Stage.STARTING
                        || it.read().map(StoredMachine::process).isPresent())
                .toList();
        var fromDisk = new ArrayList<Returning>();
        for (var folder : down) {
            if (noteOf(folder).map(it -> !it.frozen()).orElse(died.contains(folder))) {
                fromDisk.add(booting(folder));
            }
        }
        if (!frozen.isEmpty()) {
            try {
                wakeFrozen(frozen, progress);
            } catch (Problem e) {
                notes.add(Text.of("rest.booted-instead"));
                notes.add(e.text());
                frozen.forEach(it -> fromDisk.add(booting(it)));
            }
        }
        var failed = lab.comeback().fromDisk(fromDisk, progress);
        down.forEach(Rest::forget);
        if (!fromDisk.isEmpty()) {
            lab.comeback().settle(progress);
        }
        if (!died.isEmpty()) {
            notes.add(Text.of(
                    "rest.died",
                    "machines",
                    died.stream().map(MachineFolder::name).collect(Collectors.joining(", "))));
        }
        if (!failed.isEmpty()) {
            notes.add(Text.of("rest.containers-not-started", "machines", String.join(", ", failed)));
        }
    }

    private void wakeFrozen(List<MachineFolder> frozen, Progress progress) throws InterruptedException {
        var freezer = Comeback.freezer(kind);
        var returning = new ArrayList<Returning>();
        for (var folder : frozen) {
            var state = RestNote.state(folder);
            noteOf(folder).orElseThrow().seal().verify(state);
            var machine = folder.read().orElseThrow();
            freezer.requireRestorable(machine, state);
            returning.add(new Returning(
                    folder, machine, (its, itself, heard) -> freezer.restore(its, itself, state), Optional.empty()));
        }
        lab.comeback().frozen(returning, freezer, progress);
    }

    private Returning booting(MachineFolder folder) {
        return new Returning(
                folder,
                folder.read().orElseThrow(),
                kind::start,
                noteOf(folder).filter(it -> !it.frozen()).map(RestNote::containers));
    }

    private List<MachineFolder> usable() {
        return Comeback.usable(kind, lab.folders());
    }

    private static Optional<RestNote> noteOf(MachineFolder folder) {
        return RestNote.read(folder);
    }

    /** A machine that runs does not rest. */
    static void forget(MachineFolder folder) {
        try {
            Files.deleteIfExists(RestNote.file(folder));
            if (Files.exists(RestNote.state(folder))) {
                Tool.mustRun(List.of("rm", "-rf", "--", RestNote.state(folder).toString()), TIME_TO_DELETE);
            }
        } catch (IOException e) {
            throw MachineFolder.trouble(RestNote.file(folder), e);
        } catch (InterruptedException e) {
            // Without its note the state counts for nothing, and goes the next time.
            Thread.currentThread().interrupt();
        }
    }
}
