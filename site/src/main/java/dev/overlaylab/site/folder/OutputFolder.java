package dev.overlaylab.site.folder;

import dev.overlaylab.i18n.Problem;
import dev.overlaylab.i18n.Text;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A folder on disk that a site goes to.
 *
 * <p>The new site is written beside it and then takes its place, so that nobody ever sees half a site. Files that are the same
 * keep their time, so that who copies the site elsewhere copies only what has changed. What others put into the
 * folder stays in it; a folder that is not ours is refused.
 */
public final class OutputFolder {
    private final Path folder;
    private final Path beside;
    private final Path previous;
    private final Path lock;

    public OutputFolder(Path folder) {
        this.folder = real(folder.toAbsolutePath().normalize());
        var name = this.folder.getFileName();
        if (name == null) {
            throw Problem.of("problem.site.not-ours", "folder", folder.toString(), "file", "/");
        }
        this.beside = this.folder.resolveSibling("." + name + ".overlaylab-new");
        this.previous = this.folder.resolveSibling("." + name + ".overlaylab-old");
        this.lock = this.folder.resolveSibling("." + name + ".overlaylab-lock");
    }

    /**
     * What has become of it.
     *
     * @param changed whether anything is different from before
     * @param kept files of others that are still there
     */
    public record Outcome(boolean changed, int kept) {}

    /** Refuses a folder with files that are not ours; to be asked before the work. */
    public void require() {
        try {
            strangers();
        } catch (IOException e) {
            throw notWritten(e);
        }
    }

    /** Puts these files there and takes away what we put there before. */
    public Outcome replace(Map<String, byte[]> files) {
        try {
            Files.createDirectories(parent());
            try (var channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                var held = channel.tryLock();
                if (held == null) {
                    throw busy();
                }
                var outcome = replaceAlone(files);
                Files.deleteIfExists(lock);
                return outcome;
            } catch (OverlappingFileLockException e) {
                throw busy();
            }
        } catch (IOException e) {
            throw notWritten(e);
        }
    }

    private Outcome replaceAlone(Map<String, byte[]> files) throws IOException {
        if (Files.exists(previous) && !Files.exists(folder)) {
            // Somebody was killed between the two renamings.
            Files.move(previous, folder);
        }
        FolderTree.remove(beside);
        FolderTree.remove(previous);
        var strangers = strangers();
        var inTheWay = files.keySet().stream().filter(strangers::contains).findFirst();
        if (inTheWay.isPresent()) {
            throw notOurs(inTheWay.get());
        }
        if (isSame(files)) {
            return new Outcome(false, strangers.size());
        }
        try {
            write(files, strangers);
            if (Files.exists(folder)) {
                Files.move(folder, previous);
            }
            Files.move(beside, folder);
        } catch (IOException e) {
            FolderTree.remove(beside);
            if (Files.exists(previous) && !Files.exists(folder)) {
                Files.move(previous, folder);
            }
            throw e;
        }
        FolderTree.remove(previous);
        return new Outcome(true, strangers.size());
    }

    private void write(Map<String, byte[]> files, Set<String> strangers) throws IOException {
        for (var file : files.entrySet()) {
            var target = beside.resolve(file.getKey()).normalize();
            if (!target.startsWith(beside)) {
                throw new IOException("outside the folder: " + file.getKey());
            }
            Files.createDirectories(target.getParent());
            var present = folder.resolve(file.getKey());
            if (holds(present, file.getValue())) {
                Files.copy(present, target, FolderTree.AS_IT_IS);
            } else {
                Files.write(target, file.getValue());
            }
        }
        for (var stranger : strangers) {
            var target = beside.resolve(stranger);
            Files.createDirectories(target.getParent());
            Files.copy(folder.resolve(stranger), target, FolderTree.AS_IT_IS);
        }
        Files.write(beside.resolve(Marker.NAME), Marker.content(files.keySet()));
    }

    /** Files in the folder that we did not make. In a folder without our marker there may be none. */
    private Set<String> strangers() throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return new TreeSet<>();
        }
        if (!Files.isDirectory(folder)) {
            throw notOurs(folder.toString());
        }
        var there = new TreeSet<>(FolderTree.files(folder));
        if (!there.isEmpty() && !Marker.isIn(folder)) {
            throw notOurs(there.first());
        }
        if (!there.isEmpty()) {
            there.removeAll(Marker.read(folder));
            there.remove(Marker.NAME);
        }
        return there;
    }

    private boolean isSame(Map<String, byte[]> files) throws IOException {
        if (!Marker.isIn(folder) || !Marker.read(folder).equals(files.keySet())) {
            return false;
        }
        for (var file : files.entrySet()) {
            if (!holds(folder.resolve(file.getKey()), file.getValue())) {
                return false;
            }
        }
        return true;
    }

    private static boolean holds(Path file, byte[] content) throws IOException {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                && Files.size(file) == content.length
                && Arrays.equals(Files.readAllBytes(file), content);
    }

    /** Where a link leads, so that the link stays. */
    private static Path real(Path folder) {
        try {
            return Files.exists(folder) ? folder.toRealPath() : folder;
        } catch (IOException e) {
            return folder;
        }
    }

    private Path parent() {
        var parent = folder.getParent();
        return parent == null ? folder : parent;
    }

    private Problem notOurs(String file) {
        return Problem.of("problem.site.not-ours", "folder", folder.toString(), "file", file);
    }

    private Problem busy() {
        return Problem.of("problem.site.busy", "folder", folder.toString());
    }

    private Problem notWritten(IOException e) {
        var detail = e.getClass().getSimpleName() + ": " + e.getMessage();
        return new Problem(Text.of("problem.site.not-written", "folder", folder.toString(), "detail", detail), e);
    }
}
