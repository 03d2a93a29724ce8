package dev.overlaylab.shell.grade.evidence;

import java.io.BufferedInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** A chain somewhere on a disk, of whatever origin: links are not followed, and nothing but regular files is opened. */
public sealed interface StoredChain permits ChainFile, OneFileChain {
    /** No end is longer. */
    int LONGEST_END = 4096;

    /** Where its records are. */
    Path records();

    /** The lines of its records. */
    ChainReader.Source source();

    /** The line of its end; nothing when there is none. */
    byte[] endLine() throws IOException;

    /** Verifies it. */
    default ChainReader.Verified verified(VerifyingKey trusted) throws IOException, BrokenChainException {
        return new ChainReader(trusted).verify(source(), endLine());
    }

    /** Opens a file that is one, and no link, pipe or device. */
    static InputStream open(Path file) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileNotFoundException(file.toString());
        }
        return new BufferedInputStream(Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS), 1 << 16);
    }
}
