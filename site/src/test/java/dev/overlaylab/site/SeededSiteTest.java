package dev.overlaylab.site;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.overlaylab.i18n.Catalogue;
import dev.overlaylab.labs.lab.LabLibrary;
import dev.overlaylab.labs.lab.Seed;
import dev.overlaylab.labs.lab.Skeleton;
import dev.overlaylab.site.fragment.FragmentKind;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

/** Pages for one learner: names of the seed's in text and commands, outputs as they were recorded. */
class SeededSiteTest {
    private static final String STEP = "/labs/overlay-consul/03-overlay-network.html";

    /** As labs/FORMAT.md says of it. */
    private static final String DRAWN = "10.40.22.0/24";

    private static final String DOCUMENTED = "10.0.9.0/24";
    private static final LabLibrary SHIPPED = LabLibrary.shipped().remembering();
    private static final Map<String, byte[]> OF_ALICE = site(SHIPPED, "alice").files();

    private static SiteRequest request(LabLibrary library, String seed) {
        return new SiteRequest(
                library, Sites.manual(), Optional.of(Sites.BASE), Optional.empty(), false, Seed.of(seed));
    }

    private static SiteFiles site(LabLibrary library, String seed) {
        return Sites.of(request(library, seed));
    }

    private static Html page(Map<String, byte[]> files, String path) {
        return Html.of(Objects.requireNonNull(files.get(path), path));
    }

    private static String text(Map<String, byte[]> files, String path) {
        return new String(Objects.requireNonNull(files.get(path), path), UTF_8);
    }

    private static String texts(Html page, String tag, String kind) {
        return page.all(tag).stream()
                .filter(it -> it.getAttribute("class").contains(kind))
                .map(Element::getTextContent)
                .collect(Collectors.joining("\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ja", "zh"})
    void should_show_what_the_seed_draws_and_what_was_recorded(String language) {
        // when
        var page = page(OF_ALICE, language + STEP);

        // then
        var typed = texts(page, "pre", "typed");
        assertThat(typed).contains("--subnet=" + DRAWN).doesNotContain(DOCUMENTED);
        assertThat(texts(page, "div", "prose")).doesNotContain(DOCUMENTED);
        assertThat(texts(page, "p", "other-names")).contains("--subnet=" + DOCUMENTED);
        assertThat(texts(page, "pre", "printed")).contains("my-net").doesNotContain(DRAWN);
        assertThat(texts(page, "p", "variation"))
                .contains("alice", "subnet = " + DRAWN, "subnet = " + DOCUMENTED, "network = my-net")
                .doesNotContain("⟦", "{");
        assertThat(page.mistakes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ja", "zh"})
    void should_start_the_lab_with_the_same_seed(String language) {
        var lab = page(OF_ALICE, language + "/labs/overlay-consul/index.html");
        assertThat(texts(lab, "pre", "typed"))
                .contains("./overlaylab start overlay-consul --seed 'alice' --lang " + language);
        assertThat(texts(lab, "p", "variation")).contains(DRAWN);
    }

    @ParameterizedTest
    @CsvSource({"en, Nothing in this lab", "ja, このラボには", "zh, 这个实验里没有"})
    void should_say_where_the_seed_changes_no_name(String language, String words) {
        var page = page(OF_ALICE, language + "/labs/bridge-vs-overlay/02-names.html");
        assertThat(texts(page, "p", "variation")).contains("alice", words);
        assertThat(texts(page, "p", "other-names")).isEmpty();
    }

    @Test
    void should_say_nothing_of_seeds_on_pages_of_the_documented_labs() {
        var page = text(site(SHIPPED, " ").files(), "en" + STEP);
        assertThat(page).contains(DOCUMENTED).doesNotContain("class=\"variation\"", "other-names");
    }

    @ParameterizedTest
    @CsvSource({
        "MKDOCS, ja/overlay-consul/03-overlay-network.md",
        "HUGO, content/zh/overlay-consul/03-overlay-network.md"
    })
    void should_say_so_in_markdown_too(FragmentKind kind, String path) {
        var files = new SiteBuilder(Catalogue.ofProduct()).fragments(request(SHIPPED, "alice"), kind);
        assertThat(text(files.files(), path))
                .contains("subnet = " + DRAWN, "subnet = " + DOCUMENTED)
                .containsPattern("```sh\ndocker network create [^\n]*" + DRAWN + "[^\n]*\n```\n\n```text\n\\$ docker "
                        + "network create [^\n]*" + DOCUMENTED);
    }

    @Test
    void should_make_all_pages_anew_for_another_seed() {
        var builder = new SiteBuilder(Catalogue.ofProduct());
        assertThat(text(builder.site(request(SHIPPED, "alice")).files(), "en" + STEP))
                .contains(DRAWN);
        assertThat(text(builder.site(request(SHIPPED, "")).files(), "en" + STEP))
                .doesNotContain(DRAWN)
                .contains(DOCUMENTED);
    }

    @Test
    void should_let_no_markup_of_a_seed_through() {
        var hostile = "</p><script>alert(1)</script> *'$(id)`";
        var page = page(site(SHIPPED, hostile).files(), "en/labs/overlay-consul/index.html");
        assertThat(texts(page, "p", "variation")).contains(hostile);
        assertThat(page.all("script")).allMatch(it -> it.hasAttribute("src"));
        assertThat(texts(page, "pre", "typed")).contains("--seed '</p><script>alert(1)</script> *'\\''$(id)`' --lang");
        assertThat(page.mistakes()).isEmpty();
    }

    @Test
    void should_remark_that_a_seed_changes_nothing(@TempDir Path labs) {
        Skeleton.write("theirs", labs);
        assertThat(site(LabLibrary.in(labs), "alice").remarks())
                .extracting(it -> it.key())
                .contains("site.seed-unused");
        assertThat(site(LabLibrary.in(labs), "").remarks())
                .extracting(it -> it.key())
                .doesNotContain("site.seed-unused");
        assertThat(site(SHIPPED, "alice").remarks()).isEmpty();
    }
}
