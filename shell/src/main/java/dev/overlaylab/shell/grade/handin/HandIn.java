package dev.overlaylab.shell.grade.handin;

import com.fasterxml.jackson.databind.JsonNode;
import dev.overlaylab.shell.grade.evidence.CanonicalJson;
import dev.overlaylab.shell.grade.evidence.GradeRecord;
import dev.overlaylab.shell.grade.evidence.OneFileChain;
import dev.overlaylab.shell.grade.evidence.SigningKey;
import dev.overlaylab.shell.grade.evidence.VerifyingKey;
import dev.overlaylab.shell.journal.JournalState;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a learner hands in.
 *
 * @param machines by what they are told from others
 * @param look what a fresh look at them gave, judged by the learner's own program
 * @param journal the lines of the journal, each a JSON object, outputs cut
 * @param journalState whether the journal was as the learner's program had written it; nothing in hand-ins of earlier versions
 * @param key that it is signed with
 */
public record HandIn(
        Header header,
        List<Identity> machines,
        GradeRecord look,
        List<JsonNode> journal,
        Optional<JournalState> journalState,
        VerifyingKey key) {
    static final String JOURNAL = "journal";
    /** In one record of the file. */
    private static final int ENTRIES = 500;

    public HandIn {
        machines = List.copyOf(machines);
        journal = List.copyOf(journal);
    }

    /** As a file. */
    public byte[] written(SigningKey signing, Clock clock) {
        var bodies = new ArrayList<Map.Entry<String, JsonNode>>();
        bodies.add(Map.entry(Header.KIND, CanonicalJson.of(header)));
        bodies.add(Map.entry(Identity.KIND, CanonicalJson.of(machines)));
        bodies.add(Map.entry(GradeRecord.KIND, look.body()));
        journalState.ifPresent(
                it -> bodies.add(Map.entry(JournalNote.KIND, JournalNote.of(it).body())));
        for (int i = 0; i < journal.size(); i += ENTRIES) {
            var some = journal.subList(i, Math.min(journal.size(), i + ENTRIES));
            bodies.add(Map.entry(JOURNAL, CanonicalJson.of(some)));
        }
        return OneFileChain.written(bodies, signing, clock);
    }
}
