package dev.overlaylab.shell.grade.run;

import dev.overlaylab.shell.grade.result.StudentGrade;

/** Hears how far a class has come; called by one thread at a time. */
public interface RunProgress {
    /** Tells nobody. */
    RunProgress NONE = new RunProgress() {};

    /** Who is looked at, and whose grades stand. */
    default void begins(int toLookAt, int kept) {}

    /** One more look is done and on the disk. */
    default void graded(StudentGrade grade) {}

    /** Those who could not be judged are looked at once more. */
    default void retries(int students) {}
}
