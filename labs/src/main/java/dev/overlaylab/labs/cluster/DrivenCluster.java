package dev.overlaylab.labs.cluster;

import dev.overlaylab.checkers.machine.Connection;
import dev.overlaylab.checkers.machine.Door;
import dev.overlaylab.checkers.machine.Machine;
import dev.overlaylab.checkers.machine.MachineException;
import dev.overlaylab.i18n.Problem;
import dev.overlaylab.i18n.Text;
import dev.overlaylab.labs.cluster.dockermachine.DockerMachine;
import dev.overlaylab.labs.cluster.dockermachine.Service;
import dev.overlaylab.labs.cluster.dockermachine.SwarmImages;
import dev.overlaylab.labs.cluster.dockermachine.Words;
import dev.overlaylab.labs.driver.Driver;
import dev.overlaylab.labs.driver.MachineRecord;
import dev.overlaylab.labs.driver.MachineSpec;
import dev.overlaylab.labs.driver.Progress;
import dev.overlaylab.labs.driver.checkpoint.Checkpoints;
import dev.overlaylab.labs.wire.Tap;
import dev.overlaylab.labs.workstation.BashSession;
import dev.overlaylab.labs.workstation.Workstation;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * The machines that a driver made for a lab, and the workstation from which they are made.
 *
 * <p>Made anew for a lab directory, it finds whatever an earlier one left.
 */
public final class DrivenCluster implements Cluster {
    private static final String WORKSTATION_ADDRESS = "192.168.99.1";
    private static final int WORKSTATION_MEMORY = 512;

    /** Folder of the lab directory where docker-machine keeps its records. */
    private static final String LEDGER = "docker-machine";

    private final Driver driver;
    private final Door door;
    private final Words words;
    private final Progress progress;
    private final WorkstationTools tools;
    private final OpenConnections connections;
    private final DockerMachine dockerMachine;
    private final BashSession bash;

    private final Queue<Tap> taps = new ConcurrentLinkedQueue<>();

    /** Whether bash has yet to be given what an earlier one left; until then it has nothing worth remembering. */
    private volatile boolean owing;

    private @Nullable Connection attended;
    private @Nullable Connection learners;

    /**
     * A cluster that starts nothing until asked.
     *
     * @param labDirectory where docker-machine's own records go, beside the driver's
     * @param memory what the lab wants for a machine, in MB, by name
     */
    public DrivenCluster(
            Path labDirectory,
            Driver driver,
            Door door,
            Map<String, Integer> memory,
            Words words,
            Progress progress,
            SwarmImages swarmImages) {
        this(labDirectory, driver, door, memory, words, progress, swarmImages, WorkstationTools.ofImage());
    }

    /** A cluster whose workstation is equipped in another way than those of the machine image. */
    public DrivenCluster(
            Path labDirectory,
            Driver driver,
            Door door,
            Map<String, Integer> memory,
            Words words,
            Progress progress,
            SwarmImages swarmImages,
            WorkstationTools tools) {
        this.driver = driver;
        this.door = door;
        this.words = words;
        this.progress = progress;
        this.tools = tools;
        this.connections = new OpenConnections(driver, door);
        this.dockerMachine = new DockerMachine(
                driver, connections, tools.learner(), labDirectory.resolve(LEDGER), words, memory, swarmImages);
        this.bash = new BashSession(this::learnersConnection, tools.startFile(), words::say);
    }

    /** What the machines of a lab and its workstation take together, in MB by name. */
    public static Map<String, Integer> memoryTogether(Map<String, Integer> machines) {
        var all = new HashMap<>(machines);
        all.put(WorkstationTools.ofImage().learner().workstation(), WORKSTATION_MEMORY);
        return all;
    }

    @Override
    public Workstation workstation() {
        try {
            attend();
        } catch (MachineException e) {
            throw new Problem(Text.of("problem.workstation.unreachable", "detail", String.valueOf(e.getMessage())), e);
        }
        return new AttendedWorkstation(bash, this::attend);
    }

    /** Machines that were brought back are ready when what runs on them by itself is. */
    private void reconnect() {
        workstation();
        try {
            dockerMachine.gather();
        } catch (MachineException notReached) {
            // Whoever needs that machine next is told.
        }
    }

    /** Sees to it that the workstation runs, and that docker-machine there reaches us. */
    private synchronized void attend() throws MachineException {
        if (attended != null && attended.isOpen()) {
            return;
        }
        var name = tools.learner().workstation();
        run(name);
        var connection = connections.to(name);
        var token = token();
        int port = connection.listen(new Service(dockerMachine, token));
        tools.install(connection, port, token, words.say("workstation.machine.nobody-answers"));
        attended = connection;
    }

    private void run(String name) {
        var known = driver.list().stream().filter(it -> it.name().equals(name)).findFirst();
        if (known.isPresent() && known.get().state() == MachineRecord.State.BROKEN) {
            driver.remove(name);
            known = Optional.empty();
        }
        if (known.isEmpty()) {
            driver.create(
                    new MachineSpec(
                            name, MachineSpec.Role.WORKSTATION, WORKSTATION_ADDRESS, WORKSTATION_MEMORY, List.of()),
                    progress);
        } else if (known.get().state() != MachineRecord.State.RUNNING) {
            driver.start(name, progress);
        }
    }

    /** A connection of the learner's own, so that nothing the terminal prints can hold up anything else. */
    private synchronized Connection learnersConnection() throws MachineException {
        if (learners == null || !learners.isOpen()) {
            attend();
            learners = door.open(driver.address(tools.learner().workstation())
                    .as(tools.learner().user()));
        }
        return learners;
    }

    @Override
    public List<MachineRecord> machines() {
        return driver.list().stream()
                .filter(it -> it.role() != MachineSpec.Role.WORKSTATION)
                .toList();
    }

    @Override
    public Machine named(String name) throws MachineException {
        return connections.to(name);
    }

    @Override
    public List<MachineRecord> onTheWire() {
        return driver.list();
    }

    @Override
    public Tap tap() throws InterruptedException {
        var tap = driver.tap(door);
        taps.add(tap);
        return tap;
    }

    @Override
    public Optional<Checkpoints> checkpoints(long limit) {
        return driver.checkpoints(List.of(LEDGER), limit)
                .map(it -> new ClusterCheckpoints(it, new BashMemory(bash), this::close, this::reconnect));
    }

    @Override
    public void clear(Progress heard) {
        close();
        driver.list().forEach(it -> driver.remove(it.name()));
        workstation();
    }

    @Override
    public void remember() {
        if (attended != null && !owing) {
            new BashMemory(bash).keep();
        }
    }

    @Override
    public List<Text> suspend(Progress heard) {
        remember();
        close();
        return driver.suspend(heard);
    }

    @Override
    public Driver.Resumed resume(Progress heard) {
        owing = true;
        var resumed = driver.resume(heard);
        reconnect();
        new BashMemory(bash).recall();
        owing = false;
        return resumed;
    }

    @Override
    public synchronized void close() {
        taps.forEach(Tap::close);
        bash.close();
        if (learners != null) {
            learners.close();
        }
        learners = null;
        attended = null;
        connections.close();
    }

    private static String token() {
        var bytes = new byte[16];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
