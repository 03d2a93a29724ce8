package dev.overlaylab.labs.driver.namespace;

import dev.overlaylab.checkers.machine.SshAddress;
import dev.overlaylab.i18n.Problem;
import dev.overlaylab.labs.driver.Driver;
import dev.overlaylab.labs.driver.DriverSettings;
import dev.overlaylab.labs.driver.Freezer;
import dev.overlaylab.labs.driver.MachineKind;
import dev.overlaylab.labs.driver.MachineSpec;
import dev.overlaylab.labs.driver.Progress;
import dev.overlaylab.labs.driver.process.HostMeans;
import dev.overlaylab.labs.driver.process.RunningProcess;
import dev.overlaylab.labs.driver.record.MachineFolder;
import dev.overlaylab.labs.driver.record.MachineFolders;
import dev.overlaylab.labs.driver.record.StoredMachine;
import dev.overlaylab.labs.wire.CaptureProcess;
import dev.overlaylab.labs.wire.Tap;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Machines made of namespaces by a shell script, which also keeps the lab's wire. */
public final class NamespaceMachines implements MachineKind {
    private static final int LAST_LINES = 5;
    private static final List<String> TOOLS = List.of("unshare", "nsenter", "socat", "ip", "flock", "tar");

    private final DriverSettings settings;
    private final NamespaceScript script;
    private final MachineFolders folders;
    private final HostMeans means;
    private final KernelTrial kernel = new KernelTrial();

    public NamespaceMachines(DriverSettings settings) {
        this.settings = settings;
        this.script = new NamespaceScript(settings.labDirectory());
        this.folders = new MachineFolders(settings.labDirectory());
        this.means = new HostMeans(settings.labDirectory());
    }

    @Override
    public String id() {
        return "namespace";
    }

    @Override
    public Driver.Capabilities capabilities() {
        return new Driver.Capabilities(Driver.Moments.RESTARTED, kernel.abilities());
    }

    @Override
    public void requireFor(MachineSpec spec) {
        requireRoot();
        if (settings.internet()) {
            throw Problem.of("problem.driver.no-internet");
        }
        for (var tool : TOOLS) {
            requireTool(tool);
        }
        var image = settings.image();
        for (var part : List.of(image.namespaceRoot(), image.namespaceDocker())) {
            if (!Files.isDirectory(part)) {
                throw Problem.of("problem.driver.image", "file", part.toString());
            }
        }
        means.requireDisk();
    }

    private static void requireRoot() {
        if (!System.getProperty("os.name").equals("Linux")
                || !Files.isWritable(Path.of("/proc/sys/kernel/domainname"))) {
            throw Problem.of("problem.driver.root");
        }
    }

    private static void requireTool(String tool) {
        var path = System.getenv().getOrDefault("PATH", "") + ":/usr/sbin:/sbin:/usr/bin:/bin";
        for (var folder : path.split(":", -1)) {
            if (Files.isExecutable(Path.of(folder.isEmpty() ? "." : folder, tool))) {
                return;
            }
        }
        throw Problem.of("problem.driver.tool", "tool", tool, "detail", "");
    }

    /** Its root is made of layers when it starts. */
    @Override
    public void prepare(MachineFolder folder, StoredMachine machine) {}

    @Override
    public boolean start(MachineFolder folder, StoredMachine machine, Progress progress) throws InterruptedException {
        requireRoot();
        means.requireDisk();
        var image = settings.image().directory().resolve("namespace");
        var ended = script.start(machine.name(), image, folder.identity(), machine.port());
        if (!ended.well() && !ended.output().contains("Address already in use")) {
            throw Problem.of("problem.driver.not-started", "name", machine.name(), "detail", ended.lastWords());
        }
        return ended.well();
    }

    /** Without its door a machine is of no use: starting it again repairs that. */
    @Override
    public boolean runs(MachineFolder folder) {
        return process(folder).isPresent()
                && ScriptProcess.in(folder.file("door.pid")).isPresent();
    }

    @Override
    public Optional<RunningProcess> process(MachineFolder folder) {
        return ScriptProcess.in(folder.file("pid"));
    }

    @Override
    public void stop(MachineFolder folder, SshAddress address, Duration within) throws InterruptedException {
        script.stop(folder.name(), within);
    }

    @Override
    public void end(MachineFolder folder) throws InterruptedException {
        if (Files.exists(folder.path())) {
            requireRoot();
            script.stop(folder.name(), Duration.ZERO);
        }
    }

    @Override
    public void tidy() throws InterruptedException {
        if (folders.all().isEmpty()) {
            script.close();
        }
    }

    @Override
    public Optional<Freezer> freezer() {
        return Optional.of(new NamespaceFreezer(this, script, settings.image()));
    }

    @Override
    public Tap tap() throws InterruptedException {
        requireRoot();
        return CaptureProcess.start(script.capture(settings.image().namespaceRoot()));
    }

    @Override
    public Duration timeToBoot() {
        return Duration.ofSeconds(60);
    }

    @Override
    public Duration timeToStop() {
        return Duration.ofSeconds(30);
    }

    @Override
    public String lastWords(MachineFolder folder) {
        return folder.tail("console", LAST_LINES);
    }
}
