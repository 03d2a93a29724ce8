package dev.overlaylab.shell.grade.shard;

import dev.overlaylab.i18n.Problem;
import dev.overlaylab.i18n.Text;
import dev.overlaylab.shell.chain.Break;
import dev.overlaylab.shell.grade.evidence.BrokenChainException;
import dev.overlaylab.shell.grade.evidence.ChainFile;
import dev.overlaylab.shell.grade.evidence.EvidenceLog;
import dev.overlaylab.shell.grade.evidence.VerifyingKey;
import dev.overlaylab.shell.grade.result.StudentGrade.State;
import dev.overlaylab.shell.grade.run.GradeLog;
import dev.overlaylab.shell.grade.run.GradeRecord;
import dev.overlaylab.shell.journal.DurableFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Puts parts of a class together in one folder: of each student the grade that stands, and all evidence as it was signed. What
 * the folder has already is one more part, so that merging again, or parts that overlap, changes nothing that is right.
 */
public final class Merge {
    private static final int NAMED_BY = 16;

    private final Path out;
    private final List<VerifyingKey> trusted;

    /** @param trusted the keys of the graders */
    public Merge(Path out, List<VerifyingKey> trusted) {
        this.out = out;
        this.trusted = List.copyOf(trusted);
    }

    /**
     * What merging came to.
     *
     * @param students with a grade in the folder now
     * @param added grades that were not there before
     * @param missing students, and parts such as {@code 2/8}, that are not whole
     */
    public record Merged(int students, int added, List<String> missing) {
        public Merged {
            missing = List.copyOf(missing);
        }
    }

    /**
     * Puts parts together.
     *
     * @param partial whether parts may be missing or not finished
     */
    public Merged of(List<Path> parts, boolean partial) {
        var missing = missing(parts);
        if (!missing.isEmpty() && !partial) {
            throw Problem.of("problem.merge.incomplete", "count", missing.size(), "missing", shortened(missing));
        }
        var chosen = new TreeMap<String, GradeRecord>();
        var chains = new ArrayList<Kept>();
        for (var part : parts) {
            chains.addAll(verified(part));
            try (var log = new GradeLog(part.resolve(GradeLog.FILE))) {
                choose(chosen, log, part);
            }
        }
        chains.forEach(this::keep);
        try (var log = new GradeLog(out.resolve(GradeLog.FILE))) {
            choose(chosen, log, out);
            int added = 0;
            for (var one : chosen.entrySet()) {
                if (!log.latest(one.getKey()).filter(one.getValue()::equals).isPresent()) {
                    log.add(one.getValue());
                    added++;
                }
            }
            return new Merged(chosen.size(), added, missing);
        }
    }

    /** A chain that fits, and what it is called among others. */
    private record Kept(ChainFile chain, String name) {}

    private static List<String> missing(List<Path> parts) {
        var missing = new TreeSet<String>();
        var seen = new TreeMap<Integer, ShardNote>();
        var whole = Shard.WHOLE;
        var lab = "";
        for (var part : parts) {
            if (!Files.isRegularFile(part.resolve(GradeLog.FILE))) {
                throw Problem.of("problem.merge.no-part", "folder", part.toString());
            }
            var note = ShardNote.read(part);
            if (note.isEmpty()) {
                continue;
            }
            var shard = Shard.of(note.get().shard());
            if (!seen.isEmpty()
                    && (shard.of() != whole.of() || !note.get().lab().equals(lab))) {
                throw Problem.of("problem.merge.other-class", "folder", part.toString());
            }
            whole = shard;
            lab = note.get().lab();
            seen.put(shard.number(), note.get());
            try (var log = new GradeLog(part.resolve(GradeLog.FILE))) {
                var graded = log.students();
                note.get().students().stream()
                        .filter(it -> !graded.contains(it))
                        .forEach(missing::add);
            }
        }
        for (int number = 1; !seen.isEmpty() && number <= whole.of(); number++) {
            if (!seen.containsKey(number)) {
                missing.add(new Shard(number, whole.of()).toString());
            }
        }
        return List.copyOf(missing);
    }

    private static String shortened(List<String> missing) {
        int most = 20;
        return String.join(", ", missing.subList(0, Math.min(most, missing.size())))
                + (missing.size() > most ? ", …" : "");
    }

    private static void choose(Map<String, GradeRecord> chosen, GradeLog log, Path part) {
        for (var student : log.students()) {
            log.latest(student)
                    .ifPresent(record -> chosen.merge(student, record, (one, other) -> standing(one, other, part)));
        }
    }

    /** A grade stands against one that a person has to look at; of two, the later look. */
    private static GradeRecord standing(GradeRecord one, GradeRecord other, Path part) {
        if (one.equals(other)) {
            return one;
        }
        boolean oneStands = one.grade().state() == State.GRADED;
        if (oneStands != (other.grade().state() == State.GRADED)) {
            return oneStands ? one : other;
        }
        int later = one.judgedAt().compareTo(other.judgedAt());
        if (later == 0) {
            throw Problem.of("problem.merge.conflict", "student", one.grade().student(), "folder", part.toString());
        }
        return later > 0 ? one : other;
    }

    private List<Kept> verified(Path part) {
        var kept = new ArrayList<Kept>();
        for (var records : EvidenceLog.all(part)) {
            var chain = ChainFile.of(records);
            try {
                kept.add(new Kept(chain, verified(chain).substring(0, NAMED_BY) + ".jsonl"));
            } catch (BrokenChainException e) {
                throw new Problem(
                        Text.of(
                                "problem.evidence.broken",
                                "file",
                                records.toString(),
                                "where",
                                e.where().text()),
                        e);
            } catch (IOException e) {
                throw new Problem(Text.of("problem.merge.no-part", "folder", part.toString()), e);
            }
        }
        return kept;
    }

    /** The hash of its end, when it is signed with one of the keys. */
    private String verified(ChainFile chain) throws IOException, BrokenChainException {
        BrokenChainException first = null;
        for (var key : trusted) {
            try {
                return chain.verified(key).head().hash();
            } catch (BrokenChainException e) {
                boolean otherKey = e.where().kind() == Break.Kind.OTHER_KEY;
                first = first == null || !otherKey ? e : first;
            }
        }
        throw java.util.Objects.requireNonNull(first, "a key is trusted");
    }

    private void keep(Kept kept) {
        var folder = EvidenceLog.folder(out);
        var to = ChainFile.of(folder.resolve(kept.name()));
        try {
            Files.createDirectories(folder);
            if (!Files.exists(to.end())) {
                Files.deleteIfExists(to.records());
                Files.copy(kept.chain().records(), to.records());
                DurableFile.ownerOnly(to.records());
                // Last, because what has an end is whole.
                DurableFile.replace(to.end(), Files.readAllBytes(kept.chain().end()));
            }
        } catch (IOException e) {
            throw DurableFile.notWritten(folder, e);
        }
    }
}
