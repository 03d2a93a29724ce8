package dev.overlaylab.shell.grade.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.overlaylab.i18n.Problem;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShardTest {
    private static List<Shard> all(int of) {
        return IntStream.rangeClosed(1, of)
                .mapToObj(it -> Shard.of(it + "/" + of))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8, 97})
    void should_have_every_student_in_one_part_and_parts_of_about_the_same_size(int of) {
        // given
        var students = IntStream.range(0, 5000).mapToObj(it -> "学生" + it).toList();

        // then
        assertThat(students)
                .allMatch(it -> all(of).stream().filter(shard -> shard.has(it)).count() == 1);
        assertThat(all(of))
                .allSatisfy(
                        shard -> assertThat(students.stream().filter(shard::has).count() * of)
                                .isBetween(5000L / 2, 5000L * 2));
    }

    @Test
    void should_put_the_same_student_into_the_same_part_for_ever() {
        // then: values that are not to change, because computers of different releases have to agree
        assertThat(all(8).stream().filter(it -> it.has("alice")).toList()).containsExactly(new Shard(1, 8));
        assertThat(all(8).stream().filter(it -> it.has("鈴木")).toList()).hasSize(1);
        assertThat(Shard.WHOLE.has("anybody")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0/4", "5/4", "1", "1/0", "-1/4", "1/99999", "a/b", "1/4/2", "１/４"})
    void should_refuse_what_is_no_part(String written) {
        assertThatThrownBy(() -> Shard.of(written)).isInstanceOf(Problem.class).hasMessageContaining("shard.unclear");
    }
}
