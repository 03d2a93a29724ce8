package dev.overlaylab.shell.cli;

import dev.overlaylab.i18n.Problem;
import dev.overlaylab.labs.driver.MachineRecord;
import dev.overlaylab.labs.lab.Lab;
import dev.overlaylab.shell.archive.LabArchive;
import dev.overlaylab.shell.journal.DurableFile;
import dev.overlaylab.shell.report.ExitCode;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.Comparator;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes over what a learner did in a lab on another computer; all of it or nothing. */
@Command(name = "import")
final class ImportCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Mixin
    CommonOptions common = new CommonOptions();

    @Mixin
    LabsOption labs = new LabsOption();

    @Parameters(index = "0", paramLabel = "FILE|-", descriptionKey = "archive-in")
    String file = "";

    @Option(names = "--replace", descriptionKey = "replace")
    boolean replace;

    ImportCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws IOException {
        var archive = read();
        var lab = WrongUsage.unless(() -> labs.library().load(archive.lab()));
        var steps = lab.steps().stream().map(it -> it.id()).toList();
        if (!steps.contains(archive.step())) {
            throw Problem.of("problem.archive.refused", "why", "step " + archive.step());
        }
        var home = invocation.wiring().home();
        // Whatever goes wrong until the last move leaves the lab as it was.
        var staged = Files.createTempDirectory(home.prepared(home.directory().resolve("import")), lab.id() + "-");
        try {
            archive.files().forEach((name, content) -> DurableFile.replace(staged.resolve(name), content));
            if (LabChoice.read(staged).isEmpty() && Files.exists(staged.resolve("lab.json"))) {
                throw Problem.of("problem.archive.refused", "why", "lab.json");
            }
            putInPlace(lab, staged);
        } finally {
            remove(staged);
        }
        invocation
                .speaker()
                .note(
                        "archive.imported",
                        "lab",
                        lab.id(),
                        "number",
                        steps.indexOf(archive.step()) + 1,
                        "of",
                        steps.size());
        return ExitCode.PASSED;
    }

    private LabArchive read() throws IOException {
        if (file.equals("-")) {
            return LabArchive.read(invocation.speaker().streams().in());
        }
        var path = WrongUsage.unless(() -> ExportCommand.pathOf(file));
        if (!Files.isRegularFile(path)) {
            return WrongUsage.unless(() -> {
                throw Problem.of("problem.archive.no-file", "file", path.toString(), "why", "-");
            });
        }
        try (var in = new BufferedInputStream(Files.newInputStream(path))) {
            return LabArchive.read(in);
        }
    }

    @SuppressWarnings("try")
    private void putInPlace(Lab lab, Path staged) throws IOException {
        var wiring = invocation.wiring();
        var drivers = wiring.driversIn(lab.id());
        if (!drivers.isEmpty()) {
            var machines = drivers.stream()
                    .flatMap(it -> it.list().stream())
                    .map(MachineRecord::name)
                    .collect(Collectors.joining(", "));
            throw Problem.of("problem.archive.machines", "lab", lab.id(), "machines", machines);
        }
        var directory = wiring.labDirectory(lab.id());
        try (var lock = wiring.lock(lab.id())) {
            if (isBegun(directory)) {
                if (!replace) {
                    throw Problem.of("problem.archive.begun", "lab", lab.id());
                }
                var aside = Files.createTempDirectory(staged.getParent(), "before-" + stamp() + "-");
                Files.move(directory, aside, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                invocation.speaker().note("archive.set-aside", "folder", aside.toString());
            } else {
                remove(directory);
            }
            Files.move(staged, directory, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw DurableFile.notWritten(directory, e);
        }
    }

    private static boolean isBegun(Path directory) throws IOException {
        try (var files = Files.list(directory)) {
            return files.anyMatch(it -> !it.endsWith("lock"));
        }
    }

    private static String stamp() {
        return Clock.systemUTC().instant().toString().replaceAll("[^0-9TZ]|\\.[0-9]+", "");
    }

    private static void remove(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var all = Files.walk(folder)) {
                for (var it : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(it);
                }
            }
        }
    }
}
