package dev.overlaylab.shell.grade.handin;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.overlaylab.i18n.Text;
import dev.overlaylab.shell.grade.evidence.BrokenChainException;
import dev.overlaylab.shell.grade.evidence.CanonicalJson;
import dev.overlaylab.shell.grade.evidence.ChainReader;
import dev.overlaylab.shell.grade.evidence.ChainRecord;
import dev.overlaylab.shell.grade.evidence.GradeRecord;
import dev.overlaylab.shell.grade.evidence.MalformedRecordException;
import dev.overlaylab.shell.grade.evidence.OneFileChain;
import dev.overlaylab.shell.grade.evidence.VerifyingKey;
import dev.overlaylab.shell.grade.result.Subject;
import dev.overlaylab.shell.journal.JournalState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads hand-ins of whatever origin: nothing is believed, nothing is followed, and no more read than there may be. */
public final class HandInReader {
    /** No file is longer. */
    static final long LARGEST = 24L << 20;

    private static final int MOST_ENTRIES = 100_000;

    private HandInReader() {}

    /** The hand-in in a file; what is none, or damaged, is refused with the reason. */
    public static HandIn read(Path file) throws RefusedException {
        try {
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                throw new RefusedException(Text.of("handin.refused.no-file"));
            }
            if (Files.size(file) > LARGEST) {
                throw new RefusedException(
                        Text.of("handin.refused.too-large", "bytes", Files.size(file), "most", LARGEST));
            }
            var chain = new OneFileChain(file);
            var key = chain.ownKey();
            var verified = chain.verified(key);
            var parts = new Parts();
            new ChainReader(key).read(chain.source(), verified, parts::take);
            return parts.handIn(key);
        } catch (BrokenChainException e) {
            throw new RefusedException(
                    Text.of("handin.refused.broken", "where", e.where().text()));
        } catch (MalformedRecordException e) {
            throw new RefusedException(
                    Text.of("handin.refused.malformed", "record", e.record(), "why", String.valueOf(e.getMessage())));
        } catch (IOException e) {
            throw new RefusedException(Text.of(
                    "handin.refused.unreadable",
                    "why",
                    e.getClass().getSimpleName().replace("Exception", "")));
        }
    }

    /** The records of one file, as they come. */
    private static final class Parts {
        private Optional<Header> header = Optional.empty();
        private Optional<List<Identity>> machines = Optional.empty();
        private Optional<GradeRecord> look = Optional.empty();
        private final List<JsonNode> journal = new ArrayList<>();
        private Optional<JournalState> journalState = Optional.empty();

        void take(ChainRecord record) throws MalformedRecordException {
            try {
                switch (record.kind()) {
                    case Header.KIND -> {
                        once(record, header);
                        header = Optional.of(CanonicalJson.as(record.body(), Header.class));
                    }
                    case Identity.KIND -> {
                        once(record, machines);
                        machines = Optional.of(Arrays.asList(CanonicalJson.as(record.body(), Identity[].class)));
                    }
                    case GradeRecord.KIND -> {
                        once(record, look);
                        look = Optional.of(GradeRecord.of(record));
                    }
                    case JournalNote.KIND -> {
                        once(record, journalState);
                        journalState = Optional.of(JournalNote.of(record));
                    }
                    case HandIn.JOURNAL -> entries(record);
                    default -> throw new MalformedRecordException(record.number(), "kind " + record.kind(), null);
                }
            } catch (JacksonException | NullPointerException e) {
                throw new MalformedRecordException(record.number(), String.valueOf(e.getMessage()), e);
            }
        }

        private static void once(ChainRecord record, Optional<?> part) throws MalformedRecordException {
            if (part.isPresent()) {
                throw new MalformedRecordException(record.number(), "a second " + record.kind(), null);
            }
        }

        private void entries(ChainRecord record) throws MalformedRecordException {
            if (!record.body().isArray() || journal.size() + record.body().size() > MOST_ENTRIES) {
                throw new MalformedRecordException(record.number(), "more than " + MOST_ENTRIES + " entries", null);
            }
            record.body().forEach(journal::add);
        }

        HandIn handIn(VerifyingKey key) throws MalformedRecordException {
            if (header.isEmpty() || machines.isEmpty() || look.isEmpty()) {
                throw new MalformedRecordException(1, "a part is missing", null);
            }
            boolean sound = header.get().isSound()
                    && machines.get().stream().allMatch(it -> it != null && it.isSound())
                    && look.get().evidence().lab().equals(header.get().lab())
                    && look.get().grade().subject().seen() == Subject.Seen.HAND_IN
                    && look.get().grade().student().equals(header.get().student());
            if (!sound) {
                throw new MalformedRecordException(1, "its parts do not fit together", null);
            }
            return new HandIn(header.get(), machines.get(), look.get(), journal, journalState, key);
        }
    }
}
