package dev.overlaylab.checkers.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.overlaylab.checkers.machine.MachineException.Cause;
import dev.overlaylab.checkers.world.Mutations;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatchAnswersTest {
    private static final String MARK = "0f1e2d3c";
    private static final List<Command> TWO = List.of(Command.of("a"), Command.of("b"));
    private static final String GOOD = MARK + " 0 3\none\n\n" + MARK + "\n\n" + MARK + "\n日本\n\n" + MARK + "\nerr\n\n"
            + MARK + "\n" + MARK + " end\n";

    @Test
    void should_tell_answers_apart() throws MachineException {
        var answers = read(GOOD);

        assertThat(answers.get(0).get()).isEqualTo(new CommandResult(0, "one\n", "", Duration.ZERO));
        assertThat(answers.get(1).get()).isEqualTo(new CommandResult(3, "日本\n", "err\n", Duration.ZERO));
    }

    @Test
    void should_have_no_answer_from_a_script_that_was_late() throws MachineException {
        var answers = read(GOOD.replace(MARK + " 0 3", MARK + " late 3"));

        assertThatThrownBy(() -> answers.get(0).get())
                .isInstanceOfSatisfying(
                        MachineException.class, it -> assertThat(it.why()).isEqualTo(Cause.TIMED_OUT));
        assertThat(answers.get(1).get().exitCode()).isEqualTo(3);
    }

    @Test
    void should_believe_nothing_when_the_host_could_not_read_an_output() {
        assertThatThrownBy(() -> read(GOOD.replace(MARK + " end", "unread\n" + MARK + " end")))
                .isInstanceOfSatisfying(
                        MachineException.class, it -> assertThat(it.why()).isEqualTo(Cause.LOST));
    }

    @Test
    void should_have_no_answer_from_a_script_that_prints_too_much_and_more_room_for_one_without_company()
            throws MachineException {
        // given
        var much = "x".repeat(BatchScript.longest(2) + 1);

        // when
        var answers = read(GOOD.replace("one\n", much));
        var alone = BatchAnswers.read(
                "demo0",
                MARK,
                new CommandResult(
                        0,
                        MARK + " 0\n" + much + "\n" + MARK + "\n\n" + MARK + "\n" + MARK + " end\n",
                        "",
                        Duration.ZERO),
                TWO.subList(0, 1));

        // then
        assertThatThrownBy(() -> answers.get(0).get()).hasMessageContaining("longer than");
        assertThat(answers.get(1).get().exitCode()).isEqualTo(3);
        assertThat(alone.get(0).get().stdout()).isEqualTo(much);
    }

    @Test
    void should_read_or_refuse_whatever_came() throws MachineException {
        var refused = 0;
        for (var seed = 1L; seed <= 5_000; seed++) {
            var text = new Mutations(seed).of(GOOD);
            try {
                assertThat(read(text)).as("seed %d", seed).hasSize(2);
            } catch (MachineException e) {
                assertThat(e.why()).as("seed %d", seed).isEqualTo(Cause.LOST);
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(4_000);
    }

    private static List<ScriptAnswer> read(String printed) throws MachineException {
        return BatchAnswers.read("demo0", MARK, new CommandResult(0, printed, "", Duration.ZERO), TWO);
    }
}
