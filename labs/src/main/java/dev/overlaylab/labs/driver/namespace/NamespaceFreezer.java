package dev.overlaylab.labs.driver.namespace;

import dev.overlaylab.i18n.Problem;
import dev.overlaylab.labs.driver.Freezer;
import dev.overlaylab.labs.driver.Progress;
import dev.overlaylab.labs.driver.process.Tool;
import dev.overlaylab.labs.driver.record.MachineFolder;
import dev.overlaylab.labs.driver.record.PrivateFiles;
import dev.overlaylab.labs.driver.record.StoredMachine;
import dev.overlaylab.labs.image.MachineImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Saves the disks of machines made of namespaces while the kernel holds their processes still. The processes themselves
 * cannot be saved: a restored machine starts from its disk as after a power cut, and its containers are started again.
 */
final class NamespaceFreezer implements Freezer {
    private static final Duration TIME_TO_DELETE = Duration.ofMinutes(1);
    private static final List<String> PARTS = List.of("disk.tar", "layers", "containers");

    private final NamespaceMachines machines;
    private final NamespaceScript script;
    private final MachineImage image;

    NamespaceFreezer(NamespaceMachines machines, NamespaceScript script, MachineImage image) {
        this.machines = machines;
        this.script = script;
        this.image = image;
    }

    @Override
    public void pause(MachineFolder folder) throws InterruptedException {
        script.hold(folder.name());
    }

    @Override
    public boolean paused(MachineFolder folder) throws InterruptedException {
        return script.held(folder.name());
    }

    @Override
    public void unpause(MachineFolder folder) throws InterruptedException {
        script.goOn(folder.name());
    }

    @Override
    public void save(MachineFolder folder, StoredMachine machine, Path state) throws InterruptedException {
        var whole = false;
        try {
            PrivateFiles.newDirectory(state);
            script.save(folder.name(), namespaceImage(), state);
            whole = true;
        } catch (IOException e) {
            throw MachineFolder.trouble(state, e);
        } finally {
            if (!whole) {
                Tool.run(List.of("rm", "-rf", "--", state.toString()), TIME_TO_DELETE);
            }
        }
    }

    @Override
    public void requireRestorable(StoredMachine machine, Path state) {
        for (var part : PARTS) {
            if (!Files.isReadable(state.resolve(part))) {
                throw Problem.of(
                        "problem.checkpoint.damaged",
                        "file",
                        state.resolve(part).toString());
            }
        }
        try {
            for (var layer : Files.readAllLines(state.resolve("layers"))) {
                var files = image.namespaceDocker()
                        .resolve("overlay2")
                        .resolve(layer)
                        .resolve("diff");
                if (!Files.isDirectory(files)) {
                    throw Problem.of("problem.checkpoint.other-image", "machine", machine.name());
                }
            }
        } catch (IOException e) {
            throw MachineFolder.trouble(state, e);
        }
    }

    @Override
    public boolean restore(MachineFolder folder, StoredMachine machine, Path state) throws InterruptedException {
        putBack(folder, machine, state);
        return machines.start(folder, machine, Progress.NONE);
    }

    @Override
    public void putBack(MachineFolder folder, StoredMachine machine, Path state) throws InterruptedException {
        script.putBack(folder.name(), namespaceImage(), state);
    }

    private Path namespaceImage() {
        return image.directory().resolve("namespace");
    }
}
