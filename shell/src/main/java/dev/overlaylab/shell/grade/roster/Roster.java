package dev.overlaylab.shell.grade.roster;

import dev.overlaylab.i18n.Text;
import java.util.List;

/**
 * A class.
 *
 * @param platform where the list was exported, as its columns tell
 * @param columns the names of {@link Student#cells}
 * @param notes what a person should know about how it was read
 */
public record Roster(Platform platform, List<String> columns, List<Student> students, List<Text> notes) {
    public Roster {
        columns = List.copyOf(columns);
        students = List.copyOf(students);
        notes = List.copyOf(notes);
    }

    /** What exports such lists. */
    public enum Platform {
        MOODLE,
        CANVAS,
        GOOGLE_CLASSROOM,
        GITHUB_CLASSROOM,
        /** A list of one's own. */
        OWN
    }
}
