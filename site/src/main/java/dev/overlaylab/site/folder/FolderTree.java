package dev.overlaylab.site.folder;

import java.io.IOException;
import java.nio.file.CopyOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Files below a folder; links are never followed. */
final class FolderTree {
    static final CopyOption[] AS_IT_IS = {LinkOption.NOFOLLOW_LINKS, StandardCopyOption.COPY_ATTRIBUTES};

    private FolderTree() {}

    /** All that are no folders, as paths with {@code /}. */
    static List<String> files(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(it -> !Files.isDirectory(it, LinkOption.NOFOLLOW_LINKS))
                    .map(it -> folder.relativize(it).toString().replace('\\', '/'))
                    .toList();
        }
    }

    /** Removes a folder of ours with all that is in it, if it is there. */
    static void remove(Path folder) throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException e) throws IOException {
                Files.delete(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
