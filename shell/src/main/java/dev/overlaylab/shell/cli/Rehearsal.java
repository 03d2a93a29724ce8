package dev.overlaylab.shell.cli;

import dev.overlaylab.labs.lab.LabLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Goes through what the program does once, for the archives that the launcher has made of the classes used: {@code lesson}
 * lists the labs, begins one and loads the classes that reach machines; {@code grading} grades a class. One archive for both
 * would cost everybody the memory of what only the other needs.
 */
final class Rehearsal {
    private static final int SECONDS = 120;

    private Rehearsal() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        endAfter(SECONDS);
        var folder = Files.createTempDirectory("overlaylab-rehearsal");
        try {
            var program = new Program(
                    Map.of("OVERLAYLAB_HOME", folder.toString()),
                    System.getProperty("user.home", ""),
                    Streams.ofProcess());
            if (args[0].equals("grading")) {
                RehearsedGrading.hold(program, folder);
            } else {
                lesson(program, folder);
            }
        } finally {
            delete(folder);
        }
        System.exit(0);
    }

    /** Whatever happens: somebody waits for the archive, and can do without it. */
    private static void endAfter(int seconds) {
        CompletableFuture.delayedExecutor(seconds, TimeUnit.SECONDS).execute(() -> System.exit(1));
    }

    private static void lesson(Program program, Path folder) throws IOException {
        var library = LabLibrary.shipped();
        library.ids().forEach(library::load);
        program.run("labs");
        program.run("labs", "--json");
        program.run("start", "--help");
        RehearsedSecrets.use();
        ClassPath.load("dev/overlaylab/", "com/jcraft/jsch/");
        RehearsedLesson.hold(library, folder);
    }

    private static void delete(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            for (var each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
