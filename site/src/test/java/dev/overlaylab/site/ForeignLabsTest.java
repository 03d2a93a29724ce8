package dev.overlaylab.site;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.overlaylab.i18n.Problem;
import dev.overlaylab.labs.lab.Lab;
import dev.overlaylab.labs.lab.LabLibrary;
import dev.overlaylab.labs.lab.Seed;
import dev.overlaylab.labs.lab.Skeleton;
import dev.overlaylab.labs.topology.Topology;
import dev.overlaylab.labs.topology.Topology.Presence;
import dev.overlaylab.labs.transcript.Transcript;
import dev.overlaylab.labs.transcript.TranscriptFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Labs that somebody else has written, perhaps not with good intentions. */
class ForeignLabsTest {
    private static final String STEP = "en/labs/theirs/01-web.html";
    private static final String ESCAPE = "\u001b";

    @TempDir
    Path labs;

    @BeforeEach
    void write() {
        Skeleton.write("theirs", labs);
    }

    private LabLibrary library() {
        return LabLibrary.in(labs);
    }

    private String page(String path) {
        return new String(Sites.of(library()).files().get(path), UTF_8);
    }

    private void add(String file, String text) throws IOException {
        var path = labs.resolve("theirs").resolve(file);
        Files.writeString(
                path,
                Files.readString(path)
                        .replaceFirst(
                                "(?m)^(# .*)$",
                                "$1\n\n" + text.replace("\\", "\\\\").replace("$", "\\$")));
    }

    private void record(String output) throws IOException {
        record(output, Topology.NOTHING);
    }

    private void record(String output, Topology topology) throws IOException {
        Lab lab = library().load("theirs");
        var steps = lab.steps().stream()
                .map(step -> new Transcript.Step(
                        step.id(),
                        step.commands().stream()
                                .map(it -> new Transcript.Command(it.id(), it.line(), 0, 5, output))
                                .toList(),
                        List.of(),
                        topology))
                .toList();
        var transcript = Transcript.of(
                lab, "vm", lab.engines().get(0), Map.of("a", "<i>20</i>"), "2026-11-21\"><script>", steps);
        var file = TranscriptFile.in(labs, lab, "vm", lab.engines().get(0));
        Files.createDirectories(file.getParent());
        Files.writeString(file, TranscriptFile.json(transcript));
    }

    @Test
    void should_take_no_markup_script_or_address_from_a_text() throws IOException {
        add("01-web/en.md", """
                <script>alert(1)</script> <img src=x onerror=alert(2)>

                [go](javascript:alert(3)) ![pixel](https://tracker.example/p.png) [data](data:text/html,x)

                <iframe src="https://evil.example"></iframe>
                """);
        var html = Html.of(page(STEP).getBytes(UTF_8));
        assertThat(html.mistakes()).isEmpty();
        assertThat(html.all("iframe")).isEmpty();
        assertThat(html.all("img")).isEmpty();
        assertThat(html.all("script")).allMatch(it -> it.getAttribute("src").startsWith("../../../assets/"));
        assertThat(html.values("onerror")).isEmpty();
        assertThat(html.values("href")).noneMatch(it -> it.matches("(?i)(javascript|data):.*"));
        assertThat(html.values("href")).contains("https://tracker.example/p.png");
    }

    @Test
    void should_take_no_markup_from_titles_and_recordings() throws IOException {
        var title = labs.resolve("theirs/en.md");
        Files.writeString(title, Files.readString(title).replaceFirst("# .*", "# </title><script>alert(1)</script>"));
        record("</samp></pre><script>alert(2)</script> " + ESCAPE + "[31mred" + ESCAPE + "[0m " + ESCAPE
                + "]0;title\u0007\u202eback");
        for (var path :
                List.of(STEP, "en/labs/theirs/index.html", "en/labs/index.html", "en/index.html", "en/proof.html")) {
            var html = Html.of(page(path).getBytes(UTF_8));
            assertThat(html.mistakes()).as(path).isEmpty();
            assertThat(html.all("script")).as(path).allMatch(it -> it.hasAttribute("src"));
        }
        assertThat(page(STEP)).contains("red").doesNotContain(ESCAPE, "\u202e", "[31m");
        assertThat(page("en/search-index.js")).contains("alert(1)").doesNotContain("<script", "\u202e");
        var feed = page("en/feed.xml");
        assertThat(feed).doesNotContain("<script").contains("<updated>1970-01-01T00:00:00Z</updated>");
    }

    private static Topology machines(int count, String name) {
        var hosts = IntStream.range(0, count)
                .mapToObj(it -> new Topology.Host(
                        name + it, "192.168.99.1", Presence.RUNNING, "20.10", "", "", List.of(), List.of()))
                .toList();
        return new Topology(hosts, List.of(), List.of(), List.of());
    }

    @Test
    void should_draw_what_was_recorded_and_take_no_markup_from_it() throws IOException {
        record("", machines(2, "</svg><script>alert(1)</script>" + ESCAPE));
        var html = Html.of(page(STEP).getBytes(UTF_8));
        assertThat(html.mistakes()).isEmpty();
        assertThat(html.all("script")).allMatch(it -> it.hasAttribute("src"));
        assertThat(html.values("class")).contains("overlaylab-map", "news", "changes");
        assertThat(html.all("text").stream().map(it -> it.getTextContent()))
                .anyMatch(it -> it.startsWith("</svg><script>alert(1)"));
    }

    @Test
    void should_say_so_where_there_is_too_much_to_be_drawn() throws IOException {
        record("", machines(2_000, "m"));
        assertThat(page(STEP))
                .contains("There is too much on these machines")
                .doesNotContain("overlaylab-map")
                .hasSizeLessThan(50_000);
    }

    private void recordSession(String cast) throws IOException {
        var file = labs.resolve("theirs/transcript/en.cast");
        Files.createDirectories(file.getParent());
        Files.writeString(file, cast);
    }

    @Test
    void should_play_a_session_and_take_no_script_from_it() throws IOException {
        recordSession("""
                {"version": 2, "width": 99999999}
                [0.5, "o", "</script><script>alert(1)</script>"]
                [0.7, "i", "secret"]
                """);
        var files = Sites.of(library()).files();
        assertThat(new String(files.get("assets/casts/theirs.en.js"), UTF_8))
                .startsWith("overlaylabCast([{\"width\":400},[0.5,\"o\",")
                .doesNotContain("<", "secret");
        assertThat(page("en/labs/theirs/index.html")).contains("assets/casts/theirs.en.js");
        assertThat(page("ja/labs/theirs/index.html")).doesNotContain("player.js");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "{\"version\": 3}",
                "{\"version\": 2}\n[1, 2, 3]",
                "{\"version\": 2}\n[1, \"o\"",
                "{\"version\": 2} x"
            })
    void should_name_a_session_that_is_none(String cast) throws IOException {
        recordSession(cast);
        assertThatThrownBy(this::build).isInstanceOfSatisfying(Problem.class, it -> {
            assertThat(it.text().key()).isEqualTo("problem.site.cast");
            assertThat(it.text().arguments()).containsEntry("file", "theirs/transcript/en.cast");
        });
    }

    @Test
    void should_bound_what_is_endless() throws IOException {
        record("x".repeat(5_000) + "\n" + "line\n".repeat(1_000));
        var html = Html.of(page(STEP).getBytes(UTF_8));
        assertThat(html.all("samp"))
                .isNotEmpty()
                .allMatch(it -> it.getTextContent().length() < 4_000);
        assertThat(page(STEP)).contains("more lines are not shown", "Very long lines are cut");
    }

    @Test
    void should_say_where_nobody_has_recorded_anything() {
        var site = Sites.of(library());
        assertThat(site.remarks())
                .singleElement()
                .satisfies(it -> assertThat(it.arguments()).containsEntry("lab", "theirs"));
        assertThat(page(STEP)).contains("Nobody has recorded").doesNotContain("<samp>");
    }

    @Test
    void should_make_nothing_of_an_unrecorded_lab_when_asked_to_be_strict() {
        var request = new SiteRequest(library(), Sites.manual(), Optional.empty(), Optional.empty(), true, Seed.NONE);
        assertThatThrownBy(() -> Sites.of(request))
                .isInstanceOfSatisfying(
                        Problem.class, it -> assertThat(it.text().key()).isEqualTo("problem.site.transcript-missing"));
    }

    @Test
    void should_refuse_a_recording_of_other_commands() throws IOException {
        record("whatever");
        var step = labs.resolve("theirs/01-web/step.yaml");
        var yaml = Files.readString(step);
        assertThat(yaml).contains("run: ");
        Files.writeString(step, yaml.replaceFirst("run: docker", "run: /usr/bin/docker"));
        assertThatThrownBy(this::build).isInstanceOfSatisfying(Problem.class, it -> {
            assertThat(it.text().key()).isEqualTo("problem.site.transcript-stale");
            assertThat(it.text().arguments()).containsEntry("file", "theirs/transcript/vm.json");
        });
    }

    @Test
    void should_refuse_a_proof_that_is_not_of_this_lab() throws IOException {
        record("whatever");
        var proof = labs.resolve("theirs/transcript/vm.proof.json");
        for (var content : List.of("", "{", "[]", "{\"labs\": [{\"lab\": \"theirs\", \"runs\": []}]}", "\u0000")) {
            Files.writeString(proof, content);
            assertThatThrownBy(this::build).as(content).isInstanceOfSatisfying(Problem.class, it -> {
                assertThat(it.text().key()).isEqualTo("problem.site.proof-stale");
                assertThat(it.text().arguments()).containsEntry("file", "theirs/transcript/vm.proof.json");
            });
        }
    }

    private void build() {
        Sites.of(library());
    }

    @Test
    void should_name_the_file_that_is_missing_or_broken() throws IOException {
        var chinese = labs.resolve("theirs/01-web/zh.md");
        Files.write(chinese, new byte[] {'#', ' ', (byte) 0xe4, (byte) 0xb8, '\n'});
        assertThatThrownBy(this::build)
                .isInstanceOfSatisfying(
                        Problem.class,
                        it -> assertThat(it.text().arguments().get("file"))
                                .asString()
                                .contains("01-web/zh.md"));
        Files.delete(chinese);
        assertThatThrownBy(this::build)
                .isInstanceOfSatisfying(
                        Problem.class,
                        it -> assertThat(it.text().arguments().get("file"))
                                .asString()
                                .contains("01-web/zh.md"));
    }

    @Test
    void should_put_templates_and_assets_of_ones_own_before_the_products(@TempDir Path own) throws IOException {
        Files.writeString(own.resolve("guides.ftlh"), "<!DOCTYPE html><title>ours</title><main>${title}</main>");
        Files.createDirectories(own.resolve("assets"));
        Files.writeString(own.resolve("assets/style.css"), "body { color: red }");
        var request = new SiteRequest(library(), Sites.manual(), Optional.empty(), Optional.of(own), false, Seed.NONE);
        var files = Sites.of(request).files();
        assertThat(new String(files.get("ja/guides/index.html"), UTF_8)).contains("<main>ガイド</main>");
        assertThat(new String(files.get("assets/style.css"), UTF_8)).isEqualTo("body { color: red }");
        assertThat(files).containsKey("assets/site.js").doesNotContainKey("sitemap.xml");
        Files.writeString(own.resolve("guides.ftlh"), "${oops");
        assertThatThrownBy(() -> Sites.of(request))
                .isInstanceOfSatisfying(
                        Problem.class, it -> assertThat(it.text().arguments()).containsEntry("file", "guides.ftlh"));
    }
}
