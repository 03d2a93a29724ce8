package dev.overlaylab.site.fragment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.overlaylab.i18n.Catalogue;
import dev.overlaylab.labs.lab.LabLibrary;
import dev.overlaylab.labs.lab.Seed;
import dev.overlaylab.labs.lab.Skeleton;
import dev.overlaylab.site.SiteBuilder;
import dev.overlaylab.site.SiteRequest;
import dev.overlaylab.site.manual.Manual;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FragmentsTest {
    private static String text(FragmentKind kind, LabLibrary library, String path) {
        var request = new SiteRequest(library, Manual.empty(), Optional.empty(), Optional.empty(), false, Seed.NONE);
        var files =
                new SiteBuilder(Catalogue.ofProduct()).fragments(request, kind).files();
        assertThat(files).containsKey(path);
        return new String(files.getOrDefault(path, new byte[0]), UTF_8);
    }

    @ParameterizedTest
    @CsvSource({
        "MKDOCS, ja/bridge-vs-overlay/01-default-bridge.md",
        "HUGO, content/ja/bridge-vs-overlay/01-default-bridge.md",
        "DOCUSAURUS, i18n/ja/docusaurus-plugin-content-docs/current/bridge-vs-overlay/01-default-bridge.md",
    })
    void should_put_recorded_outputs_under_their_commands(FragmentKind kind, String path) {
        var markdown = text(kind, LabLibrary.shipped(), path);
        assertThat(markdown)
                .startsWith("---\ntitle: \"")
                .contains(
                        "```sh\ndocker network ls\n```\n\n```text\nNETWORK ID",
                        "20.10.5",
                        "container-running",
                        "クライアントをそのエンジンに");
    }

    @Test
    void should_give_the_main_part_of_pages_as_html() {
        var html = text(FragmentKind.HTML, LabLibrary.shipped(), "zh/bridge-vs-overlay/04-overlay.html");
        assertThat(html).contains("<article", "lang=\"zh-Hans\"", "<samp>").doesNotContain("<html", "<script");
    }

    @Test
    void should_let_no_markup_and_no_shortcode_through(@TempDir Path labs) throws IOException {
        Skeleton.write("theirs", labs);
        var step = labs.resolve("theirs/01-web/en.md");
        Files.writeString(
                step,
                Files.readString(step)
                        .replaceFirst(
                                "(?m)^(# .*)$",
                                "$1\n\n<script>alert(1)</script>\n\nAnd <b>this</b> `{{< youtube x >}}`."));
        var markdown = text(FragmentKind.HUGO, LabLibrary.in(labs), "content/en/theirs/01-web.md");
        assertThat(markdown)
                .doesNotContain("{{< youtube")
                .contains("{{</* youtube x */>}}")
                .doesNotContainPattern("(?<!\\\\)<(script|b)>");
    }

    @Test
    void should_know_its_kinds_by_name() {
        assertThat(Set.copyOf(FragmentKind.ids())).isEqualTo(Set.of("mkdocs", "docusaurus", "hugo", "html"));
        assertThat(FragmentKind.named("sphinx")).isEmpty();
    }
}
