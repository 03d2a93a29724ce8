package dev.overlaylab.shell.repl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overlaylab.labs.lab.Lab;
import dev.overlaylab.labs.lab.Seed;
import dev.overlaylab.labs.lab.Step.DocumentedCommand;
import dev.overlaylab.labs.lab.Step.Drill;
import dev.overlaylab.shell.journal.Entry;
import dev.overlaylab.shell.play.FakeWorkstation;
import dev.overlaylab.shell.play.TinyLab;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A step with two ways to break it, and what a learner says to them. */
class DrillTest {
    private static final String FIRST = "lost-one";
    private static final String OTHER = "gone-one";
    private final FakeWorkstation workstation = new FakeWorkstation();

    @TempDir
    Path directory;

    private Conversation conversation() {
        return conversation("unmake one");
    }

    private Conversation conversation(String trouble) {
        var step = TinyLab.step("first", List.of(new DocumentedCommand("m", "make one", 0)), new TinyLab.Fact("one"));
        var plain = TinyLab.lab().steps().get(1);
        var drilled = TinyLab.drilled(step, drill(FIRST, trouble), drill(OTHER, trouble));
        var lab = TinyLab.lab(drilled, plain);
        var seeded = new Lab(
                lab.id(),
                lab.title(),
                lab.summary(),
                lab.engines(),
                lab.needs(),
                lab.minutes(),
                lab.machines(),
                lab.steps(),
                new Lab.Variant(Seed.of("s"), Map.of()));
        return new Conversation(directory, workstation, seeded);
    }

    private static Drill drill(String id, String run) {
        return TinyLab.drill(id, List.of(run), List.of("make one"));
    }

    /** Which drill came first; the order is the seed's. */
    private String begun() {
        return conversation().journal().stream()
                .filter(Entry.Drilled.class::isInstance)
                .map(it -> ((Entry.Drilled) it).drill())
                .reduce((earlier, later) -> later)
                .orElse("none");
    }

    private static String not(String drill) {
        return drill.equals(FIRST) ? OTHER : FIRST;
    }

    @Test
    void should_begin_only_on_a_finished_step_that_has_drills() {
        // when
        var shown = conversation().converse("drill", "answer", "make one", "next", "drill");

        // then
        assertThat(shown)
                .containsSubsequence(
                        "not everything is there yet",
                        "Nothing has been broken",
                        "no drills. Steps with drills: first");
        assertThat(workstation.lines).containsExactly("make one");
        assertThat(begun()).isEqualTo("none");
    }

    @Test
    void should_break_unseen_be_named_be_mended_and_be_over() {
        // given
        var broken = conversation().converse("make one", "check", "drill", "check", "next");
        var drill = begun();

        // when
        var ended = conversation()
                .converse(
                        "answer " + not(drill),
                        "answer x",
                        "answer",
                        "回答 " + drill,
                        "next",
                        "make one",
                        "check",
                        "next");

        // then
        assertThat(broken)
                .containsSubsequence("for you to find", "Something is broken now (drill 1)", "A drill is not over yet")
                .doesNotContain("unmake");
        assertThat(ended)
                .containsSubsequence(
                        "No, it is not " + not(drill),
                        "There is no “x”",
                        "gone-one, lost-one",
                        "Right, it is " + drill,
                        "It was " + drill,
                        "Now mend it",
                        "A drill is not over yet",
                        "this drill is over",
                        "Prose of second.");
        assertThat(conversation().journal())
                .filteredOn(Entry.Answered.class::isInstance)
                .extracting(it -> ((Entry.Answered) it).right())
                .containsExactly(false, true);
    }

    @Test
    void should_ask_for_the_name_when_it_was_mended_first_and_give_another_drill_next() {
        // given
        conversation().converse("make one", "drill", "make one");
        var drill = begun();

        // when
        var shown = conversation().converse("check", "drill", "answer " + drill, "drill");

        // then
        assertThat(shown)
                .containsSubsequence(
                        "Everything works again. What was it?",
                        "A drill is not over yet",
                        "this drill is over",
                        "Something is broken now (drill 2)");
        assertThat(begun()).isEqualTo(not(drill));
    }

    @Test
    void should_tell_and_mend_it_for_who_gives_up() {
        // when
        var shown = conversation().converse("make one", "drill", "solve", "next");

        // then
        assertThat(shown)
                .containsSubsequence(
                        "It was " + begun() + ".", "you see.", "$ make one", "this drill is over", "Prose of second.");
    }

    @Test
    void should_undo_what_could_not_be_broken_and_not_ask_about_it() {
        // when
        var shown = conversation("exit 3").converse("make one", "drill", "answer", "next");

        // then
        assertThat(shown).containsSubsequence("exit status 3", "exit 3", "Nothing has been broken", "Prose of second.");
        assertThat(workstation.lines).containsExactly("make one", "(\nexit 3\n)", "(\nmake one\n)");
    }
}
