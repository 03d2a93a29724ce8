package dev.overlaylab.shell.chain;

import dev.overlaylab.i18n.Text;
import java.util.Locale;

/**
 * Where a chain is broken first.
 *
 * @param record counts from 1; the number of records and one where it is the end that does not fit
 * @param detail what a person who looks for it wants to know, as data; may be empty
 */
public record Break(Kind kind, long record, String detail) {
    /** How a record, or the end, can fail to fit. */
    public enum Kind {
        /** There is no end, or it cannot be read. */
        NO_END,
        /** Signed with another key. */
        OTHER_KEY,
        /** The signature of the end does not fit. */
        END_CHANGED,
        /** Nothing that could be read as a record. */
        UNREADABLE,
        /** The signature of the record does not fit its content. */
        CHANGED,
        /** A record that was there before comes again. */
        REPEATED,
        /** A record that should be here comes later. */
        REORDERED,
        /** A record that should be here is nowhere. */
        REMOVED,
        /** Signed, and of another chain. */
        FOREIGN,
        /** There are fewer records than the end says. */
        CUT,
        /** There are records after the end. */
        AFTER_END
    }

    /** For people. */
    public Text text() {
        return Text.of(
                "evidence.break." + kind.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                "record",
                record,
                "detail",
                detail);
    }
}
