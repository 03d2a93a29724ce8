package dev.overlaylab.shell.repl.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overlaylab.labs.topology.Topology;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MemoryTest {
    private static final Topology FIRST = of("first");
    private static final Topology SECOND = of("second");

    private final Memory memory = new Memory();

    private static Topology of(String member) {
        return new Topology(List.of(), List.of(), List.of(), List.of(member));
    }

    private Optional<Memory.Earlier> earlier() {
        return memory.earlier();
    }

    @Test
    void should_compare_with_what_was_seen_before_the_last_command() {
        memory.look(() -> FIRST);
        memory.began("one");
        memory.look(() -> SECOND);
        memory.began("two");

        assertThat(earlier()).contains(new Memory.Earlier(SECOND, List.of("two")));
        assertThat(memory.isFresh()).isFalse();
    }

    @Test
    void should_name_all_commands_since_when_nobody_looked_between_them() {
        memory.look(() -> FIRST);
        memory.began("one");
        memory.began("two");

        assertThat(earlier()).contains(new Memory.Earlier(FIRST, List.of("one", "two")));
    }

    @Test
    void should_not_trust_a_look_during_which_a_command_began() {
        memory.look(() -> FIRST);
        memory.look(() -> {
            memory.began("one");
            return SECOND;
        });
        memory.began("two");

        assertThat(earlier()).contains(new Memory.Earlier(FIRST, List.of("one", "two")));
    }

    @Test
    void should_not_trust_a_look_that_was_called_off() {
        memory.look(() -> FIRST);
        memory.look(() -> {
            Thread.currentThread().interrupt();
            return SECOND;
        });
        assertThat(Thread.interrupted()).isTrue();
        memory.began("one");

        assertThat(earlier()).contains(new Memory.Earlier(FIRST, List.of("one")));
    }

    @Test
    void should_know_nothing_before_the_first_look_and_after_the_machines_were_changed() {
        memory.began("one");
        assertThat(earlier()).isEmpty();

        memory.look(() -> FIRST);
        assertThat(memory.isFresh()).isTrue();
        memory.began("two");
        memory.clear();

        assertThat(earlier()).isEmpty();
        assertThat(memory.isFresh()).isFalse();
    }
}
