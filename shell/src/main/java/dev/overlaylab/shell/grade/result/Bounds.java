package dev.overlaylab.shell.grade.result;

import dev.overlaylab.checkers.check.Finding;
import dev.overlaylab.checkers.check.Verdict;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;

/** Keeps what a host said from filling the grader's files: texts and their number have an end. */
final class Bounds {
    private static final int FINDINGS = 40;
    private static final int DETAILS = 20;
    private static final int TEXT = 2_000;
    private static final String CUT = "…";

    private Bounds() {}

    static Verdict of(Verdict verdict) {
        return new Verdict(
                verdict.outcome(),
                verdict.findings().stream().limit(FINDINGS).map(Bounds::of).toList());
    }

    private static Finding of(Finding finding) {
        var details = new LinkedHashMap<String, String>();
        finding.details().entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Comparator.naturalOrder()))
                .limit(DETAILS)
                .forEach(it -> details.put(cut(it.getKey()), cut(it.getValue())));
        return new Finding(
                finding.reason(), cut(finding.where()), cut(finding.expected()), cut(finding.actual()), details);
    }

    private static String cut(String text) {
        if (text.length() <= TEXT) {
            return text;
        }
        // With the mark it is as long as what is left alone, so that cutting twice is cutting once.
        int end = TEXT - CUT.length();
        end = Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end;
        return text.substring(0, end) + CUT;
    }
}
