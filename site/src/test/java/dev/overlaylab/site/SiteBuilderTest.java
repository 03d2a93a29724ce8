package dev.overlaylab.site;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.overlaylab.i18n.Catalogue;
import dev.overlaylab.labs.lab.LabLibrary;
import dev.overlaylab.labs.lab.Seed;
import dev.overlaylab.labs.lab.Skeleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A site that is made again, as the preview does. */
class SiteBuilderTest {
    @TempDir
    Path labs;

    @TempDir
    Path own;

    private final SiteBuilder builder = new SiteBuilder(Catalogue.ofProduct());

    @BeforeEach
    void write() {
        Skeleton.write("theirs", labs);
        Skeleton.write("others", labs);
    }

    private Map<String, byte[]> made(SiteBuilder by) {
        var request = new SiteRequest(
                LabLibrary.in(labs), Sites.manual(), Optional.of(Sites.BASE), Optional.of(own), false, Seed.NONE);
        return new TreeMap<>(by.site(request).files());
    }

    private static void append(Path file, String text) throws IOException {
        Files.writeString(file, Files.readString(file) + text);
    }

    private void isLikeNew(Map<String, byte[]> files) {
        var fresh = made(new SiteBuilder(Catalogue.ofProduct()));
        assertThat(files.keySet()).isEqualTo(fresh.keySet());
        fresh.forEach((path, bytes) -> assertThat(files.get(path)).as(path).isEqualTo(bytes));
    }

    @Test
    void should_make_only_pages_that_show_something_else() throws IOException {
        // given
        var before = made(builder);

        // when
        append(labs.resolve("theirs/en.md"), "\nA new sentence.\n");
        var after = made(builder);

        // then
        isLikeNew(after);
        assertThat(new String(after.get("en/labs/theirs/index.html"), UTF_8)).contains("A new sentence.");
        assertThat(after.get("en/labs/others/01-web.html")).isSameAs(before.get("en/labs/others/01-web.html"));
        assertThat(after.get("ja/guides/author.html")).isSameAs(before.get("ja/guides/author.html"));
        assertThat(after.get("zh/reference/reasons.html")).isSameAs(before.get("zh/reference/reasons.html"));
    }

    @Test
    void should_notice_what_is_new_and_what_is_gone() throws IOException {
        made(builder);
        Skeleton.write("third", labs);
        var more = made(builder);
        isLikeNew(more);
        assertThat(more).containsKey("ja/labs/third/01-web.html");

        try (var files = Files.walk(labs.resolve("third"))) {
            files.sorted((one, other) -> other.compareTo(one))
                    .forEach(it -> assertThat(it.toFile().delete()).isTrue());
        }
        isLikeNew(made(builder));
    }

    @Test
    void should_make_all_anew_when_a_template_is_another() throws IOException {
        var template = own.resolve("guides.ftlh");
        Files.writeString(template, "<!DOCTYPE html><title>ours</title><main>one</main>");
        made(builder);
        Files.writeString(template, "<!DOCTYPE html><title>ours</title><main>another</main>");
        var after = made(builder);
        isLikeNew(after);
        assertThat(new String(after.get("ja/guides/index.html"), UTF_8)).contains("another");
    }
}
