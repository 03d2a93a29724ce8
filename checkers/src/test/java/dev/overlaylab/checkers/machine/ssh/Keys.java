package dev.overlaylab.checkers.machine.ssh;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Fresh keys in OpenSSH's own format. */
public record Keys(Path privateKey, String publicLine) {
    public static Keys in(Path directory, String name) throws IOException, InterruptedException {
        return in(directory, name, "ed25519");
    }

    static Keys in(Path directory, String name, String type) throws IOException, InterruptedException {
        var file = directory.resolve(name);
        var process = new ProcessBuilder("ssh-keygen", "-q", "-t", type, "-N", "", "-C", "", "-f", file.toString())
                .inheritIO()
                .start();
        if (!process.waitFor(20, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IOException("ssh-keygen made no key");
        }
        return new Keys(file, Files.readString(directory.resolve(name + ".pub")).strip());
    }
}
