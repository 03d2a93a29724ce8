package dev.overlaylab.labs.driver.record;

import dev.overlaylab.i18n.Problem;
import dev.overlaylab.labs.driver.process.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/** The machines of one lab directory on disk: {@code LABDIR/machines/NAME/}. */
public final class MachineFolders {
    /** What docker-machine takes, within the length of a host name. */
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9.-]{0,62}");

    private static final Duration TIME_TO_DELETE = Duration.ofMinutes(2);

    private final Path machines;

    public MachineFolders(Path labDirectory) {
        this.machines = labDirectory.toAbsolutePath().normalize().resolve("machines");
    }

    public MachineFolder of(String name) {
        if (!NAME.matcher(name).matches()) {
            throw Problem.of("problem.driver.name", "name", name);
        }
        return new MachineFolder(machines.resolve(name));
    }

    public MachineFolder make(String name) {
        var folder = of(name);
        try {
            PrivateFiles.directory(folder.path());
            return folder;
        } catch (IOException e) {
            throw MachineFolder.trouble(folder.path(), e);
        }
    }

    /** Every folder there is, by name, whatever it holds. */
    public List<MachineFolder> all() {
        try (var entries = Files.list(machines)) {
            return entries.filter(Files::isDirectory)
                    .filter(entry ->
                            NAME.matcher(entry.getFileName().toString()).matches())
                    .sorted()
                    .map(MachineFolder::new)
                    .toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw MachineFolder.trouble(machines, e);
        }
    }

    /** Deletes a folder; the record goes first, so that what is left after a crash is no machine. */
    public void delete(MachineFolder folder) throws InterruptedException {
        if (!Files.exists(folder.path())) {
            return;
        }
        refuseMounts(folder);
        try {
            Files.deleteIfExists(folder.recordFile());
        } catch (IOException e) {
            throw MachineFolder.trouble(folder.recordFile(), e);
        }
        Tool.mustRun(
                List.of("rm", "-rf", "--one-file-system", "--", folder.path().toString()), TIME_TO_DELETE);
    }

    /** Takes the folder of folders away, when nothing is left in it. */
    public void tidy() {
        machines.toFile().delete();
    }

    /** Never deletes through something mounted there. */
    private static void refuseMounts(MachineFolder folder) {
        var mount = " " + folder.path().toString().replace(" ", "\\040") + "/";
        try (var mounts = Files.lines(Path.of("/proc/self/mountinfo"))) {
            if (mounts.anyMatch(line -> line.contains(mount))) {
                throw Problem.of(
                        "problem.driver.mounted", "folder", folder.path().toString());
            }
        } catch (IOException e) {
            throw MachineFolder.trouble(folder.path(), e);
        }
    }
}
