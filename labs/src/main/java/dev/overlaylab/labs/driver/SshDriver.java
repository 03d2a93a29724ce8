package dev.overlaylab.labs.driver;

import dev.overlaylab.checkers.machine.Door;
import dev.overlaylab.checkers.machine.MachineException;
import dev.overlaylab.checkers.machine.SshAddress;
import dev.overlaylab.i18n.Problem;
import dev.overlaylab.i18n.Text;
import dev.overlaylab.labs.driver.record.MachineFolder;
import dev.overlaylab.labs.driver.record.MachineFolders;
import dev.overlaylab.labs.driver.record.PrivateFiles;
import dev.overlaylab.labs.driver.record.StoredMachine;
import dev.overlaylab.labs.driver.record.StoredMachine.Stage;
import dev.overlaylab.labs.driver.ssh.AdoptedHost;
import dev.overlaylab.labs.driver.ssh.AdoptedHosts;
import dev.overlaylab.labs.driver.ssh.HostWork;
import dev.overlaylab.labs.driver.ssh.Plan;
import dev.overlaylab.labs.driver.ssh.Reach;
import dev.overlaylab.labs.fault.Faults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A driver whose machines are adopted hosts: making one means to take a host into use, removing it to give it back.
 *
 * <p>Hosts are not switched on or off. A machine of the lab gets the host of the same name, else the first that is free.
 */
public final class SshDriver implements Driver {
    /** What the lab makes on engines carries this label, with the lab's token. */
    private static final String LABEL = "dev.overlaylab.lab";

    private static final String HOST_FILE = "host";

    private final Path labDirectory;
    private final Door door;
    private final MachineFolders folders;
    private final Reach reach = new Reach();
    private final OneAtATime turns = new OneAtATime();
    private final Unfinished unfinished = new Unfinished();
    /** Hosts by the names of machines that are about to be made. */
    private final Map<String, AdoptedHost> promised = new HashMap<>();

    public SshDriver(Path labDirectory, Door door) {
        this.labDirectory = labDirectory;
        this.door = door;
        this.folders = new MachineFolders(labDirectory);
    }

    @Override
    public String id() {
        return "ssh";
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities(
                Moments.NONE,
                AdoptedHosts.find(labDirectory).map(AdoptedHosts::abilities).orElse(Set.of()));
    }

    @Override
    public boolean ownsMachines() {
        return false;
    }

    @Override
    public Optional<String> label() {
        return Optional.of(LABEL + "=" + adopted().token());
    }

    @Override
    public String certificates() {
        return Plan.FOLDER;
    }

    @Override
    public String addressFor(String name, String free) {
        return promise(name).address();
    }

    @Override
    public Optional<Changes> changes(MachineSpec spec) {
        var adopted = adopted();
        if (spec.role() != MachineSpec.Role.ENGINE) {
            return Optional.empty();
        }
        var host = promise(spec.name());
        var plan = turns.take(spec.name(), () -> new HostWork(door, adopted).plan(host, spec));
        return Optional.of(new Changes(host.name(), plan.commands(), plan.runningContainers(), adopted.agreed()));
    }

    @Override
    public MachineRecord create(MachineSpec spec, Progress progress) {
        SpecRules.check(spec);
        folders.of(spec.name());
        return turns.take(spec.name(), () -> {
            refuseExisting(spec.name());
            var host = spec.role() == MachineSpec.Role.WORKSTATION ? adopted().workstation() : promise(spec.name());
            var folder = folders.make(spec.name());
            try (var creation = unfinished.begin(() -> undo(folder, host, spec.role()))) {
                progress.report(Text.of("progress.driver.adopting", "name", spec.name(), "host", host.name()), 0);
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                var machine = note(folder, host, spec);
                prepare(host, spec);
                var made = folder.write(machine.at(Stage.MADE));
                creation.finish();
                return toRecord(folder, made, true);
            } finally {
                unpromise(spec.name());
            }
        });
    }

    private void prepare(AdoptedHost host, MachineSpec spec) throws InterruptedException {
        var work = new HostWork(door, adopted());
        if (spec.role() == MachineSpec.Role.WORKSTATION) {
            work.place(host);
        } else {
            work.take(host, work.plan(host, spec));
        }
    }

    /** On record before anything is done there, so that whoever finds it after a crash can give it back. */
    private static StoredMachine note(MachineFolder folder, AdoptedHost host, MachineSpec spec) {
        try {
            PrivateFiles.write(folder.file(HOST_FILE), spec.role() + " " + host.name());
        } catch (IOException e) {
            throw MachineFolder.trouble(folder.file(HOST_FILE), e);
        }
        return folder.write(new StoredMachine(
                StoredMachine.FORMAT,
                "ssh",
                spec.name(),
                spec.role(),
                host.address(),
                spec.memoryMb(),
                Instant.now().toString(),
                Stage.PREPARING,
                host.ssh().hostKey(),
                "",
                host.ssh().port(),
                null));
    }

    private void undo(MachineFolder folder, AdoptedHost host, MachineSpec.Role role) throws InterruptedException {
        release(host, role);
        folders.delete(folder);
    }

    /** Returns whether everything is as it was. */
    private boolean release(AdoptedHost host, MachineSpec.Role role) throws InterruptedException {
        endFaults(host);
        var work = new HostWork(door, adopted());
        if (role == MachineSpec.Role.WORKSTATION) {
            work.clear(host);
            return true;
        }
        return work.giveBack(host, true);
    }

    /** A machine of ours takes its faults along; a host would keep them. One that does not answer is told of right after. */
    private void endFaults(AdoptedHost host) {
        try (var connection = door.open(host.ssh())) {
            new Faults(it -> connection, Map.of(host.name(), host.address())).undo("all");
        } catch (MachineException | Problem e) {
            return;
        }
    }

    /** A host runs when it runs; it is only looked whether it can be reached. */
    @Override
    public void start(String name, Progress progress) {
        var machine = stored(folders.of(name));
        if (machine.stage() != Stage.MADE) {
            throw broken(folders.of(name));
        }
    }

    /** Somebody's server goes on. */
    @Override
    public void stop(String name, Progress progress) {
        stored(folders.of(name));
    }

    @Override
    public void remove(String name) {
        var whole = turns.take(name, () -> {
            unpromise(name);
            var folder = folders.of(name);
            if (!Files.exists(folder.path()) || !isOurs(folder)) {
                return true;
            }
            var host = host(folder);
            if (host.isEmpty() && !noted(folder).isEmpty()) {
                // Without the list nobody knows the way to it any more.
                throw Problem.of("problem.ssh.no-hosts", "folder", labDirectory.toString());
            }
            var asItWas = host.isEmpty() || release(host.get(), role(folder));
            folders.delete(folder);
            return asItWas;
        });
        if (!whole) {
            throw Problem.of("problem.ssh.settings-changed", "host", name);
        }
    }

    private static MachineSpec.Role role(MachineFolder folder) {
        return noted(folder).startsWith(MachineSpec.Role.WORKSTATION + " ")
                ? MachineSpec.Role.WORKSTATION
                : MachineSpec.Role.ENGINE;
    }

    /** Role and host, in a file of their own: a damaged record must not keep a host from being given back. */
    private static String noted(MachineFolder folder) {
        try {
            return Files.readString(folder.file(HOST_FILE));
        } catch (IOException e) {
            return "";
        }
    }

    @Override
    public List<MachineRecord> list() {
        var ours = folders.all().stream().filter(this::isOurs).toList();
        var hosts = ours.stream().collect(Collectors.toMap(MachineFolder::name, this::host));
        var reached = reach.of(hosts.values().stream()
                .flatMap(Optional::stream)
                .map(AdoptedHost::ssh)
                .collect(Collectors.toSet()));
        return ours.stream()
                .map(folder -> folder.read()
                        .map(machine -> toRecord(
                                folder,
                                machine,
                                hosts.getOrDefault(folder.name(), Optional.empty())
                                        .map(it -> reached.getOrDefault(it.ssh(), false))
                                        .orElse(false)))
                        .orElseGet(() -> damaged(folder)))
                .sorted(Comparator.comparing(MachineRecord::created).thenComparing(MachineRecord::name))
                .toList();
    }

    @Override
    public SshAddress address(String name) {
        var folder = folders.of(name);
        stored(folder);
        return host(folder).orElseThrow(() -> broken(folder)).as(name);
    }

    /** The host a machine of that name has, or will have. */
    private AdoptedHost promise(String name) {
        synchronized (promised) {
            var folder = folders.of(name);
            var known = Files.isDirectory(folder.path()) ? host(folder) : Optional.<AdoptedHost>empty();
            return known.orElseGet(() -> promised.computeIfAbsent(name, this::choose));
        }
    }

    private void unpromise(String name) {
        synchronized (promised) {
            promised.remove(name);
        }
    }

    private AdoptedHost choose(String name) {
        var all = adopted().hosts();
        var taken = folders.all().stream()
                .filter(it -> role(it) == MachineSpec.Role.ENGINE)
                .flatMap(it -> host(it).stream())
                .map(AdoptedHost::name)
                .collect(Collectors.toSet());
        promised.values().forEach(it -> taken.add(it.name()));
        var free = all.stream().filter(it -> !taken.contains(it.name())).toList();
        return free.stream()
                .filter(it -> it.name().equals(name))
                .findFirst()
                .or(() -> free.stream().filter(it -> !it.workstation()).findFirst())
                .orElseThrow(() ->
                        Problem.of("problem.ssh.no-host-left", "name", name, "hosts", Integer.toString(all.size())));
    }

    private Optional<AdoptedHost> host(MachineFolder folder) {
        var name = noted(folder).replaceFirst("^\\S+ ", "");
        return AdoptedHosts.find(labDirectory)
                .flatMap(it -> it.hosts().stream()
                        .filter(host -> host.name().equals(name))
                        .findFirst());
    }

    private AdoptedHosts adopted() {
        return AdoptedHosts.find(labDirectory)
                .orElseThrow(() -> Problem.of("problem.ssh.no-hosts", "folder", labDirectory.toString()));
    }

    private void refuseExisting(String name) {
        folders.all().stream()
                .filter(it -> it.name().equalsIgnoreCase(name))
                .findFirst()
                .ifPresent(it -> {
                    throw Problem.of("problem.driver.exists", "name", it.name());
                });
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
        return Files.exists(folder.file(HOST_FILE))
                || folder.driver().map("ssh"::equals).orElse(true);
    }

    private static MachineRecord toRecord(MachineFolder folder, StoredMachine machine, boolean reached) {
        var half = machine.stage() != Stage.MADE;
        return new MachineRecord(
                folder.name(),
                machine.role(),
                machine.address(),
                half ? MachineRecord.State.BROKEN : reached ? MachineRecord.State.RUNNING : MachineRecord.State.STOPPED,
                Instant.parse(machine.created()));
    }

    private static MachineRecord damaged(MachineFolder folder) {
        var seen = Instant.ofEpochMilli(folder.path().toFile().lastModified());
        return new MachineRecord(folder.name(), MachineSpec.Role.ENGINE, "", MachineRecord.State.BROKEN, seen);
    }
}
