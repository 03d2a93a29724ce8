package dev.overlaylab.shell.cli;

import dev.overlaylab.checkers.machine.Passphrases;
import dev.overlaylab.labs.driver.Drivers;
import dev.overlaylab.shell.journal.DurableFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Where a lab is proven: {@code proof/LAB.DRIVER} in the learner's home is a home of its own, so that the learner's machines of
 * the same lab are left alone. A proof that was killed leaves it behind, with machines in it.
 */
record ProofHome(Invocation invocation, String lab, String driver) {
    /** Those there are, in the order of their names. */
    static List<ProofHome> all(Invocation invocation) {
        try (var found = Files.list(directory(invocation))) {
            return found.filter(Files::isDirectory)
                    .map(it -> String.valueOf(it.getFileName()))
                    .filter(it -> Drivers.ids().contains(it.substring(it.lastIndexOf('.') + 1)))
                    .sorted()
                    .map(it -> {
                        int dot = it.lastIndexOf('.');
                        return new ProofHome(invocation, it.substring(0, dot), it.substring(dot + 1));
                    })
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static Path directory(Invocation invocation) {
        return invocation.wiring().home().directory().resolve("proof");
    }

    StateHome home() {
        return new StateHome(directory(invocation).resolve(lab + "." + driver));
    }

    /** Only one at a time; taken before anything is made or removed. */
    LabLock lock() {
        invocation.wiring().home().prepared(directory(invocation));
        return LabLock.take(lab, directory(invocation).resolve(lab + "." + driver + ".lock"));
    }

    /** What a program that runs in this home is told. */
    Map<String, String> environment() {
        var environment = OwnProgram.environment(invocation, home());
        // What is kept has no colours; the line editor is the one that learners have.
        environment.put("NO_COLOR", "1");
        return environment;
    }

    Wiring wiring() {
        return new Wiring(home(), environment(), invocation.speaker().catalogue(), Passphrases.NONE);
    }

    /** Removes machines and all that was kept of them: also what a proof that was killed has left. */
    void clear() {
        clear(wiring(), home(), lab);
    }

    /** Removes a lab's machines, and the home that it had to itself. */
    static void clear(Wiring wiring, StateHome home, String lab) {
        for (var left : wiring.driversIn(lab)) {
            InParallel.forEach(left.list(), it -> left.remove(it.name()));
        }
        var directory = home.directory();
        if (!Files.exists(directory)) {
            return;
        }
        try (var files = Files.walk(directory)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw DurableFile.notWritten(directory, e);
        }
    }
}
