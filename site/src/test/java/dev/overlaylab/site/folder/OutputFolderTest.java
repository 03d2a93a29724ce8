package dev.overlaylab.site.folder;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.overlaylab.i18n.Problem;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFolderTest {
    @TempDir
    Path parent;

    private Path site;

    @BeforeEach
    void name() {
        site = parent.resolve("site");
    }

    private OutputFolder folder() {
        return new OutputFolder(site);
    }

    private static Map<String, byte[]> files(String... pathsAndTexts) {
        var files = new TreeMap<String, byte[]>();
        for (int i = 0; i < pathsAndTexts.length; i += 2) {
            files.put(pathsAndTexts[i], pathsAndTexts[i + 1].getBytes(UTF_8));
        }
        return files;
    }

    private static void isRefused(ThrowingCallable work, String key) {
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        Problem.class, it -> assertThat(it.text().key()).isEqualTo(key));
    }

    @Test
    void should_write_a_site_and_leave_nothing_beside_it() throws IOException {
        assertThat(folder().replace(files("en/a.html", "a", "index.html", "i")))
                .isEqualTo(new OutputFolder.Outcome(true, 0));
        assertThat(site.resolve("en/a.html")).hasContent("a");
        try (var all = Files.list(parent)) {
            assertThat(all).containsExactly(site);
        }
    }

    @Test
    void should_leave_files_that_are_the_same_as_old_as_they_are() throws IOException {
        folder().replace(files("a.html", "a", "b.html", "b"));
        var longAgo = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));
        Files.setLastModifiedTime(site.resolve("a.html"), longAgo);
        Files.setLastModifiedTime(site.resolve("b.html"), longAgo);

        folder().replace(files("a.html", "a", "b.html", "c"));

        assertThat(Files.getLastModifiedTime(site.resolve("a.html"))).isEqualTo(longAgo);
        assertThat(Files.getLastModifiedTime(site.resolve("b.html"))).isGreaterThan(longAgo);
        assertThat(site.resolve("b.html")).hasContent("c");
    }

    @Test
    void should_take_away_what_it_made_and_keep_what_others_put_there() throws IOException {
        folder().replace(files("en/old.html", "old", "index.html", "1"));
        Files.writeString(site.resolve("CNAME"), "example.org");
        Files.createDirectories(site.resolve("en/theirs"));
        Files.writeString(site.resolve("en/theirs/note.txt"), "mine");

        var outcome = folder().replace(files("index.html", "2"));

        assertThat(outcome).isEqualTo(new OutputFolder.Outcome(true, 2));
        assertThat(site.resolve("en/old.html")).doesNotExist();
        assertThat(site.resolve("CNAME")).hasContent("example.org");
        assertThat(site.resolve("en/theirs/note.txt")).hasContent("mine");
        assertThat(site.resolve("index.html")).hasContent("2");
    }

    @Test
    void should_touch_nothing_when_nothing_has_changed() throws IOException {
        folder().replace(files("index.html", "1"));
        var written = Files.getLastModifiedTime(site);
        assertThat(folder().replace(files("index.html", "1")).changed()).isFalse();
        assertThat(Files.getLastModifiedTime(site)).isEqualTo(written);
        Files.writeString(site.resolve("index.html"), "x");
        assertThat(folder().replace(files("index.html", "1")).changed()).isTrue();
        assertThat(site.resolve("index.html")).hasContent("1");
    }

    @Test
    void should_refuse_a_folder_that_is_not_ours() throws IOException {
        Files.createDirectories(site);
        assertThat(folder().replace(files("index.html", "1")).changed()).isTrue();
        Files.delete(site.resolve(Marker.NAME));
        isRefused(() -> folder().replace(files("index.html", "2")), "problem.site.not-ours");
        isRefused(() -> folder().require(), "problem.site.not-ours");
        assertThat(site.resolve("index.html")).hasContent("1");
        var file = parent.resolve("file");
        Files.writeString(file, "no folder");
        isRefused(() -> new OutputFolder(file).require(), "problem.site.not-ours");
    }

    @Test
    void should_not_write_over_a_file_of_somebody_else() throws IOException {
        folder().replace(files("index.html", "1"));
        Files.writeString(site.resolve("feed.xml"), "theirs");
        isRefused(() -> folder().replace(files("index.html", "2", "feed.xml", "ours")), "problem.site.not-ours");
        assertThat(site.resolve("feed.xml")).hasContent("theirs");
        assertThat(site.resolve("index.html")).hasContent("1");
    }

    @Test
    void should_find_back_what_a_kill_left_between_the_renamings() throws IOException {
        folder().replace(files("index.html", "1"));
        Files.writeString(site.resolve("CNAME"), "example.org");
        Files.move(site, parent.resolve(".site.overlaylab-old"));
        Files.createDirectories(parent.resolve(".site.overlaylab-new/half"));

        folder().replace(files("index.html", "2"));

        assertThat(site.resolve("index.html")).hasContent("2");
        assertThat(site.resolve("CNAME")).hasContent("example.org");
        assertThat(parent.resolve(".site.overlaylab-new")).doesNotExist();
        assertThat(parent.resolve(".site.overlaylab-old")).doesNotExist();
    }

    @Test
    void should_not_write_together_with_another() throws IOException {
        folder().replace(files("index.html", "1"));
        try (var channel = FileChannel.open(
                        parent.resolve(".site.overlaylab-lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var held = channel.lock()) {
            assertThat(held.isValid()).isTrue();
            isRefused(() -> folder().replace(files("index.html", "2")), "problem.site.busy");
        }
        assertThat(site.resolve("index.html")).hasContent("1");
    }

    @Test
    void should_write_where_a_link_leads_and_never_out_of_the_folder() throws IOException {
        var real = Files.createDirectories(parent.resolve("real"));
        Files.createSymbolicLink(site, real);
        folder().replace(files("index.html", "1"));
        assertThat(real.resolve("index.html")).hasContent("1");
        assertThat(site).isSymbolicLink();
        isRefused(() -> folder().replace(files("../escaped.html", "x")), "problem.site.not-written");
        assertThat(parent.resolve("escaped.html")).doesNotExist();
        assertThat(real.resolve("index.html")).hasContent("1");
    }

    @Test
    void should_keep_the_site_that_is_there_when_the_new_one_cannot_be_written() throws IOException {
        folder().replace(files("index.html", "1"));
        // A file where a folder has to be: what a full disk does, without filling one.
        isRefused(() -> folder().replace(files("a", "file", "a/b", "below a file")), "problem.site.not-written");
        assertThat(site.resolve("index.html")).hasContent("1");
    }
}
