package dev.overlaylab.shell.grade.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * A chain that grows: its records in one file, its signed end, replaced with each record, in another.
 *
 * @param records its lines
 * @param end its signed end
 */
public record ChainFile(Path records, Path end) implements StoredChain {
    public static ChainFile of(Path records) {
        return new ChainFile(records, records.resolveSibling(records.getFileName() + ".end"));
    }

    @Override
    public ChainReader.Source source() {
        return () -> StoredChain.open(records);
    }

    @Override
    public byte[] endLine() throws IOException {
        if (!Files.isRegularFile(end, LinkOption.NOFOLLOW_LINKS)) {
            return new byte[0];
        }
        try (var in = StoredChain.open(end)) {
            var content = in.readNBytes(LONGEST_END);
            boolean ended = content.length > 0 && content[content.length - 1] == '\n';
            return ended ? Arrays.copyOf(content, content.length - 1) : new byte[0];
        }
    }
}
