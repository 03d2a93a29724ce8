package dev.overlaylab.shell.cli;

import dev.overlaylab.checkers.check.Runner;
import dev.overlaylab.checkers.machine.Door;
import dev.overlaylab.checkers.machine.Passphrases;
import dev.overlaylab.checkers.machine.ssh.SshDoor;
import dev.overlaylab.checkers.probe.Observer;
import dev.overlaylab.i18n.Catalogue;
import dev.overlaylab.i18n.Language;
import dev.overlaylab.i18n.Problem;
import dev.overlaylab.labs.adopt.HostTrust;
import dev.overlaylab.labs.adopt.Strangers;
import dev.overlaylab.labs.adopt.Survey;
import dev.overlaylab.labs.cluster.DrivenCluster;
import dev.overlaylab.labs.cluster.WorkstationTools;
import dev.overlaylab.labs.cluster.dockermachine.Words;
import dev.overlaylab.labs.driver.Ability;
import dev.overlaylab.labs.driver.Driver;
import dev.overlaylab.labs.driver.Driver.Capabilities;
import dev.overlaylab.labs.driver.DriverSettings;
import dev.overlaylab.labs.driver.Drivers;
import dev.overlaylab.labs.driver.Needs;
import dev.overlaylab.labs.driver.Progress;
import dev.overlaylab.labs.driver.checkpoint.Checkpoints;
import dev.overlaylab.labs.driver.ssh.AdoptedHosts;
import dev.overlaylab.labs.driver.vm.Acceleration;
import dev.overlaylab.labs.driver.vm.WarmStage;
import dev.overlaylab.labs.image.EngineVersion;
import dev.overlaylab.labs.image.Flavour;
import dev.overlaylab.labs.image.ImageBuilder;
import dev.overlaylab.labs.image.ImageSettings;
import dev.overlaylab.labs.image.MachineImage;
import dev.overlaylab.labs.image.SwarmImage;
import dev.overlaylab.labs.inventory.HostLookup;
import dev.overlaylab.labs.lab.Lab;
import dev.overlaylab.labs.lab.Lab.MachineNeed;
import dev.overlaylab.labs.lab.LabLibrary;
import dev.overlaylab.labs.wire.Tap;
import dev.overlaylab.shell.doctor.Facts;
import dev.overlaylab.shell.doctor.Surroundings;
import dev.overlaylab.shell.grade.run.Eyes;
import dev.overlaylab.shell.grade.run.SshEyes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The composition root: the one place where everything is put together. */
final class Wiring {
    static final String DEFAULT_DRIVER = "vm";
    private static final Duration HOST_TO_LET_US_IN = Duration.ofSeconds(15);
    private static final String SHARED_IMAGE = "OVERLAYLAB_IMAGE";
    private static final String CHECKPOINTS = "OVERLAYLAB_CHECKPOINTS_MB";
    private static final long CHECKPOINTS_MB = 8192;
    private final StateHome home;
    private final Map<String, String> environment;
    private final Catalogue catalogue;
    private final RememberedPassphrases passphrases;
    private final Door door;

    /** @param passphrases whom to ask about the keys to hosts of the learner's own */
    Wiring(StateHome home, Map<String, String> environment, Catalogue catalogue, Passphrases passphrases) {
        this.passphrases = new RememberedPassphrases(passphrases);
        this.door = new SshDoor(this.passphrases);
        this.home = home;
        this.environment = environment;
        this.catalogue = catalogue;
    }

    LabLibrary library() {
        return LabLibrary.shipped();
    }

    StateHome home() {
        return home;
    }

    Path labDirectory(String lab) {
        return home.labPrepared(lab);
    }

    LabLock lock(String lab) {
        return LabLock.take(lab, labDirectory(lab).resolve("lock"));
    }

    /** How a lab's machines were made, as far as it was ever started. */
    Optional<LabChoice> choiceOf(String lab) {
        return LabChoice.read(home.lab(lab));
    }

    private ImageBuilder imageBuilder(EngineVersion engine) {
        var warm = new WarmStage(home.prepared(home.directory()), new SshDoor());
        return new ImageBuilder(
                home.prepared(engine.directory(home.image())),
                ImageSettings.from(environment).with(engine),
                List.of(warm));
    }

    /** What the checkpoints of a lab may take on the disk, in bytes. */
    long checkpointLimit() {
        var megabytes = environment.getOrDefault(CHECKPOINTS, "");
        if (megabytes.isEmpty()) {
            return CHECKPOINTS_MB << 20;
        }
        if (!megabytes.matches("[1-9][0-9]{0,8}")) {
            throw Problem.of("problem.cli.checkpoints-mb", "value", megabytes);
        }
        return Long.parseLong(megabytes) << 20;
    }

    /** Refuses the name of a driver that does not exist, and lists those that do. */
    String checkedDriver(String id) {
        if (!Drivers.ids().contains(id)) {
            throw Problem.of("problem.driver.unknown", "id", id, "valid", String.join(", ", Drivers.ids()));
        }
        return id;
    }

    /** The driver that a lab's machines were made with, as far as it was ever started. */
    Optional<Driver> driverOf(String lab) {
        return choiceOf(lab).map(it -> driver(it.driver(), it.engineVersion(), home.lab(lab), it.internet()));
    }

    /** Listens to what passes between the machines of a driver. */
    Tap tap(Driver driver) throws InterruptedException {
        return driver.tap(new SshDoor());
    }

    /** The drivers that have machines in a lab's directory: what lies there counts, not what was noted. */
    List<Driver> driversIn(String lab) {
        var directory = home.lab(lab);
        var ids = new TreeSet<>(Drivers.idsIn(directory));
        if (AdoptedHosts.find(directory).isPresent()) {
            ids.add("ssh");
        }
        return ids.stream()
                .map(it -> driver(
                        it,
                        engineOf(lab),
                        directory,
                        choiceOf(lab).map(LabChoice::internet).orElse(false)))
                .toList();
    }

    /** What is saved of a lab's machines, by each driver that can. */
    List<Checkpoints> checkpointsOf(String lab) {
        var directory = home.lab(lab);
        return Drivers.ids().stream()
                .map(it -> driver(it, engineOf(lab), directory, false))
                .flatMap(it -> it.checkpoints(List.of(), checkpointLimit()).stream())
                .toList();
    }

    private EngineVersion engineOf(String lab) {
        return choiceOf(lab).map(LabChoice::engineVersion).orElse(EngineVersion.DEFAULT);
    }

    private Driver driver(String id, EngineVersion engine, Path labDirectory, boolean internet) {
        var keys = home.prepared(home.keys());
        var image = new MachineImage(imageDirectory(engine));
        var settings = new DriverSettings(labDirectory, image, keys.resolve("id_ed25519"), home.directory(), internet);
        return Drivers.make(id, settings, door);
    }

    /** Where the image is: a finished one that several people share, or the one of this home. */
    Path imageDirectory(EngineVersion engine) {
        var shared = environment.getOrDefault(SHARED_IMAGE, "");
        return engine.directory((shared.isEmpty() ? home.image() : Path.of(shared))
                .toAbsolutePath()
                .normalize());
    }

    /**
     * The image for a driver's machines, built when it is not there; a shared one is taken as it is. One that was built
     * before there was a container image of classic Swarm in it serves as it is: that is made when it is first needed.
     */
    void ensureImage(String driver, EngineVersion engine, Progress progress) {
        if (driver.equals("ssh")) {
            return;
        }
        var flavour = flavour(driver);
        if (environment.getOrDefault(SHARED_IMAGE, "").isEmpty()) {
            if (isBuilt(engine, flavour)) {
                imageBuilder(engine).ready(flavour, progress);
            } else {
                buildImage(flavour, engine, progress);
            }
        } else if (!isBuilt(engine, flavour)) {
            throw Problem.of(
                    "problem.image.shared-absent",
                    "directory",
                    imageDirectory(engine).toString(),
                    "driver",
                    driver,
                    "engine",
                    engine.id(),
                    "variable",
                    SHARED_IMAGE);
        }
    }

    /** The image with all that belongs to it, as far as it is not there. */
    void completeImage(String driver, EngineVersion engine, Progress progress) {
        if (driver.equals("ssh") || !environment.getOrDefault(SHARED_IMAGE, "").isEmpty()) {
            ensureImage(driver, engine, progress);
        } else {
            buildImage(flavour(driver), engine, progress);
        }
    }

    private static Flavour flavour(String driver) {
        return driver.equals("namespace") ? Flavour.NAMESPACE : Flavour.VM;
    }

    /** Every lab that has classic Swarm is one for the default engine. */
    private void buildImage(Flavour flavour, EngineVersion engine, Progress progress) {
        var builder = imageBuilder(engine);
        if (engine.equals(EngineVersion.DEFAULT)) {
            builder.complete(flavour, progress);
        } else {
            builder.ready(flavour, progress);
        }
    }

    /** Says before anything starts what the lab needs and is not there, and what to do about it. */
    void requireFor(Lab lab, String driverId, EngineVersion engine, boolean internet) {
        var directory = labDirectory(lab.id());
        var driver = driver(driverId, engine, directory, internet);
        var wayOut = lab.needs().contains(Ability.INTERNET);
        var others = new LinkedHashMap<String, Capabilities>();
        others.put(
                "--driver namespace",
                driver("namespace", engine, directory, false).capabilities());
        others.put(
                wayOut ? "--driver vm --internet" : "--driver vm",
                driver("vm", engine, directory, wayOut).capabilities());
        new Needs(lab.id(), lab.needs()).require(driverId, driver.capabilities(), others);
        driver.requireTogether(DrivenCluster.memoryTogether(memory(lab)));
    }

    private static Map<String, Integer> memory(Lab lab) {
        return lab.machines().stream().collect(Collectors.toMap(MachineNeed::name, MachineNeed::memoryMb));
    }

    /** A lab and all that runs it; nothing is started yet. */
    RunningLab open(
            Lab lab,
            String driverId,
            EngineVersion engine,
            boolean internet,
            Progress progress,
            Supplier<Language> language) {
        var directory = labDirectory(lab.id());
        var driver = driver(driverId, engine, directory, internet);
        var cluster = new DrivenCluster(
                directory,
                driver,
                door,
                memory(lab),
                new Words(catalogue, language),
                progress,
                this::swarmImage,
                tools(driver, directory));
        var observer = new Observer(cluster);
        return new RunningLab(
                lab, directory, driver, cluster, observer::observe, new Runner(observer::observe), List.of(observer));
    }

    /** The container image of classic Swarm: one that is shared when it has this program, else the one of this home. */
    private SwarmImage swarmImage(Progress progress) {
        var settings = ImageSettings.from(environment);
        return new ImageBuilder(imageDirectory(EngineVersion.DEFAULT), settings)
                .swarmAsItIs()
                .orElseGet(() -> new ImageBuilder(home.prepared(home.image()), settings)
                        .swarm(progress, imageDirectory(EngineVersion.DEFAULT)));
    }

    /** What the learner's machine is equipped with: an image has most of it, somebody's host nothing. */
    private static WorkstationTools tools(Driver driver, Path directory) {
        if (driver.ownsMachines()) {
            return WorkstationTools.ofImage();
        }
        var adopted = AdoptedHosts.find(directory)
                .orElseThrow(() -> Problem.of("problem.ssh.no-hosts", "folder", directory.toString()));
        return WorkstationTools.onHost(
                adopted.workstation().ssh().user(),
                adopted.folder(),
                driver.label().orElseThrow());
    }

    /** What was typed already for the keys to hosts of the learner's own. */
    RememberedPassphrases passphrases() {
        return passphrases;
    }

    /** Looks at hosts that are somebody's already; the keys of those accepted are remembered in this home. */
    Survey survey(Asking asking) {
        var door = new SshDoor(HOST_TO_LET_US_IN, asking);
        return new Survey(door, new HostTrust(door, asking, knownHosts()));
    }

    /** Looks at hosts of students, whose keys are known, or accepted by whoever grades. */
    Eyes eyes(HostLookup lookup, Asking asking, boolean acceptNew, SshEyes.Deadlines deadlines) {
        var usual = HOST_TO_LET_US_IN;
        var door = new SshDoor(deadlines.host().compareTo(usual) < 0 ? deadlines.host() : usual, asking);
        return new SshEyes(
                lookup, new HostTrust(door, acceptNew ? asking : Strangers.REFUSED, knownHosts()), door, deadlines);
    }

    private Path knownHosts() {
        return home.prepared(home.directory()).resolve("known_hosts");
    }

    /** This computer, for the doctor. */
    Surroundings surroundings() {
        var directory = imageDirectory(EngineVersion.DEFAULT);
        var image = new MachineImage(directory);
        var built = isBuilt(EngineVersion.DEFAULT, Flavour.VM);
        return new Surroundings(
                home.directory(),
                () -> EngineVersion.ids().stream()
                        .map(it -> imageOf(EngineVersion.named(it)))
                        .toList(),
                () -> built ? tried(image) : Facts.Acceleration.UNTRIED);
    }

    private Facts.Image imageOf(EngineVersion engine) {
        var drivers = new ArrayList<String>();
        if (isBuilt(engine, Flavour.VM)) {
            drivers.add("vm");
        }
        if (isBuilt(engine, Flavour.NAMESPACE)) {
            drivers.add("namespace");
        }
        var image = new MachineImage(imageDirectory(engine));
        return new Facts.Image(engine.id(), drivers, drivers.contains("vm") ? warmOf(image) : Facts.Warm.ABSENT);
    }

    private Facts.Warm warmOf(MachineImage image) {
        try {
            var stage = new WarmStage(home.prepared(home.directory()), new SshDoor());
            return stage.isDone(image)
                    ? Facts.Warm.READY
                    : Files.exists(image.warm()) ? Facts.Warm.UNFIT : Facts.Warm.ABSENT;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Facts.Warm.ABSENT;
        }
    }

    private boolean isBuilt(EngineVersion engine, Flavour flavour) {
        return new ImageBuilder(
                        imageDirectory(engine), ImageSettings.from(environment).with(engine))
                .isBuilt(flavour);
    }

    private Facts.Acceleration tried(MachineImage image) {
        return switch (Acceleration.probe(image, home.prepared(home.directory()))
                .why()) {
            case PROVEN -> Facts.Acceleration.PROVEN;
            case NOT_WORKING -> Facts.Acceleration.NOT_WORKING;
            case NO_DEVICE -> Facts.Acceleration.NO_DEVICE;
        };
    }
}
