package dev.overlaylab.shell.repl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overlaylab.shell.journal.Bookmark;
import dev.overlaylab.shell.journal.Entry;
import dev.overlaylab.shell.play.FakeWorkstation;
import dev.overlaylab.shell.play.TinyLab;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplTest {
    private final FakeWorkstation workstation = new FakeWorkstation();

    @TempDir
    Path directory;

    private Bookmark saved() {
        return conversation().saved();
    }

    private List<Entry> journal() {
        return conversation().journal();
    }

    private Conversation conversation() {
        return new Conversation(directory, workstation, TinyLab.lab());
    }

    /** Converses from where the last conversation ended. */
    private String converse(String... input) {
        return conversation().converse(input);
    }

    @Test
    void should_run_on_the_workstation_what_is_not_a_word_of_its_own() {
        // when
        var shown =
                converse("say hello  world", "say a \\", "  b", "$ say c", "cd /tmp", "!check", "\\help", "check this");

        // then
        assertThat(workstation.lines)
                .containsExactly("say hello  world", "say a b", "say c", "cd /tmp", "check", "help", "check this");
        assertThat(shown).contains("tiny 1/2 ~ $ say hello  world\nhello  world\r\n", "tiny 1/2 /tmp $ ");
        assertThat(journal().get(0)).isInstanceOfSatisfying(Entry.Ran.class, ran -> {
            assertThat(ran.line()).isEqualTo("say hello  world");
            assertThat(ran.exit()).isZero();
            assertThat(ran.step()).isEqualTo("first");
        });
    }

    @Test
    void should_refuse_to_go_on_while_red_and_go_on_when_green() {
        // when
        var shown = converse("next", "make one", "check", "next");

        // then
        assertThat(shown).contains("This step is not finished", "Everything in this step", "Prose of second.");
        assertThat(saved().step()).isEqualTo("second");
        assertThat(saved().verdicts()).containsEntry("first", java.util.Map.of("fact-one", "PASS"));
        assertThat(journal())
                .filteredOn(Entry.Judged.class::isInstance)
                .map(it -> ((Entry.Judged) it).checks().get(0).outcome())
                .containsExactly("FAIL", "PASS", "PASS");
    }

    @ParameterizedTest
    @CsvSource({"say on, make one", "make one, check", "make one;check, next", "make one;check;next, make two"})
    void should_offer_what_leads_on(String input, String offer) {
        // given
        var conversation = conversation();

        // when
        conversation.converse(input.split(";"));

        // then
        assertThat(conversation.offers()).first().isEqualTo(offer);
    }

    @Test
    void should_go_forward_by_playing_where_nothing_is_saved() {
        // when
        var shown = converse("forward", "forward first", "forward 9", "rewind", "rewind 2", "checkpoint");

        // then
        assertThat(workstation.lines).containsExactly("make one");
        assertThat(saved().step()).isEqualTo("second");
        assertThat(shown)
                .contains("Playing step 1 of 2", "$ make one", "You are at the start of step 2")
                .contains("Step 1 lies behind you", "There is no step “9”", "cannot be saved and brought back");
    }

    @Test
    void should_go_on_anyway_when_told_to_and_back_and_remember_it() {
        // when
        converse("next --anyway");
        assertThat(saved().step()).isEqualTo("second");
        var shown = converse("back", "back", "quit", "say never");

        // then
        assertThat(saved().step()).isEqualTo("first");
        assertThat(shown).contains("This is the first step").doesNotContain("never");
    }

    @Test
    void should_hint_more_plainly_each_time_and_then_in_general_and_remember_it() {
        // when
        var first = converse("hint", "hint");
        var second = converse("hint", "hint", "make one", "hint");

        // then
        assertThat(first).containsSubsequence("Hint 1 of 2", "vague first", "Hint 2 of 2", "plain first");
        assertThat(second)
                .containsSubsequence("general first", "all the hints", "nothing left to do")
                .doesNotContain("vague");
    }

    @Test
    void should_hint_by_the_broken_hop_where_the_lab_has_nothing_for_it_and_then_in_general() {
        // given
        workstation.facts.add("another store");

        // when
        var shown = converse("hint", "hint", "hint");

        // then
        assertThat(shown)
                .containsSubsequence("Hint 1 of 1", "cluster-store=consul://this", "general first", "all the hints")
                .doesNotContain("vague");
        workstation.facts.remove("another store");
        assertThat(converse("hint")).contains("vague first");
    }

    @Test
    void should_type_the_steps_commands_visibly_and_judge() {
        // when
        var shown = converse("next --anyway", "solve");

        // then
        assertThat(workstation.lines).containsExactly("make two", "exit 3");
        assertThat(shown).contains("2/2 ~ $ make two\n", "2/2 ~ $ exit 3\n").doesNotContain("instead of");
        assertThat(saved().verdicts()).containsEntry("second", java.util.Map.of("fact-two", "PASS"));
    }

    @Test
    void should_finish_the_lab() {
        assertThat(converse("solve", "next", "solve", "next")).contains("you have finished the lab");
    }

    @Test
    void should_tell_when_and_by_what_an_earlier_step_was_broken_until_it_is_mended() {
        // when
        converse("make one", "check", "next", "say harmless", "unmake one");
        var broken = converse("check", "say later", "lang ja", "check");
        var mended = converse("lang en", "make one", "check");

        // then
        assertThat(broken)
                .containsSubsequence(
                        "It had passed in step 1, Title of first",
                        "first seen to fail at\n2",
                        "2 lines were typed",
                        "say harmless",
                        "unmake one",
                        "ステップ 1「Title of first（日本語）」",
                        "unmake one")
                .doesNotContain("⟦report");
        assertThat(broken.substring(broken.indexOf("ステップ 1「"))).doesNotContain("say later");
        assertThat(mended).doesNotContain("It had passed");
    }

    @Test
    void should_show_what_a_failed_check_was_judged_on() {
        // when
        var shown = converse("check", "evidence", "make one", "check", "evidence", "evidence fact-one", "証拠 fact-one");

        // then
        assertThat(shown)
                .containsSubsequence(
                        "fact-one", "host $ one", "exit 1", "passed", "name it:\nfact-one", "exit 0", "exit 0");
        assertThat(workstation.lines).containsExactly("make one");
    }

    @Test
    void should_speak_another_language_from_then_on() {
        // when
        var shown = converse("lang ja", "次へ", "lang xx", "lang");

        // then
        assertThat(shown).contains("Prose of first.（日本語）", "このステップはまだ終わっていません", "en, ja, zh（現在は ja）");
        assertThat(saved().language()).isEqualTo("ja");
        assertThat(converse("下一步", "言語 zh")).contains("Prose of first.（中文）");
    }

    @Test
    void should_know_its_words_in_every_language() {
        assertThat(converse("確認", "检查", "ヒント", "提示", "ヘルプ", "帮助", "help", "地图", "map"))
                .contains("Ctrl-C", "docker-machine create");
        assertThat(workstation.lines).isEmpty();
        assertThat(converse("終了", "say no")).doesNotContain("\nno");
        assertThat(converse("exit", "say no")).doesNotContain("\nno");
    }

    @Test
    void should_say_that_the_connection_was_lost_and_not_run_the_line_again() {
        // when
        var shown = converse("drop", "say still here");

        // then
        assertThat(shown).contains("was lost", "still here\r\n");
        assertThat(workstation.lines).containsExactly("drop", "say still here");
    }

    @Test
    void should_never_call_green_what_gives_no_answer() {
        // given
        workstation.facts.add("silence");

        // when
        var shown = converse("check", "next");

        // then
        assertThat(shown).contains("This step is not finished").doesNotContain("Everything");
        assertThat(saved().verdicts()).containsEntry("first", java.util.Map.of("fact-one", "CANNOT_CHECK"));
    }

    @Test
    void should_send_what_is_unfinished_at_the_end_of_input_to_bash_to_complain() {
        // when
        converse("say 'open");

        // then
        assertThat(workstation.lines).containsExactly("say 'open");
    }
}
