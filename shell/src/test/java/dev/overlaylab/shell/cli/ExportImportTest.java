package dev.overlaylab.shell.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.overlaylab.labs.image.EngineVersion;
import dev.overlaylab.labs.lab.Seed;
import dev.overlaylab.shell.journal.Bookmark;
import dev.overlaylab.shell.journal.BookmarkFile;
import dev.overlaylab.shell.journal.Entry;
import dev.overlaylab.shell.journal.Journal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From one home to another, and whatever else may pretend to be an archive. */
class ExportImportTest {
    private static final String LAB = "overlay-consul";
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    Path temporary;

    private byte[] input = {};

    private int run(String home, String... args) {
        out.reset();
        err.reset();
        var streams = new Streams(
                new ByteArrayInputStream(input),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false);
        var environment = Map.of("OVERLAYLAB_HOME", temporary.resolve(home).toString(), "LANG", "en_US.UTF-8");
        int exit = new Program(environment, "/", streams).run(args);
        assertThat(err()).doesNotContain("⟦").doesNotContain("\tat ");
        return exit;
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private Path lab(String home) {
        return temporary.resolve(home).resolve("labs").resolve(LAB);
    }

    private Path archive() {
        return temporary.resolve("taken along.zip");
    }

    @BeforeEach
    void begin() throws IOException {
        begin("here", "03-overlay-network", "メモ");
    }

    private void begin(String home, String step, String note) throws IOException {
        Files.createDirectories(lab(home));
        LabChoice.of("namespace", EngineVersion.DEFAULT, Seed.NONE, false, false)
                .write(lab(home));
        new BookmarkFile(lab(home).resolve("progress.json"), Clock.systemUTC())
                .save(Bookmark.atStartOf(LAB, "ja", step).hinted(step, "network.absent", 2));
        try (var journal = new Journal(lab(home).resolve("journal.jsonl"), Clock.systemUTC())) {
            journal.add(new Entry.Moved(journal.now(), step));
            journal.add(new Entry.Noted(journal.now(), step, note));
        }
        Files.writeString(lab(home).resolve("history"), "docker ps\n");
        Files.writeString(lab(home).resolve("secret"), "not to be taken along");
    }

    private Map<String, String> content(Path folder) throws IOException {
        var content = new LinkedHashMap<String, String>();
        try (Stream<Path> files = Files.list(folder)) {
            for (var file : files.sorted().toList()) {
                content.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return content;
    }

    @Test
    void should_go_on_in_another_home_with_everything_that_can_travel() throws Exception {
        // when
        assertThat(run("here", "export", LAB, archive().toString(), "--json")).isZero();
        var told = new ObjectMapper().readTree(out.toByteArray());
        assertThat(run("there", "import", archive().toString())).isZero();

        // then
        var here = content(lab("here"));
        here.remove("secret");
        assertThat(content(lab("there"))).isEqualTo(here);
        assertThat(told.get("step").asText()).isEqualTo("03-overlay-network");
        assertThat(told.get("stays").get("machines")).isEmpty();
        assertThat(err()).contains("step 3 of 6", "overlaylab start overlay-consul");
        assertThat(temporary.resolve("there/import")).isEmptyDirectory();
    }

    @Test
    void should_take_a_pipe_and_leave_out_a_line_that_is_being_written() throws Exception {
        // given
        var journal = lab("here").resolve("journal.jsonl");
        var whole = Files.readString(journal);
        Files.writeString(journal, whole + "{\"half");

        // when
        assertThat(run("here", "export", LAB, "-")).isZero();
        input = out.toByteArray();

        // then
        assertThat(run("there", "import", "-")).isZero();
        assertThat(lab("there").resolve("journal.jsonl")).hasContent(whole);
    }

    @Test
    void should_replace_what_was_begun_only_when_told_to_and_keep_it() throws Exception {
        // given
        begin("there", "05-interfaces", "mine");
        var before = content(lab("there"));
        assertThat(run("here", "export", LAB, archive().toString())).isZero();

        // when
        assertThat(run("there", "import", archive().toString())).isEqualTo(2);

        // then
        assertThat(err()).contains("--replace");
        before.put("lock", content(lab("there")).get("lock"));
        assertThat(content(lab("there"))).isEqualTo(before);

        // when
        assertThat(run("there", "import", "--replace", archive().toString())).isZero();

        // then
        assertThat(lab("there").resolve("progress.json")).content().contains("03-overlay-network");
        var aside = Path.of(err().lines()
                .filter(it -> it.contains("before-"))
                .map(it -> it.replaceAll(".* (/.*before-\\S+[^.\\s]).*", "$1"))
                .findFirst()
                .orElseThrow());
        assertThat(aside.resolve("progress.json")).content().contains("05-interfaces");
    }

    @Test
    void should_say_that_there_is_nothing_to_take_along() {
        assertThat(run("nowhere", "export", LAB, archive().toString())).isEqualTo(2);
        assertThat(err()).contains("never begun", "overlaylab start overlay-consul");
        assertThat(archive()).doesNotExist();
        assertThat(run("here", "export", "nosuch")).isEqualTo(64);
        assertThat(run("here", "import", "/no/such/file")).isEqualTo(64);
        assertThat(run("here", "export", LAB, "/no/such/folder/x.zip")).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "empty",
                "text",
                "truncated",
                "no-manifest",
                "up-and-out",
                "absolute",
                "other-file",
                "changed",
                "bomb",
                "format",
                "other-lab",
                "no-such-step",
                "null",
                "broken-journal",
                "broken-choice",
            })
    void should_refuse_what_is_no_archive_and_change_nothing(String kind) throws Exception {
        // given
        assertThat(run("here", "export", LAB, archive().toString())).isZero();
        forge(kind);

        // when
        int exit = run("there", "import", archive().toString());

        // then
        assertThat(exit).as(err()).isIn(2, 64);
        assertThat(err().lines().count()).isGreaterThanOrEqualTo(2);
        assertThat(lab("there").resolve("progress.json")).doesNotExist();
        assertThat(temporary.resolve("evil")).doesNotExist();
        assertThat(temporary.resolve("there/evil")).doesNotExist();
    }

    private void forge(String kind) throws Exception {
        var files = new LinkedHashMap<String, byte[]>();
        try (var zip = new ZipFile(archive().toFile())) {
            for (var entry : zip.stream().toList()) {
                files.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
            }
        }
        switch (kind) {
            case "empty" -> Files.write(archive(), new byte[0]);
            case "text" -> Files.writeString(archive(), "not a zip file");
            case "truncated" -> {
                var all = Files.readAllBytes(archive());
                Files.write(archive(), java.util.Arrays.copyOf(all, all.length / 2));
            }
            case "no-manifest" -> files.remove("overlaylab.json");
            case "up-and-out" -> files.put("../../evil", new byte[] {1});
            case "absolute" -> files.put(temporary.resolve("evil").toString(), new byte[] {1});
            case "other-file" -> files.put("machines/x", new byte[] {1});
            case "changed" -> files.put("history", "rm -rf /\n".getBytes(StandardCharsets.UTF_8));
            case "bomb" -> files.put("history", new byte[20 << 20]);
            case "format" -> replaceIn(files, "\"format\" : 1", "\"format\" : 2");
            case "other-lab" -> replaceIn(files, "overlay-consul", "overlay-etcd");
            case "no-such-step" -> {
                rewrite(files, "progress.json", "03-overlay-network", "77-nowhere");
            }
            case "null" -> files.put("overlaylab.json", "null".getBytes(StandardCharsets.UTF_8));
            case "broken-journal" -> rewrite(files, "journal.jsonl", "{", "[");
            default -> rewrite(files, "lab.json", "namespace", "\u0000");
        }
        if (!java.util.List.of("empty", "text", "truncated").contains(kind)) {
            try (var zip = new ZipOutputStream(Files.newOutputStream(archive()))) {
                for (var file : files.entrySet()) {
                    zip.putNextEntry(new ZipEntry(file.getKey()));
                    zip.write(file.getValue());
                }
            }
        }
    }

    private static void replaceIn(Map<String, byte[]> files, String old, String fresh) {
        var manifest = new String(files.getOrDefault("overlaylab.json", new byte[0]), StandardCharsets.UTF_8);
        assertThat(manifest).contains(old);
        files.put("overlaylab.json", manifest.replace(old, fresh).getBytes(StandardCharsets.UTF_8));
    }

    /** Also makes the hash fit, as somebody would who means it. */
    private static void rewrite(Map<String, byte[]> files, String name, String old, String fresh) throws Exception {
        var before = files.getOrDefault(name, new byte[0]);
        var content = new String(before, StandardCharsets.UTF_8).replace(old, fresh);
        replaceIn(files, hash(before), hash(content.getBytes(StandardCharsets.UTF_8)));
        files.put(name, content.getBytes(StandardCharsets.UTF_8));
    }

    private static String hash(byte[] content) throws Exception {
        return java.util.HexFormat.of()
                .formatHex(java.security.MessageDigest.getInstance("SHA-256").digest(content));
    }
}
