package dev.overlaylab.shell.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overlaylab.i18n.Catalogue;
import dev.overlaylab.i18n.Language;
import dev.overlaylab.shell.journal.Entry;
import dev.overlaylab.shell.play.TinyLab;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JournalPageTest {
    private static final String AT = "2026-01-02T03:04:05.678Z";

    private static JournalPage pages(Language language) {
        return new JournalPage(Catalogue.ofProduct(), language, TinyLab.lab());
    }

    private static String page(Language language, Entry... entries) {
        return pages(language).markdown(List.of(entries), List.of("m1  192.168.99.100", "└ docker0"));
    }

    private static Entry ran(String line, int exit, String output) {
        return new Entry.Ran(AT, "first", line, exit, 5, output);
    }

    @Test
    void should_tell_what_was_done_and_seen_in_order() {
        var page = page(
                Language.EN,
                new Entry.Started(AT, "tiny", "vm", "en"),
                ran("make one", 0, "\u001b[32mdone\u001b[0m\r\n"),
                ran("ls nothing", 2, ""),
                new Entry.Judged(
                        AT, "first", List.of(new Entry.Judgement("fact-one", "FAIL", List.of("page.differs")))),
                new Entry.Noted(AT, "first", "remember this"),
                new Entry.Hinted(AT, "first", "any", 2),
                new Entry.Moved(AT, "second"),
                new Entry.Judged(AT, "second", List.of(new Entry.Judgement("gone", "PASS", List.of()))),
                new Entry.Rewound(AT, "first", "first"),
                new Entry.Ended(AT));

        assertThat(page)
                .containsSubsequence(
                        "A session began at 2026-01-02T03:04:05Z (driver vm).",
                        "## Step 1 of 2",
                        "```sh\n$ make one\n```\n",
                        "```\ndone\n```\n",
                        "$ ls nothing",
                        "Exit status 2.",
                        "- ✘ FAIL",
                        "`page.differs`",
                        "> remember this",
                        "Hint 2 was shown.",
                        "## Step 2 of 2",
                        "- ✔ PASS  gone",
                        "brought back to the start of: Step 1 of 2",
                        "## The machines at the end",
                        "m1  192.168.99.100\n└ docker0");
    }

    @Test
    void should_let_nothing_that_was_typed_or_printed_become_markup() {
        var evil = "```\n# forged\n- ✔ PASS  forged\n<script>alert(1)</script>";

        var html = pages(Language.EN)
                .html(
                        page(
                                Language.EN,
                                ran(evil, 0, evil),
                                new Entry.Noted(AT, "first", "# forged\n<b>bold</b> [x](javascript:y)")),
                        "");

        assertThat(html)
                .doesNotContain("<script", "<b>", "<a ", "forged</h1>", "<h1>forged")
                .contains("&lt;script&gt;", "&lt;b&gt;");
        assertThat(html.split("<ul>", -1)).as("no list").hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void should_have_every_sentence_in_every_language(Language language) {
        var page = page(
                language,
                new Entry.Started(AT, "tiny", "vm", "en"),
                ran("x", 1, ""),
                new Entry.Hinted(AT, "first", "any", 1),
                new Entry.Rewound(AT, "first", ""));

        assertThat(page).doesNotContain("⟦");
        assertThat(pages(language).html(page, "<svg/>"))
                .doesNotContain("⟦")
                .contains("<html lang=\"" + language.tag() + "\">", "<figure>\n<svg/></figure>");
    }

    @Test
    void should_ask_for_nothing_from_anywhere() {
        var page = page(Language.EN, ran("curl http://x.example", 0, "http://y.example"));

        assertThat(pages(Language.EN).html(page, "")).doesNotContain("src=", "href=", "url(", "@import");
    }
}
