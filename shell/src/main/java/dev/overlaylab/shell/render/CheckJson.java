package dev.overlaylab.shell.render;

import dev.overlaylab.checkers.check.CheckResult;
import dev.overlaylab.checkers.check.Finding;
import dev.overlaylab.checkers.check.Verdict;
import dev.overlaylab.i18n.Catalogue;
import dev.overlaylab.i18n.Language;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Verdicts as JSON values: our own fields, and beside them those of check50, with its meaning. */
final class CheckJson {
    private final Catalogue catalogue;
    private final Language language;

    CheckJson(Catalogue catalogue, Language language) {
        this.catalogue = catalogue;
        this.language = language;
    }

    /** Results in their order; {@code dependency} is the check that has to hold before them, null for none. */
    List<Map<String, @Nullable Object>> of(List<CheckResult> results, @Nullable String dependency) {
        var all = new ArrayList<Map<String, @Nullable Object>>();
        results.forEach(it -> all.add(of(it, dependency)));
        return all;
    }

    private Map<String, @Nullable Object> of(CheckResult result, @Nullable String dependency) {
        var findings = result.verdict().findings();
        var title = catalogue.say(language, result.title());
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("id", result.checkId());
        json.put("title", title);
        json.put("outcome", result.verdict().outcome().name());
        json.put("findings", findings.stream().map(this::finding).toList());
        json.put("name", result.checkId());
        json.put("description", title);
        json.put("passed", passed(result.verdict()));
        json.put("cause", findings.isEmpty() ? null : cause(findings.get(0)));
        json.put("log", findings.stream().map(this::logged).toList());
        json.put("dependency", dependency);
        return json;
    }

    private static @Nullable Boolean passed(Verdict verdict) {
        return switch (verdict.outcome()) {
            case PASS -> Boolean.TRUE;
            case FAIL -> Boolean.FALSE;
            case CANNOT_CHECK -> null;
        };
    }

    private Map<String, Object> cause(Finding finding) {
        var json = new LinkedHashMap<String, Object>();
        json.put("rationale", catalogue.say(language, finding.text()));
        json.put("help", catalogue.sayNext(language, finding.text()));
        json.put("expected", finding.expected());
        json.put("actual", finding.actual());
        return json;
    }

    private String logged(Finding finding) {
        return finding.where() + ": " + catalogue.say(language, finding.text());
    }

    private Map<String, Object> finding(Finding finding) {
        var json = new LinkedHashMap<String, Object>();
        json.put("reason", finding.reason());
        json.put("text", catalogue.say(language, finding.text()));
        json.put("next", catalogue.sayNext(language, finding.text()));
        json.put("where", finding.where());
        json.put("expected", finding.expected());
        json.put("actual", finding.actual());
        json.put("details", new TreeMap<>(finding.details()));
        return json;
    }
}
