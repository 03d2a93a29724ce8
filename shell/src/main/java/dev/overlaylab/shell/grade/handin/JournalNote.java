package dev.overlaylab.shell.grade.handin;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.overlaylab.shell.chain.Break;
import dev.overlaylab.shell.grade.evidence.CanonicalJson;
import dev.overlaylab.shell.grade.evidence.ChainRecord;
import dev.overlaylab.shell.grade.evidence.MalformedRecordException;
import dev.overlaylab.shell.journal.JournalState;
import java.util.Optional;

/**
 * What the learner's program found its own journal to be, as the body of a record.
 *
 * @param broken a {@link Break.Kind}; empty when it is not broken
 * @param at the number of the line that does not fit first; 0 when it is not broken
 */
record JournalNote(long lines, long unchained, String broken, long at, String detail) {
    static final String KIND = "journal-state";
    private static final int LONGEST = 100;

    static JournalNote of(JournalState state) {
        return state.broken()
                .map(it -> new JournalNote(
                        state.lines(), state.unchained(), it.kind().name(), it.record(), it.detail()))
                .orElseGet(() -> new JournalNote(state.lines(), state.unchained(), "", 0, ""));
    }

    JsonNode body() {
        return CanonicalJson.of(this);
    }

    static JournalState of(ChainRecord record) throws JacksonException, MalformedRecordException {
        var note = CanonicalJson.as(record.body(), JournalNote.class);
        if (note.broken.length() > LONGEST || note.detail.length() > LONGEST) {
            throw new MalformedRecordException(record.number(), "too long", null);
        }
        try {
            Optional<Break> broken = note.broken.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Break(Break.Kind.valueOf(note.broken), note.at, note.detail));
            return new JournalState(note.lines, note.unchained, broken);
        } catch (IllegalArgumentException e) {
            throw new MalformedRecordException(record.number(), "no such kind", e);
        }
    }
}
