package dev.overlaylab.shell.archive;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.overlaylab.i18n.Problem;
import dev.overlaylab.i18n.Text;
import dev.overlaylab.shell.journal.Bookmark;
import dev.overlaylab.shell.journal.Entry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * A lab's files as one zip file: how its machines are made, where the learner is, the journal with its notes, the history.
 * Machines and their saved moments do not travel: they belong to an image, keys and kernels of one computer.
 *
 * @param files by their names in the lab's directory
 */
public record LabArchive(String lab, String step, Map<String, byte[]> files) {
    private static final String PROGRESS = "progress.json";
    private static final String JOURNAL = "journal.jsonl";

    /** What may be in it, and how large each may be. */
    private static final Map<String, Integer> ALLOWED = Map.of(
            Manifest.NAME, 1 << 16, "lab.json", 1 << 16, PROGRESS, 1 << 20, JOURNAL, 256 << 20, "history", 16 << 20);

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** What is kept of a lab in its directory; a problem when it was never begun. */
    public static LabArchive of(String lab, Path directory) {
        var files = new TreeMap<String, byte[]>();
        try {
            for (var name : ALLOWED.keySet()) {
                var file = directory.resolve(name);
                if (Files.isRegularFile(file)) {
                    files.put(
                            name,
                            name.equals(JOURNAL) ? wholeLines(Files.readAllBytes(file)) : Files.readAllBytes(file));
                }
            }
            if (!files.containsKey(PROGRESS)) {
                throw Problem.of("problem.archive.nothing", "lab", lab);
            }
            return new LabArchive(
                    lab, JSON.readValue(files.get(PROGRESS), Bookmark.class).step(), files);
        } catch (IOException e) {
            throw new Problem(Text.of("problem.archive.unreadable", "lab", lab, "why", why(e)), e);
        }
    }

    /** The shell may be writing the last one at this moment. */
    private static byte[] wholeLines(byte[] journal) {
        int end = journal.length;
        while (end > 0 && journal[end - 1] != '\n') {
            end--;
        }
        return java.util.Arrays.copyOf(journal, end);
    }

    public void write(OutputStream to, Instant now) throws IOException {
        var hashes = new TreeMap<String, String>();
        files.forEach((name, content) -> hashes.put(name, hash(content)));
        var manifest = new Manifest(Manifest.FORMAT, lab, step, now.toString(), hashes);
        var all = new LinkedHashMap<String, byte[]>();
        all.put(Manifest.NAME, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest));
        all.putAll(files);
        try (var zip = new ZipOutputStream(to, StandardCharsets.UTF_8)) {
            for (var file : all.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        }
    }

    /** Reads an archive of whatever origin: nothing is believed, nothing is written, and no more read than there may be. */
    public static LabArchive read(InputStream from) {
        var files = new TreeMap<String, byte[]>();
        try (var zip = new ZipInputStream(from, StandardCharsets.UTF_8)) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                var limit = ALLOWED.get(entry.getName());
                if (limit == null || files.containsKey(entry.getName())) {
                    throw refused("a file it should not have: " + entry.getName());
                }
                files.put(entry.getName(), content(zip, limit, entry.getName()));
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new Problem(Text.of("problem.archive.refused", "why", why(e)), e);
        }
        return checked(files);
    }

    private static byte[] content(InputStream zip, int limit, String name) throws IOException {
        var content = new ByteArrayOutputStream();
        var some = new byte[8192];
        for (int read = zip.read(some); read >= 0; read = zip.read(some)) {
            content.write(some, 0, read);
            if (content.size() > limit) {
                throw refused(name + " is larger than " + limit + " bytes");
            }
        }
        return content.toByteArray();
    }

    private static LabArchive checked(Map<String, byte[]> found) {
        var files = new TreeMap<>(found);
        var described = files.remove(Manifest.NAME);
        if (described == null) {
            throw refused(Manifest.NAME + " is not in it");
        }
        try {
            var manifest = JSON.readValue(described, Manifest.class);
            if (manifest == null || manifest.format() != Manifest.FORMAT) {
                throw Problem.of("problem.archive.format", "format", manifest == null ? 0 : manifest.format());
            }
            var hashes = new TreeMap<String, String>();
            files.forEach((name, content) -> hashes.put(name, hash(content)));
            if (!hashes.equals(manifest.files())) {
                throw refused("its files are not those it was made of");
            }
            var progress = files.get(PROGRESS);
            var bookmark = progress == null ? null : JSON.readValue(progress, Bookmark.class);
            if (bookmark == null
                    || bookmark.format() != Bookmark.FORMAT
                    || !bookmark.lab().equals(manifest.lab())) {
                throw refused(PROGRESS);
            }
            for (var line : lines(files.getOrDefault(JOURNAL, new byte[0]))) {
                JSON.readValue(line, Entry.class);
            }
            return new LabArchive(manifest.lab(), bookmark.step(), files);
        } catch (IOException | NullPointerException e) {
            throw new Problem(Text.of("problem.archive.refused", "why", why(e)), e);
        }
    }

    private static List<String> lines(byte[] journal) {
        return new String(journal, StandardCharsets.UTF_8).lines().toList();
    }

    private static Problem refused(String why) {
        return Problem.of("problem.archive.refused", "why", why);
    }

    private static String why(Exception e) {
        return String.valueOf(e.getMessage())
                .lines()
                .findFirst()
                .orElse(e.getClass().getSimpleName());
    }

    private static String hash(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has it", e);
        }
    }
}
