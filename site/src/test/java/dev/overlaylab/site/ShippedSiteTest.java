package dev.overlaylab.site;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.overlaylab.i18n.Language;
import dev.overlaylab.labs.driver.Drivers;
import dev.overlaylab.labs.lab.LabLibrary;
import dev.overlaylab.labs.lab.Seed;
import dev.overlaylab.labs.transcript.TranscriptFile;
import dev.overlaylab.site.lesson.Lessons;
import java.net.URI;
import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The site of the labs that come with the product. */
class ShippedSiteTest {
    private static final LabLibrary LABS = LabLibrary.shipped();
    private static final Map<String, byte[]> FILES = new TreeMap<>();
    private static final Map<String, Html> PAGES = new TreeMap<>();

    @BeforeAll
    static void make() {
        FILES.putAll(Sites.of(LABS).files());
        FILES.forEach((path, bytes) -> {
            if (path.endsWith(".html")) {
                PAGES.put(path, Html.of(bytes));
            }
        });
    }

    @Test
    void should_have_a_page_for_every_lab_and_step_in_every_language() {
        for (var id : LABS.ids()) {
            var lab = LABS.load(id);
            for (var language : Language.values()) {
                var folder = language.tag() + "/labs/" + id + "/";
                assertThat(PAGES).containsKey(folder + "index.html");
                lab.steps().forEach(it -> assertThat(PAGES).containsKey(folder + it.id() + ".html"));
            }
        }
        assertThat(PAGES.keySet().stream().filter(it -> it.startsWith("ja/")).map(it -> it.substring(2)))
                .containsExactlyElementsOf(PAGES.keySet().stream()
                        .filter(it -> it.startsWith("zh/"))
                        .map(it -> it.substring(2))
                        .toList());
    }

    @Test
    void should_show_the_matrix_of_each_kept_proof() {
        for (var language : Language.values()) {
            var page = new String(Objects.requireNonNull(FILES.get(language.tag() + "/proof.html")), UTF_8);
            int cells = 0;
            for (var id : LABS.ids()) {
                var lab = LABS.load(id);
                if (Drivers.ids().stream()
                        .map(it -> TranscriptFile.proof(lab, it, lab.engines().get(0)))
                        .anyMatch(it -> LABS.file(id, it).isPresent())) {
                    cells += lab.steps().stream()
                            .mapToInt(it ->
                                    5 * it.checks().size() + 2 * it.sabotages().size())
                            .sum();
                }
            }
            assertThat(cells).isGreaterThan(500);
            assertThat(page.split("role=\"img\" aria-label=\"", -1)).hasSize(cells + 1);
            assertThat(page).doesNotContain("⟦", ">…</span></td>");
        }
    }

    @Test
    void should_be_html_without_a_mistake() {
        var softly = new SoftAssertions();
        PAGES.forEach(
                (path, page) -> softly.assertThat(page.mistakes()).as(path).isEmpty());
        softly.assertAll();
    }

    @Test
    void should_have_one_first_heading_a_language_and_every_id_once() {
        var softly = new SoftAssertions();
        PAGES.forEach((path, page) -> {
            softly.assertThat(page.all("h1")).as(path).hasSize(1);
            softly.assertThat(page.document().getDocumentElement().getAttribute("lang"))
                    .as(path)
                    .startsWith(path.equals("index.html") ? "en" : path.substring(0, 2));
            softly.assertThat(page.values("id")).as(path).doesNotHaveDuplicates();
            softly.assertThat(page.values("hreflang")).as(path).contains("en", "ja", "zh-Hans");
        });
        softly.assertAll();
    }

    @Test
    void should_lead_somewhere_with_every_link() {
        var softly = new SoftAssertions();
        PAGES.forEach((path, page) -> {
            var links = new ArrayList<>(page.values("href"));
            links.addAll(page.values("src"));
            for (var link : links) {
                if (link.startsWith(Sites.BASE.toString())) {
                    link = URI.create("x:/" + path).relativize(URI.create(link)).toString();
                    softly.assertThat(FILES)
                            .as(path)
                            .containsKey(link.substring(Sites.BASE.toString().length() + 1));
                } else if (!link.matches("https?://.*") && !link.equals("#logo")) {
                    var target = URI.create("http://x/" + path).resolve(link);
                    var file = target.getPath().substring(1);
                    softly.assertThat(FILES).as("%s -> %s", path, link).containsKey(file);
                    if (target.getFragment() != null && PAGES.containsKey(file)) {
                        softly.assertThat(PAGES.get(file).values("id"))
                                .as("%s -> %s", path, link)
                                .contains(target.getFragment());
                    }
                }
            }
        });
        softly.assertAll();
    }

    @Test
    void should_fetch_nothing_from_elsewhere_and_be_light() {
        var softly = new SoftAssertions();
        PAGES.forEach((path, page) -> {
            softly.assertThat(page.values("src")).as(path).noneMatch(it -> it.contains("//"));
            softly.assertThat(page.all("link").stream()
                            .filter(it -> it.getAttribute("rel").matches("stylesheet|icon"))
                            .map(it -> it.getAttribute("href")))
                    .as(path)
                    .noneMatch(it -> it.contains("//"));
            softly.assertThat(FILES.getOrDefault(path, new byte[0]).length)
                    .as(path)
                    .isBetween(1, 99_999);
        });
        var style = new String(FILES.get("assets/style.css"), UTF_8);
        softly.assertThat(style).doesNotContain("url(", "@import");
        softly.assertAll();
    }

    @Test
    void should_print_only_what_a_run_has_printed() {
        var printed = new StringBuilder();
        for (var id : LABS.ids()) {
            var lab = LABS.load(id);
            for (var driver : Drivers.ids()) {
                for (var engine : lab.engines()) {
                    TranscriptFile.find(LABS, lab, driver, engine).stream()
                            .flatMap(it -> it.steps().stream())
                            .flatMap(it -> it.commands().stream())
                            .forEach(it -> printed.append(it.output().replaceAll("[ \t]+(?=\n)", ""))
                                    .append('\n'));
                }
            }
        }
        var samples = PAGES.values().stream()
                .flatMap(it -> it.all("samp").stream())
                .map(it -> it.getTextContent())
                .toList();
        assertThat(samples)
                .isNotEmpty()
                .allSatisfy(it -> assertThat(printed.toString()).contains(it.stripTrailing()));
    }

    @Test
    void should_draw_what_every_recorded_step_has_left_behind() {
        var recorded = new ArrayList<String>();
        for (var source : Lessons.read(LABS, Seed.NONE)) {
            if (source.transcript() != null) {
                for (var step : source.transcript().steps()) {
                    assertThat(step.topology().hosts())
                            .as(
                                    "%s/%s was recorded without a look at its machines",
                                    source.lab().id(), step.id())
                            .isNotEmpty();
                    recorded.add("/labs/" + source.lab().id() + "/" + step.id() + ".html");
                }
            }
        }
        assertThat(recorded).hasSizeGreaterThan(5);
        for (var page : recorded) {
            for (var language : Language.values()) {
                var html = Objects.requireNonNull(PAGES.get(language.tag() + page));
                assertThat(html.all("svg").stream().map(it -> it.getAttribute("role")))
                        .as(page)
                        .contains("img");
            }
        }
        var overlay = Objects.requireNonNull(PAGES.get("en/labs/bridge-vs-overlay/04-overlay.html"));
        assertThat(overlay.all("li").stream()
                        .filter(it -> it.getAttribute("class").equals("added"))
                        .map(it -> it.getTextContent()))
                .as("what this step changed")
                .anyMatch(it -> it.contains("my-net"));
        assertThat(overlay.values("class")).contains("news", "noted", "notes");
    }

    @Test
    void should_have_the_recorded_session_of_each_language() {
        for (var language : Language.values()) {
            assertThat(new String(FILES.get("assets/casts/bridge-vs-overlay." + language.tag() + ".js"), UTF_8))
                    .startsWith("overlaylabCast([{\"width\":80},[")
                    .contains("docker network create");
            var page = Objects.requireNonNull(PAGES.get(language.tag() + "/labs/bridge-vs-overlay/index.html"));
            assertThat(page.values("data-cast"))
                    .containsExactly("../../../assets/casts/bridge-vs-overlay." + language.tag() + ".js");
        }
    }

    @Test
    void should_show_every_command_of_a_step_once_and_as_it_is_typed() {
        for (var id : LABS.ids()) {
            for (var step : LABS.load(id).steps()) {
                for (var language : Language.values()) {
                    var page = Objects.requireNonNull(
                            PAGES.get(language.tag() + "/labs/" + id + "/" + step.id() + ".html"));
                    var typed = page.all("figure").stream()
                            .filter(it -> it.hasAttribute("data-seconds"))
                            .map(it -> it.getElementsByTagName("code").item(0).getTextContent())
                            .toList();
                    var documented = step.commands().stream()
                            .map(it -> it.line().stripTrailing())
                            .toList();
                    assertThat(typed).as(id + "/" + step.id()).containsAll(documented);
                }
            }
        }
    }

    @Test
    void should_leave_no_message_unsaid_and_no_reference_unfilled() {
        FILES.forEach((path, bytes) -> {
            if (path.endsWith(".html") || path.endsWith(".xml")) {
                assertThat(new String(bytes, UTF_8)).as(path).doesNotContain("⟦", "{{command:", "{{hints}}");
            }
        });
    }

    @Test
    void should_make_the_same_of_the_same() {
        var again = Sites.of(LABS).files();
        assertThat(again.keySet()).isEqualTo(FILES.keySet());
        again.forEach((path, bytes) -> assertThat(bytes).as(path).isEqualTo(FILES.get(path)));
    }

    @Test
    void should_find_a_word_of_each_language_in_its_index() {
        assertThat(new String(FILES.get("en/search-index.js"), UTF_8)).contains("VXLAN", "switch");
        assertThat(new String(FILES.get("ja/search-index.js"), UTF_8)).contains("オーバーレイネットワーク", "仮想スイッチ");
        assertThat(new String(FILES.get("zh/search-index.js"), UTF_8)).contains("虚拟交换机", "键值存储");
    }
}
