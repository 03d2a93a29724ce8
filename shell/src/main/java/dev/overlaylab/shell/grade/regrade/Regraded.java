package dev.overlaylab.shell.grade.regrade;

import dev.overlaylab.shell.grade.result.CheckGrade;
import dev.overlaylab.shell.grade.result.StudentGrade;
import dev.overlaylab.shell.grade.rubric.Rubric;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * A grade as it was, and as it is when its evidence is judged again.
 *
 * @param by the rubric of the latter
 */
public record Regraded(StudentGrade before, StudentGrade after, Rubric by) {
    /** Whether everything is as it was: verdicts, findings, points. */
    public boolean same() {
        return before.equals(after);
    }

    /** The checks that come out otherwise, in the order of the lab as it is now. */
    public List<Change> changes() {
        var earlier = new LinkedHashMap<String, CheckGrade>();
        before.checks().forEach(it -> earlier.put(it.check(), it));
        var changes = new ArrayList<Change>();
        for (var now : after.checks()) {
            var was = earlier.remove(now.check());
            if (!now.equals(was)) {
                changes.add(new Change(now.check(), Optional.ofNullable(was), Optional.of(now)));
            }
        }
        earlier.forEach((check, was) -> changes.add(new Change(check, Optional.of(was), Optional.empty())));
        return changes;
    }
}
