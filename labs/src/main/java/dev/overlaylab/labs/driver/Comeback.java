package dev.overlaylab.labs.driver;

import static java.util.Objects.requireNonNull;

import dev.overlaylab.checkers.machine.SshAddress;
import dev.overlaylab.i18n.Problem;
import dev.overlaylab.i18n.Text;
import dev.overlaylab.labs.driver.record.MachineFolder;
import dev.overlaylab.labs.driver.record.MachineFolders;
import dev.overlaylab.labs.driver.record.StoredMachine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Brings several machines of a lab back together, in an order in which their engines find each other. */
final class Comeback {
    private final MachineKind kind;
    private final MachineFolders folders;
    private final Launch launch;
    private final Unfinished unfinished;
    private final Containers containers;
    private final Gossip gossip;

    Comeback(
            MachineKind kind,
            MachineFolders folders,
            Launch launch,
            Unfinished unfinished,
            Containers containers,
            Gossip gossip) {
        this.kind = kind;
        this.folders = folders;
        this.launch = launch;
        this.unfinished = unfinished;
        this.containers = containers;
        this.gossip = gossip;
    }

    /**
     * A machine that is to run again.
     *
     * @param running IDs of the containers to be started; empty for those that its engine finds dead
     */
    record Returning(MachineFolder folder, StoredMachine machine, Launch.Way way, Optional<List<String>> running) {}

    /** All machines of this kind whose records can be read and whose disks are whole, in order of creation. */
    static List<MachineFolder> usable(MachineKind kind, MachineFolders folders) {
        return folders.all().stream()
                .filter(it -> it.read()
                        .filter(machine -> machine.driver().equals(kind.id()))
                        .filter(machine -> machine.stage() != StoredMachine.Stage.PREPARING)
                        .isPresent())
                .sorted(Comparator.comparing(
                        it -> it.read().map(StoredMachine::created).orElse("")))
                .toList();
    }

    /** All begin to run held still, are let go together, and answer; or none of them runs. */
    void frozen(List<Returning> all, Freezer freezer, Progress progress) throws InterruptedException {
        var running = new ConcurrentHashMap<String, StoredMachine>();
        try (var together = unfinished.begin(() -> AllAtOnce.forEach(all, it -> kind.end(it.folder())))) {
            AllAtOnce.forEach(all, it -> {
                running.put(it.folder().name(), launch.start(it.folder(), it.machine(), it.way(), progress));
                progress.report(
                        Text.of(
                                "progress.checkpoint.returning",
                                "name",
                                it.folder().name()),
                        -1);
            });
            AllAtOnce.forEach(all, it -> freezer.unpause(it.folder()));
            AllAtOnce.forEach(all, it -> {
                var machine = running.get(it.folder().name());
                if (machine != null) {
                    launch.await(it.folder(), machine, progress);
                    it.folder().write(machine.at(StoredMachine.Stage.MADE));
                }
            });
            together.finish();
        }
    }

    /**
     * All start from their disks: first those whose engines need no store, with their containers, one of which may be the
     * store; an engine that comes up before its store answers never finds its peers. A machine counts as made when its
     * containers have been started too: one whose starter was killed before that is started anew, with them.
     *
     * @return the machines on which not every container could be started
     */
    List<String> fromDisk(List<Returning> all, Progress progress) throws InterruptedException {
        var failed = new ArrayList<String>();
        Predicate<Returning> needsStore = it -> needsStore(it.folder());
        for (var tier : List.of(
                all.stream().filter(needsStore.negate()).toList(),
                all.stream().filter(needsStore).toList())) {
            var running = new ConcurrentHashMap<MachineFolder, StoredMachine>();
            AllAtOnce.forEach(
                    tier, it -> running.put(it.folder(), launch.bring(it.folder(), it.machine(), it.way(), progress)));
            meet(running.values());
            for (var it : tier) {
                progress.report(
                        Text.of(
                                "progress.checkpoint.containers",
                                "name",
                                it.folder().name()),
                        -1);
                var machine = requireNonNull(running.get(it.folder()));
                if (!started(machine, it.running())) {
                    failed.add(it.folder().name());
                }
                it.folder().write(machine.at(StoredMachine.Stage.MADE));
            }
        }
        return failed;
    }

    /** Engines of a swarm know each other before the first of their containers tells its name. */
    private void meet(Collection<StoredMachine> machines) throws InterruptedException {
        var engines = engines(machines.stream());
        AllAtOnce.forEach(engines, containers::await);
        gossip.meet(engines);
    }

    /**
     * Waits until the engines of a swarm know the names of all containers. An interrupt ends the waiting and nothing else: the
     * machines are back.
     */
    void settle(Progress progress) {
        var running = usable(kind, folders).stream().filter(kind::runs).flatMap(it -> it.read().stream());
        try {
            gossip.agree(engines(running), progress);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<SshAddress> engines(Stream<StoredMachine> machines) {
        return machines.filter(it -> it.role() == MachineSpec.Role.ENGINE)
                .map(launch::address)
                .toList();
    }

    private boolean started(StoredMachine machine, Optional<List<String>> running) {
        if (machine.role() != MachineSpec.Role.ENGINE) {
            return true;
        }
        var address = launch.address(machine);
        return running.map(ids -> containers.start(address, ids)).orElseGet(() -> containers.startFoundDead(address));
    }

    /** Whether its engine's configuration, which is part of its identity, names a store. */
    private static boolean needsStore(MachineFolder folder) {
        try {
            return new String(Files.readAllBytes(folder.identity()), StandardCharsets.ISO_8859_1)
                    .contains("cluster-store");
        } catch (IOException e) {
            return false;
        }
    }

    /** The freezer of a kind that has one. */
    static Freezer freezer(MachineKind kind) {
        return kind.freezer().orElseThrow(() -> Problem.of("problem.checkpoint.unsupported", "driver", kind.id()));
    }
}
