package dev.overlaylab.shell.grade.output;

import dev.overlaylab.checkers.check.Verdict.Outcome;
import dev.overlaylab.shell.grade.result.CheckGrade;
import dev.overlaylab.shell.grade.run.GradeRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A class in figures.
 *
 * @param checks in the lab's order
 */
record Overview(int graded, int needAPerson, List<OfCheck> checks) {
    /**
     * What became of one check.
     *
     * @param reasons by code, how many did not pass for it first; the most frequent first
     */
    record OfCheck(String step, String check, int passed, int failed, int cannotCheck, Map<String, Integer> reasons) {}

    static Overview of(ClassResult result) throws IOException {
        var counts = new int[2];
        var counting = new LinkedHashMap<String, Counting>();
        result.each((student, record) -> {
            counts[record.grade().total().isPresent() ? 0 : 1]++;
            count(counting, record);
        });
        return new Overview(
                counts[0],
                counts[1],
                counting.values().stream().map(Counting::done).toList());
    }

    private static void count(Map<String, Counting> counting, GradeRecord record) {
        for (var check : record.grade().checks()) {
            counting.computeIfAbsent(check.check(), it -> new Counting(check.step(), it))
                    .add(check);
        }
    }

    /** Those that most students failed first. */
    List<OfCheck> worstFirst() {
        return checks.stream()
                .filter(it -> it.failed() + it.cannotCheck() > 0)
                .sorted(Comparator.comparingInt((OfCheck it) -> -it.failed()).thenComparingInt(it -> -it.cannotCheck()))
                .toList();
    }

    private static final class Counting {
        private final String step;
        private final String check;
        private final Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
        private final Map<String, Integer> reasons = new TreeMap<>();

        Counting(String step, String check) {
            this.step = step;
            this.check = check;
        }

        void add(CheckGrade grade) {
            outcomes.merge(grade.outcome(), 1, Integer::sum);
            if (!grade.cause().isEmpty()) {
                reasons.merge(grade.cause(), 1, Integer::sum);
            }
        }

        OfCheck done() {
            var ordered = new LinkedHashMap<String, Integer>();
            var entries = new ArrayList<>(reasons.entrySet());
            entries.sort(Map.Entry.<String, Integer>comparingByValue().reversed());
            entries.forEach(it -> ordered.put(it.getKey(), it.getValue()));
            return new OfCheck(
                    step,
                    check,
                    outcomes.getOrDefault(Outcome.PASS, 0),
                    outcomes.getOrDefault(Outcome.FAIL, 0),
                    outcomes.getOrDefault(Outcome.CANNOT_CHECK, 0),
                    ordered);
        }
    }
}
