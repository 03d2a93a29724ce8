package dev.overlaylab.shell.grade.handin;

import dev.overlaylab.i18n.Problem;
import dev.overlaylab.i18n.Text;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A folder of hand-ins, as learning platforms unpack them: files in it or in folders below; hidden ones are passed over, links
 * are named and not followed. Of several of one student the newest counts.
 */
public final class HandIns {
    private static final int DEEPEST = 5;
    private static final int MOST_FILES = 200_000;

    private final TreeMap<String, Traces> newest = new TreeMap<>();
    private final Set<String> disputed = new HashSet<>();
    private final List<Path> earlier = new ArrayList<>();
    private final List<Refused> refused = new ArrayList<>();
    private final List<Copy> copies;

    /** A file that is no hand-in, and why. */
    public record Refused(Path file, Text why) {}

    private HandIns(List<Path> files, Runnable progress) {
        var all = new ArrayList<Traces>();
        for (var file : files) {
            try {
                all.add(Traces.of(file, HandInReader.read(file)));
            } catch (RefusedException e) {
                refused.add(new Refused(file, e.why()));
            }
            progress.run();
        }
        all.sort(Comparator.comparing((Traces it) -> it.header().madeAt())
                .thenComparing(it -> it.file().toString()));
        for (var traces : all) {
            var before = newest.put(traces.header().student(), traces);
            if (before != null) {
                earlier.add(before.file());
                if (!before.marks().contains(new Traces.Mark(Copy.Kind.KEY, traces.key()))) {
                    disputed.add(traces.header().student());
                }
            }
        }
        copies = Copies.among(all);
    }

    /**
     * Reads all of a folder.
     *
     * @param progress told of each file
     */
    public static HandIns in(Path folder, Runnable progress) {
        if (!Files.isDirectory(folder)) {
            throw Problem.of("problem.handin.no-folder", "folder", folder.toString());
        }
        try {
            return new HandIns(files(folder), progress);
        } catch (IOException e) {
            throw new Problem(
                    Text.of(
                            "problem.handin.unreadable",
                            "folder",
                            folder.toString(),
                            "why",
                            e.getClass().getSimpleName().replace("Exception", "")),
                    e);
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        var files = new ArrayList<Path>();
        Files.walkFileTree(
                folder, EnumSet.noneOf(java.nio.file.FileVisitOption.class), DEEPEST, new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                        return !directory.equals(folder) && isHidden(directory)
                                ? FileVisitResult.SKIP_SUBTREE
                                : FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                        if (!isHidden(file)) {
                            files.add(file);
                        }
                        return files.size() < MOST_FILES ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path file, IOException e) {
                        files.add(file);
                        return FileVisitResult.CONTINUE;
                    }
                });
        files.sort(null);
        return files;
    }

    private static boolean isHidden(Path file) {
        var name = String.valueOf(file.getFileName());
        return name.startsWith(".") || name.equals("__MACOSX");
    }

    /** Whose hand-ins there are. */
    public List<String> students() {
        return List.copyOf(newest.keySet());
    }

    /** Files that are none. */
    public List<Refused> refused() {
        return List.copyOf(refused);
    }

    /** Hand-ins that a later one of the same student takes the place of. */
    public List<Path> earlier() {
        return List.copyOf(earlier);
    }

    /** What students have in common that they cannot have in common. */
    public List<Copy> copies() {
        return copies;
    }

    /** Whether hand-ins of this student are signed with different keys: one of them may be somebody else's. */
    boolean isDisputed(String student) {
        return disputed.contains(student);
    }

    Optional<Traces> of(String student) {
        return Optional.ofNullable(newest.get(student));
    }
}
