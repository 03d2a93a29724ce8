package dev.overlaylab.shell.grade.handin;

import dev.overlaylab.shell.grade.handin.Copy.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Finds what two students have in common and nobody can have in common by chance. */
final class Copies {
    /** As many lines run in the same millisecond, or IDs printed, are no chance and no shared example. */
    private static final int MOMENTS = 3;

    private static final int PRINTED = 2;
    private static final int INDEX_BITS = 20;
    private static final long INDEX = (1L << INDEX_BITS) - 1;

    private Copies() {}

    private record Pair(Kind kind, String one, String other) {}

    private record Found(int count, String example) {
        Found and(Found more) {
            return new Found(count + more.count, example.isEmpty() ? more.example : example);
        }
    }

    /** By kind, then by students. */
    static List<Copy> among(List<Traces> handIns) {
        var found = new HashMap<Pair, Found>();
        var marks = new LinkedHashMap<Traces.Mark, TreeSet<String>>();
        for (var handIn : handIns) {
            handIn.marks()
                    .forEach(it -> marks.computeIfAbsent(it, mark -> new TreeSet<>())
                            .add(handIn.header().student()));
        }
        marks.forEach((mark, students) ->
                pairs(mark.kind(), students).forEach(it -> found.merge(it, new Found(1, mark.value()), Found::and)));
        merge(found, same(handIns, Traces::moments, Kind.JOURNAL), MOMENTS);
        merge(found, same(handIns, Traces::printed, Kind.OUTPUT), PRINTED);
        return found.entrySet().stream()
                .map(it -> new Copy(
                        it.getKey().kind(),
                        it.getKey().one(),
                        it.getKey().other(),
                        it.getValue().count(),
                        it.getValue().example()))
                .sorted(Comparator.comparing(Copy::kind)
                        .thenComparing(Copy::one)
                        .thenComparing(Copy::other))
                .toList();
    }

    private static void merge(Map<Pair, Found> into, Map<Pair, Integer> counts, int least) {
        counts.forEach((pair, count) -> {
            if (count >= least) {
                into.put(pair, new Found(count, ""));
            }
        });
    }

    /** How many hashes two students share; hash and hand-in are packed in one number, so that a large class fits. */
    private static Map<Pair, Integer> same(List<Traces> handIns, Function<Traces, long[]> of, Kind kind) {
        var packed = IntStream.range(0, handIns.size())
                .mapToObj(i -> LongStream.of(of.apply(handIns.get(i))).map(it -> it << INDEX_BITS | i))
                .flatMapToLong(it -> it)
                .sorted()
                .toArray();
        var counts = new HashMap<Pair, Integer>();
        for (int from = 0; from < packed.length; ) {
            int to = from;
            var sharing = new TreeSet<String>();
            while (to < packed.length && packed[to] >> INDEX_BITS == packed[from] >> INDEX_BITS) {
                sharing.add(handIns.get((int) (packed[to] & INDEX)).header().student());
                to++;
            }
            if (sharing.size() > 1) {
                pairs(kind, sharing).forEach(it -> counts.merge(it, 1, Integer::sum));
            }
            from = to;
        }
        return counts;
    }

    /** Where many share something, each with the first of them: as many lines as students, not their square. */
    private static List<Pair> pairs(Kind kind, NavigableSet<String> students) {
        var pairs = new ArrayList<Pair>();
        for (var other : students.tailSet(students.first(), false)) {
            pairs.add(new Pair(kind, students.first(), other));
        }
        return pairs;
    }
}
