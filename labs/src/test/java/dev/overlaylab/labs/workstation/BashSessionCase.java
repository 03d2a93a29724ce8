package dev.overlaylab.labs.workstation;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.overlaylab.checkers.machine.Connection;
import dev.overlaylab.checkers.machine.MachineException;
import dev.overlaylab.checkers.machine.ssh.SshDoor;
import dev.overlaylab.i18n.Catalogue;
import dev.overlaylab.i18n.Language;
import dev.overlaylab.labs.workstation.Workstation.LineResult;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real bash on a real pseudo-terminal, behind a real sshd. */
@Timeout(60)
abstract class BashSessionCase {
    @TempDir
    static Path directory;

    static @Nullable LoopbackSshd sshd;
    static Connection connection;
    BashSession bash;
    final Screen screen = new Screen();

    @BeforeAll
    static void start() throws Exception {
        assumeTrue(LoopbackSshd.possible(), "needs root and " + LoopbackSshd.SSHD + ": apt install openssh-server");
        sshd = LoopbackSshd.startedIn(directory);
        connection = new SshDoor().open(Objects.requireNonNull(sshd).address("workstation"));
        for (var name : List.of("bashrc", "complete")) {
            try (var file = BashSessionCase.class.getResourceAsStream("/workstation/" + name)) {
                Files.copy(file, directory.resolve(name));
            }
        }
    }

    @AfterAll
    static void stop() {
        if (sshd != null) {
            connection.close();
            sshd.close();
        }
    }

    @BeforeEach
    void open() {
        var catalogue = Catalogue.ofProduct();
        bash = new BashSession(() -> opened(), directory.resolve("bashrc") + "", it -> catalogue.say(Language.EN, it));
    }

    static Connection opened() throws MachineException {
        try {
            if (!connection.isOpen()) {
                connection = new SshDoor().open(Objects.requireNonNull(sshd).address("workstation"));
            }
            return connection;
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @AfterEach
    void close() {
        bash.close();
    }

    final LineResult run(String line) throws MachineException {
        screen.clear();
        return bash.run(line, screen);
    }

    final CompletableFuture<LineResult> running(String line) {
        screen.clear();
        return CompletableFuture.supplyAsync(() -> {
            try {
                return bash.run(line, screen);
            } catch (MachineException e) {
                throw new java.util.concurrent.CompletionException(e);
            }
        });
    }

    static MachineException causeOf(CompletableFuture<LineResult> future) {
        try {
            future.join();
            throw new AssertionError("it did not fail");
        } catch (java.util.concurrent.CompletionException e) {
            return (MachineException) Objects.requireNonNull(e.getCause());
        }
    }

    /** Collects what would be seen. */
    static final class Screen implements Workstation.Screen {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        @Override
        public synchronized void print(byte[] more, int offset, int length) {
            bytes.write(more, offset, length);
            notifyAll();
        }

        synchronized void clear() {
            bytes.reset();
        }

        synchronized String text() {
            return bytes.toString(StandardCharsets.UTF_8);
        }

        /** Waits until the text has come. */
        synchronized void await(String expected) throws InterruptedException {
            var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(40);
            while (System.nanoTime() < end && !text().contains(expected)) {
                wait(50);
            }
        }
    }
}
