package dev.overlaylab.labs.driver.identity;

import dev.overlaylab.i18n.Problem;
import dev.overlaylab.labs.driver.record.MachineFolder;
import dev.overlaylab.labs.driver.record.PrivateFiles;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The key by which we enter machines: a private file, and for people beside it {@code .pub}. */
public record ClientKey(Path privateKey, String publicKey) {
    /** The key in that file; made when there is none yet, once even if many ask at the same time. */
    public static ClientKey in(Path file) {
        try {
            if (!Files.exists(file)) {
                PrivateFiles.directoryFor(file);
                PrivateFiles.writeNew(file, Ed25519Key.generate("overlaylab").privateKey());
            }
        } catch (FileAlreadyExistsException e) {
            // Somebody else was quicker: theirs it is.
        } catch (IOException e) {
            throw MachineFolder.trouble(file, e);
        }
        return existing(file);
    }

    private static ClientKey existing(Path file) {
        try {
            var publicKey = Ed25519Key.publicKeyOf(Files.readString(file));
            var publicFile = file.resolveSibling(file.getFileName() + ".pub");
            if (!Files.exists(publicFile)) {
                PrivateFiles.write(publicFile, publicKey + "\n");
            }
            return new ClientKey(file, publicKey);
        } catch (IllegalArgumentException e) {
            throw Problem.of("problem.driver.key", "file", file.toString());
        } catch (IOException e) {
            throw MachineFolder.trouble(file, e);
        }
    }
}
