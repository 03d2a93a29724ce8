package dev.overlaylab.shell.grade.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.overlaylab.i18n.Language;
import dev.overlaylab.labs.lab.Lab;
import dev.overlaylab.labs.lab.Seed;
import dev.overlaylab.shell.grade.ClassWorld;
import dev.overlaylab.shell.grade.rubric.LatePolicy;
import dev.overlaylab.shell.grade.rubric.Rubric;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GradeJsonTest {
    private static final Subject SUBJECT = Subject.of(
                    "=cmd|'/c calc'!A0\u001b[31m",
                    Language.ZH,
                    new Lab.Variant(Seed.of("s3ed"), Map.of("network", "my-net", "subnet", "10.0.9.0/24")))
            .late(Duration.ofMinutes(90))
            .with(List.of(new Remark("copy", Map.of("others", "bob"))));
    private final Grading grading = new Grading(ClassWorld.LAB, Rubric.USUAL.with(LatePolicy.of("10%/day")));

    @Test
    void should_read_what_it_wrote() throws MalformedGradeException {
        for (var world : List.of(ClassWorld.right(), ClassWorld.wrongSubnet(), ClassWorld.dead())) {
            // given
            var grade = grading.grade(SUBJECT, ClassWorld.recorded(world));

            // when
            var json = GradeJson.write(grade);

            // then
            assertThat(GradeJson.read(json)).isEqualTo(grade);
            assertThat(GradeJson.read(GradeJson.tree(grade))).isEqualTo(grade);
            assertThat(json).doesNotContain("\n");
        }
    }

    @Test
    void should_write_null_where_a_person_has_to_look() {
        // when
        var json = GradeJson.tree(grading.grade(SUBJECT, ClassWorld.recorded(ClassWorld.dead())));

        // then
        assertThat(json.get("state").asText()).isEqualTo("NEEDS_A_PERSON");
        assertThat(json.get("total").isNull()).isTrue();
        assertThat(json.get("checks").get(0).get("points").isNull()).isTrue();
        assertThat(json.get("checks").get(0).get("cause").asText()).isEqualTo("cannot.unreachable");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "{\"format\":2}",
                "no json",
                "{\"format\":1,\"lab\":null}",
                "{\"format\":1} {}"
            })
    void should_refuse_what_is_no_grade(String json) {
        assertThatThrownBy(() -> GradeJson.read(json)).isInstanceOf(MalformedGradeException.class);
    }

    @Test
    void should_refuse_points_that_do_not_fit_the_total() {
        // given
        var json = GradeJson.write(grading.grade(SUBJECT, ClassWorld.recorded(ClassWorld.wrongSubnet())));

        // when, then
        assertThatThrownBy(() -> GradeJson.read(json.replaceFirst("\"total\":[0-9.]+", "\"total\":12")))
                .isInstanceOf(MalformedGradeException.class);
        assertThatThrownBy(() -> GradeJson.read(json.replace("\"GRADED\"", "\"NEEDS_A_PERSON\"")))
                .isInstanceOf(MalformedGradeException.class);
        assertThatThrownBy(() -> GradeJson.read(json.replaceFirst("\"points\":1,", "\"points\":null,")))
                .isInstanceOf(MalformedGradeException.class);
    }

    @Test
    void should_meet_damage_with_its_own_exception_only() {
        // given
        var json = GradeJson.write(grading.grade(SUBJECT, ClassWorld.recorded(ClassWorld.wrongSubnet())));
        var random = new Random(7);

        // when, then
        for (int i = 0; i < 2000; i++) {
            var damaged = new StringBuilder(json);
            damaged.setCharAt(random.nextInt(json.length()), (char) (32 + random.nextInt(95)));
            try {
                assertThat(GradeJson.read(damaged.toString())).isNotNull();
            } catch (MalformedGradeException e) {
                assertThat(e).hasMessageNotContaining("dev.overlaylab.shell.cli");
            }
        }
    }
}
