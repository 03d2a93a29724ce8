package dev.overlaylab.shell.cli;

import dev.overlaylab.shell.grade.result.StudentGrade;
import dev.overlaylab.shell.grade.run.RunProgress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Says on the error stream how far a class has come, how quickly, and how long it will take. */
final class GradeProgress implements RunProgress {
    private static final Duration OFTEN = Duration.ofSeconds(2);
    private static final Duration SELDOM = Duration.ofSeconds(10);
    private static final double SECOND = 1000.0;

    private final Speaker speaker;
    private final Clock clock;
    private Instant began;
    private Instant told;
    private int of;
    private int done;
    private int open;

    GradeProgress(Speaker speaker, Clock clock) {
        this.speaker = speaker;
        this.clock = clock;
        this.began = clock.instant();
        this.told = began;
    }

    @Override
    public void begins(int toLookAt, int kept) {
        began(toLookAt);
        speaker.note("grade.progress.begins", "count", toLookAt, "kept", kept);
    }

    @Override
    public void retries(int students) {
        began(students);
        speaker.note("grade.progress.retries", "count", students);
    }

    private void began(int count) {
        began = clock.instant();
        told = began;
        of = count;
        done = 0;
        open = 0;
    }

    @Override
    public void graded(StudentGrade grade) {
        done++;
        open += grade.total().isEmpty() ? 1 : 0;
        var now = clock.instant();
        var pause = speaker.streams().terminal() ? OFTEN : SELDOM;
        if (done < of && Duration.between(told, now).compareTo(pause) < 0) {
            return;
        }
        told = now;
        double seconds = Math.max(0.001, Duration.between(began, now).toMillis() / SECOND);
        long left = Math.round((of - done) * seconds / done);
        speaker.note(
                "grade.progress.graded",
                "done",
                done,
                "of",
                of,
                "open",
                open,
                "rate",
                String.format(Locale.ROOT, "%.1f", done / seconds),
                "left",
                String.format(Locale.ROOT, "%d:%02d", left / 60, left % 60));
    }

    /** How many were looked at since it began. */
    int done() {
        return done;
    }
}
