package dev.overlaylab.shell.grade.handin;

import dev.overlaylab.i18n.Text;
import java.util.Locale;

/**
 * Two students have handed in what there can be only once. What that means, a person decides.
 *
 * @param count how many such things there are
 * @param example one of them; empty where it would tell nothing
 */
public record Copy(Kind kind, String one, String other, int count, String example) {
    /** What is the same. */
    public enum Kind {
        /** The key that it is signed with: made by one person. */
        KEY,
        HOST_KEY,
        ENGINE,
        NETWORK,
        CONTAINER,
        MACHINE,
        /** Lines that were run at the same moments. */
        JOURNAL,
        /** IDs that docker printed. */
        OUTPUT
    }

    /** For people. */
    public Text text() {
        return Text.of(
                "handin.copy." + kind.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                "one",
                one,
                "other",
                other,
                "count",
                count,
                "example",
                example);
    }
}
