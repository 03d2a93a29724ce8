package dev.overlaylab.shell.grade.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.overlaylab.checkers.check.Runner;
import dev.overlaylab.checkers.world.World;
import dev.overlaylab.i18n.Language;
import dev.overlaylab.i18n.Problem;
import dev.overlaylab.labs.lab.LabLibrary;
import dev.overlaylab.shell.grade.ClassWorld;
import dev.overlaylab.shell.grade.result.Evidence;
import dev.overlaylab.shell.grade.result.Grading;
import dev.overlaylab.shell.grade.result.StudentGrade;
import dev.overlaylab.shell.grade.result.StudentGrade.State;
import dev.overlaylab.shell.grade.roster.HostMap;
import dev.overlaylab.shell.grade.roster.Student;
import dev.overlaylab.shell.grade.rubric.LatePolicy;
import dev.overlaylab.shell.grade.rubric.Points;
import dev.overlaylab.shell.grade.rubric.Rubric;
import dev.overlaylab.shell.grade.run.Eyes.Look;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassRunTest {
    private static final Instant MONDAY = Instant.parse("2026-11-23T09:00:00Z");

    @TempDir
    private Path folder;

    private final Map<String, Supplier<World>> worlds = new ConcurrentHashMap<>();
    private final Map<String, Integer> looks = new ConcurrentHashMap<>();
    private final List<Evidence> kept = new ArrayList<>();
    private final Variants variants = new Variants(LabLibrary.shipped(), "overlay-consul", Optional.empty());
    private Rubric rubric = Rubric.USUAL;
    private Again again = Again.CHANGED;
    private Optional<Instant> due = Optional.empty();
    private Instant now = MONDAY;
    private Runnable beforeALook = () -> {};

    @BeforeEach
    void everybodyIsRightButTwo() {
        for (int i = 0; i < 8; i++) {
            worlds.put("s" + i, ClassWorld::right);
        }
        worlds.put("s3", ClassWorld::wrongSubnet);
        worlds.put("s5", ClassWorld::dead);
    }

    @Test
    void should_grade_everybody_and_look_again_at_who_could_not_be_judged() throws InterruptedException {
        // when
        run(8);

        // then
        assertThat(totals()).containsExactlyInAnyOrderEntriesOf(expected());
        assertThat(looks).containsEntry("s0", 1).containsEntry("s3", 1).containsEntry("s5", 2);
    }

    @Test
    void should_look_only_at_who_is_open_the_next_time() throws InterruptedException {
        // given
        run(8);
        looks.clear();
        worlds.put("s5", ClassWorld::right);

        // when
        run(9);

        // then
        assertThat(looks).containsOnlyKeys("s5", "s8");
        assertThat(totals()).containsEntry("s5", "12");
    }

    @Test
    void should_look_at_whom_it_is_told_to() throws InterruptedException {
        // given
        run(8);

        // when, then
        again = Again.NONE;
        assertThat(looksOf(8)).isEmpty();
        again = Again.FAILED;
        assertThat(looksOf(8)).containsOnlyKeys("s3", "s5");
        again = Again.ALL;
        assertThat(looksOf(8)).hasSize(8);
    }

    @Test
    void should_grade_by_another_rubric_without_looking() throws InterruptedException {
        // given
        run(8);
        rubric = new Rubric(Points.of(2), Map.of(), Map.of(), LatePolicy.NONE);
        again = Again.NONE;

        // when, then
        assertThat(looksOf(8)).isEmpty();
        assertThat(totals()).containsEntry("s0", "24").containsEntry("s3", "18").containsEntry("s5", "");
    }

    @Test
    void should_go_on_where_it_was_broken_off() throws InterruptedException {
        // given
        beforeALook = () -> {
            if (looks.values().stream().mapToInt(it -> it).sum() == 4) {
                throw new LinkageError("killed");
            }
        };
        assertThatThrownBy(() -> run(8)).hasRootCauseInstanceOf(LinkageError.class);
        var before = Map.copyOf(looks);
        looks.clear();
        beforeALook = () -> {};

        // when
        run(8);

        // then
        assertThat(before).hasSizeBetween(1, 7);
        assertThat(totals()).containsExactlyInAnyOrderEntriesOf(expected());
        assertThat(looks.keySet()).hasSizeLessThan(8);
    }

    @Test
    void should_take_half_a_line_for_none() throws InterruptedException, IOException {
        // given
        run(8);
        var file = folder.resolve(GradeLog.FILE);
        try (var log = new RandomAccessFile(file.toFile(), "rw")) {
            log.setLength(log.length() - 7);
        }
        looks.clear();

        // when
        run(8);

        // then
        assertThat(totals()).containsExactlyInAnyOrderEntriesOf(expected());
        assertThat(Files.readString(file)).endsWith("\n");
    }

    @Test
    void should_refuse_a_log_that_somebody_wrote_in() throws InterruptedException, IOException {
        // given
        run(8);
        var file = folder.resolve(GradeLog.FILE);
        var lines = new ArrayList<>(Files.readAllLines(file));
        int changed = IntStream.range(0, lines.size())
                .filter(it -> lines.get(it).contains("\"total\":12"))
                .findFirst()
                .orElseThrow();
        lines.set(changed, lines.get(changed).replace("\"total\":12", "\"total\":13"));
        Files.write(file, lines);
        var content = Files.readAllBytes(file);

        // when, then
        assertThatThrownBy(() -> new GradeLog(file)).isInstanceOfSatisfying(Problem.class, it -> {
            assertThat(it.text().key()).isEqualTo("problem.grade.log-damaged");
            assertThat(it.text().arguments()).containsEntry("line", changed + 1);
        });
        assertThat(file).hasBinaryContent(content);
    }

    @Test
    void should_keep_what_it_judged_before_the_grade_is_written() throws InterruptedException {
        // when
        run(8);

        // then
        assertThat(kept).hasSize(9);
        for (var evidence : kept) {
            var again = new Grading(ClassWorld.LAB, rubric).grade(evidence.subject(), evidence.observations());
            try (var log = new GradeLog(folder.resolve(GradeLog.FILE))) {
                assertThat(log.latest(evidence.subject().student())
                                .orElseThrow()
                                .grade())
                        .isEqualTo(again);
            }
        }
    }

    @Test
    void should_not_make_anybody_late_who_could_not_be_judged_in_time() throws InterruptedException {
        // given
        due = Optional.of(MONDAY.plus(Duration.ofHours(1)));
        rubric = Rubric.USUAL.with(LatePolicy.of("50%/day"));
        run(8);
        worlds.put("s5", ClassWorld::right);
        worlds.put("s8", ClassWorld::right);
        now = MONDAY.plus(Duration.ofHours(30));

        // when
        run(9);

        // then
        assertThat(totals()).containsEntry("s5", "12").containsEntry("s0", "12").containsEntry("s8", "0");
        assertThat(grade("s5").subject().remarks())
                .singleElement()
                .satisfies(it -> assertThat(it.code()).isEqualTo("retried"));
    }

    @Test
    void should_make_a_fault_of_ours_nobodys_loss() throws InterruptedException {
        // given
        worlds.put("s2", () -> {
            throw new IllegalStateException("our bug");
        });

        // when
        run(8);

        // then
        assertThat(grade("s2").state()).isEqualTo(State.NEEDS_A_PERSON);
        assertThat(grade("s2").unjudged().orElseThrow().cause()).isEqualTo("cannot.own-fault");
        assertThat(totals()).containsEntry("s0", "12");
    }

    @Test
    void should_stop_when_it_is_told_to_and_record_nobody_by_halves() throws InterruptedException {
        // given
        var working = Thread.currentThread();
        var told = new AtomicBoolean();
        beforeALook = () -> {
            if (looks.size() >= 3) {
                if (told.compareAndSet(false, true)) {
                    working.interrupt();
                }
                try {
                    Thread.sleep(60_000);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        };

        // when
        assertThatThrownBy(() -> run(8)).isInstanceOf(InterruptedException.class);

        // then
        assertThat(totals().values()).allSatisfy(it -> assertThat(it).isNotEmpty());
        beforeALook = () -> {};
        run(8);
        assertThat(totals()).containsExactlyInAnyOrderEntriesOf(expected());
    }

    @Test
    void should_stop_clearly_when_the_disk_is_full() throws InterruptedException {
        // given
        var full = Path.of("/dev/full");
        assumeTrue(Files.exists(full));

        // when, then
        assertThatThrownBy(() -> {
                    try (var log = new GradeLog(full)) {
                        run(8, log);
                    }
                })
                .isInstanceOfSatisfying(
                        Problem.class, it -> assertThat(it.text().key()).isEqualTo("problem.state.not-written"));
    }

    private Map<String, String> expected() {
        var expected = new LinkedHashMap<String, String>();
        for (int i = 0; i < 8; i++) {
            expected.put("s" + i, i == 3 ? "9" : i == 5 ? "" : "12");
        }
        return expected;
    }

    private Map<String, Integer> looksOf(int students) throws InterruptedException {
        looks.clear();
        run(students);
        return looks;
    }

    private void run(int students) throws InterruptedException {
        try (var log = new GradeLog(folder.resolve(GradeLog.FILE))) {
            run(students, log);
        }
    }

    private void run(int students, GradeLog log) throws InterruptedException {
        Eyes eyes = (lab, hosts) -> {
            var student = hosts.get("mh-keystore");
            looks.merge(student, 1, Integer::sum);
            beforeALook.run();
            var world = worlds.getOrDefault(student, ClassWorld::right).get();
            var results = new Runner(world).run(new Grading(lab, rubric).checks());
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            return new Look(results, ClassWorld.recorded(world), List.of());
        };
        var machines = List.of("mh-keystore");
        new ClassRun(
                        variants,
                        rubric,
                        new LiveSightings(new HostMap(machines, Optional.empty()), eyes),
                        new ClassRun.Settings(again, 2, due, Language.EN),
                        (evidence, grade) -> kept.add(evidence),
                        log,
                        RunProgress.NONE,
                        Clock.fixed(now, ZoneOffset.UTC))
                .run(students(students));
    }

    private static List<Student> students(int count) {
        var students = new ArrayList<Student>();
        for (int i = 0; i < count; i++) {
            students.add(new Student(
                    "s" + i,
                    i + 1,
                    "",
                    Optional.empty(),
                    Map.of("mh-keystore", "s" + i),
                    Optional.empty(),
                    Optional.empty(),
                    List.of()));
        }
        return students;
    }

    private StudentGrade grade(String student) {
        try (var log = new GradeLog(folder.resolve(GradeLog.FILE))) {
            return log.latest(student).orElseThrow().grade();
        }
    }

    private Map<String, String> totals() {
        var totals = new LinkedHashMap<String, String>();
        try (var log = new GradeLog(folder.resolve(GradeLog.FILE))) {
            log.students()
                    .forEach(it -> totals.put(
                            it,
                            log.latest(it)
                                    .orElseThrow()
                                    .grade()
                                    .total()
                                    .map(Points::toString)
                                    .orElse("")));
        }
        return totals;
    }
}
