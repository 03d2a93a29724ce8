package dev.overlaylab.labs.image;

import dev.overlaylab.i18n.Problem;
import dev.overlaylab.i18n.Text;
import dev.overlaylab.labs.driver.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Makes the machine image, or finds it whole.
 *
 * <p>The work is done by shell scripts, stage by stage: a finished stage is not made again, an interrupted or damaged
 * one is. Their log is {@code build.log} in the image's directory.
 */
public final class ImageBuilder {
    private static final long SPACE_MB = 4500;
    private static final int MB = 1 << 20;

    private final Path directory;
    private final ImageSettings settings;
    private final List<LastStage> lastStages;

    public ImageBuilder(Path directory, ImageSettings settings) {
        this(directory, settings, List.of());
    }

    /**
     * With stages that come after the scripts' for virtual machines.
     *
     * @param lastStages an image is of use without them
     */
    public ImageBuilder(Path directory, ImageSettings settings, List<LastStage> lastStages) {
        this.directory = directory.toAbsolutePath().normalize();
        this.settings = settings;
        this.lastStages = List.copyOf(lastStages);
    }

    /** Whether there seems to be a finished image of that kind; damage is only found by {@link #ready}. */
    public boolean isBuilt(Flavour flavour) {
        return flavour.stages().stream()
                .allMatch(it -> Files.isRegularFile(directory.resolve(".stages").resolve(it)));
    }

    /**
     * The image, built as far as it is not there or not whole.
     *
     * @throws Problem when it cannot be built here, or was interrupted; what is finished stays for the next attempt
     */
    public MachineImage ready(Flavour flavour, Progress progress) {
        return made(flavour, List.of(), progress);
    }

    /** The same with the container image {@code swarm}, so that nothing is left to be fetched later. */
    public MachineImage complete(Flavour flavour, Progress progress) {
        return made(flavour, SwarmImage.STAGES, progress);
    }

    private MachineImage made(Flavour flavour, List<String> more, Progress progress) {
        requireSpace(flavour);
        var last = flavour == Flavour.VM ? lastStages : List.<LastStage>of();
        var names = last.stream().map(LastStage::name);
        var stages = Stream.of(flavour.stages().stream(), names, more.stream())
                .flatMap(it -> it)
                .toList();
        run(flavour.stage(), stages, progress);
        var image = new MachineImage(directory);
        last.forEach(it -> finish(it, image, stages, progress));
        if (!more.isEmpty()) {
            run("swarm", stages, progress);
        }
        return image;
    }

    /**
     * The container image {@code swarm}, built as far as it is not there or not this program's.
     *
     * @throws Problem as {@link #ready}
     */
    public SwarmImage swarm(Progress progress) {
        return swarm(progress, directory);
    }

    /** The same, with the Java runtime of another image if that has one, which needs no package archive then. */
    public SwarmImage swarm(Progress progress, Path other) {
        borrowRuntime(other.toAbsolutePath().normalize());
        run("swarm", SwarmImage.STAGES, progress);
        return new SwarmImage(directory.resolve(SwarmImage.FOLDER));
    }

    /** Whether it fits is for the scripts to tell. */
    private void borrowRuntime(Path other) {
        var results = SwarmImage.FOLDER + "/runtime.tar";
        var seal = ".stages/runtime";
        if (Files.exists(directory.resolve(seal)) || !Files.isReadable(other.resolve(seal))) {
            return;
        }
        try {
            for (var file : List.of(results, seal)) {
                Files.createDirectories(
                        Objects.requireNonNull(directory.resolve(file).getParent()));
                Files.copy(other.resolve(file), directory.resolve(file), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new Problem(
                    Text.of("problem.image.files", "directory", directory.toString(), "detail", e.toString()), e);
        }
    }

    /** The container image {@code swarm}, when it is there and this program's; nothing is written. */
    public Optional<SwarmImage> swarmAsItIs() {
        var image = new SwarmImage(directory.resolve(SwarmImage.FOLDER));
        try {
            var whole = Files.isDirectory(image.folder())
                    && new ScriptRun(directory, settings, Path.of("/dev/null"))
                                    .of("check-swarm", line -> {})
                                    .code()
                            == 0;
            return whole ? Optional.of(image) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Problem(Text.of("problem.image.interrupted"), e);
        }
    }

    /** Makes a last stage that is not done; where it cannot be made, the image does without. */
    private void finish(LastStage stage, MachineImage image, List<String> stages, Progress progress) {
        var refusal = new Refusal(directory.resolve(".stages").resolve(stage.name() + ".refused"));
        try {
            if (stage.isDone(image) || refusal.stands(stage.circumstances(image))) {
                return;
            }
            var whole = new BuildProgress(stages);
            try {
                stage.make(image, (what, percent) -> progress.report(what, whole.of(stage.name(), percent)));
                run("seal-" + stage.name(), List.of(), Progress.NONE);
                refusal.forget();
            } catch (Problem e) {
                if (Thread.currentThread().isInterrupted()) {
                    throw e;
                }
                refusal.note(stage.circumstances(image), e);
                progress.report(
                        Text.of(
                                "image.stage.refused",
                                "name",
                                stage.name(),
                                "file",
                                refusal.file().toString()),
                        100);
            }
        } catch (IOException e) {
            throw new Problem(
                    Text.of("problem.image.files", "directory", directory.toString(), "detail", e.toString()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Problem(Text.of("problem.image.interrupted"), e);
        }
    }

    /** Whether every byte of what was built is as it was; false when something is damaged or outdated. */
    public boolean verify() {
        try {
            run("verify", List.of(), Progress.NONE);
            return true;
        } catch (Problem e) {
            if (e.text().key().equals(BuildFailure.DAMAGED)) {
                return false;
            }
            throw e;
        }
    }

    private void run(String verb, List<String> stages, Progress progress) {
        try {
            Files.createDirectories(directory);
            var log = directory.resolve("build.log");
            var ended = new ScriptRun(directory, settings, log).of(verb, new Listener(stages, progress));
            if (ended.code() != 0) {
                throw BuildFailure.of(ended.code(), ended.reason(), log);
            }
        } catch (IOException e) {
            throw new Problem(
                    Text.of("problem.image.files", "directory", directory.toString(), "detail", e.toString()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Problem(Text.of("problem.image.interrupted"), e);
        }
    }

    private void requireSpace(Flavour flavour) {
        if (isBuilt(flavour)) {
            return;
        }
        try {
            Files.createDirectories(directory);
            long free = Files.getFileStore(directory).getUsableSpace() / MB;
            if (free < SPACE_MB) {
                throw Problem.of(
                        "problem.image.space", "directory", directory.toString(), "free", free, "needed", SPACE_MB);
            }
        } catch (IOException e) {
            throw new Problem(
                    Text.of("problem.image.files", "directory", directory.toString(), "detail", e.toString()), e);
        }
    }

    /** Turns the script's lines into progress of the whole; a part of a stage keeps the stage's last figure. */
    private static final class Listener implements ScriptRun.Listener {
        private final BuildProgress whole;
        private final Progress progress;
        private int percent;

        Listener(List<String> stages, Progress progress) {
            this.whole = new BuildProgress(stages);
            this.progress = progress;
        }

        @Override
        public void heard(BuildLine line) {
            percent = Math.max(percent, whole.of(line.stage(), line.number()));
            progress.report(line.text(), percent);
        }
    }
}
