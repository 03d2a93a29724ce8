package dev.overlaylab.shell.render;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.overlaylab.checkers.check.CheckResult;
import dev.overlaylab.checkers.check.Finding;
import dev.overlaylab.i18n.Catalogue;
import dev.overlaylab.i18n.Language;
import dev.overlaylab.shell.report.CommandReport;
import dev.overlaylab.shell.report.RunReport;
import dev.overlaylab.shell.report.StepReport;
import dev.overlaylab.shell.report.Summary;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A report for programs: JSON of a stable shape.
 *
 * <pre>
 * {format: 1, lab, title, language, driver, engineVersions: {machine: version}, startedAt (ISO 8601, UTC), tookMs,
 *  steps: [{id, title, tookMs, provedNothing,
 *           commands: [{line, exit (null: no answer), expectedExit, output, tookMs}],
 *           before: [CHECK], checks: [CHECK], atEnd: [CHECK]}],
 *  summary: {passed, failed, cannotCheck, unexpectedExits, noAnswers, provedNothing, exitCode}}
 * CHECK: {id, title, outcome: PASS | FAIL | CANNOT_CHECK,
 *         findings: [{reason, text, next, where, expected, actual, details: {name: value}}]}
 * </pre>
 *
 * <p>Fields may be added under the same format number; none is renamed, removed or given another meaning. {@code id},
 * {@code outcome} and {@code reason} are codes; {@code title}, {@code text} and {@code next} are in the language.
 */
public final class ReportJson {
    private static final int FORMAT = 1;
    private static final ObjectMapper MAPPER = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private final Catalogue catalogue;
    private final Language language;

    public ReportJson(Catalogue catalogue, Language language) {
        this.catalogue = catalogue;
        this.language = language;
    }

    /** A whole run. */
    public String of(RunReport run) {
        var json = new LinkedHashMap<String, Object>();
        json.put("format", FORMAT);
        json.put("lab", run.lab());
        json.put("title", run.title().getOrDefault(language, run.lab()));
        json.put("language", language.tag());
        json.put("driver", run.driver());
        json.put("engineVersions", new TreeMap<>(run.engines()));
        json.put("startedAt", run.startedAt().toString());
        json.put("tookMs", run.took().toMillis());
        json.put("steps", run.steps().stream().map(this::step).toList());
        json.put("summary", summary(run.summary()));
        return written(json);
    }

    private Map<String, Object> step(StepReport step) {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", step.id());
        json.put("title", step.title().getOrDefault(language, step.id()));
        json.put("tookMs", step.took().toMillis());
        json.put("provedNothing", step.provedNothing());
        json.put("commands", step.commands().stream().map(ReportJson::command).toList());
        json.put("before", checks(step.before()));
        json.put("checks", checks(step.checks()));
        json.put("atEnd", checks(step.atEnd()));
        return json;
    }

    private static Map<String, Object> command(CommandReport command) {
        var json = new LinkedHashMap<String, Object>();
        json.put("line", command.line());
        json.put("exit", command.isUnanswered() ? null : command.exit());
        json.put("expectedExit", command.expectedExit());
        json.put("output", command.output());
        json.put("tookMs", command.took().toMillis());
        return json;
    }

    private List<Map<String, Object>> checks(List<CheckResult> results) {
        return results.stream().map(this::check).toList();
    }

    private Map<String, Object> check(CheckResult result) {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", result.checkId());
        json.put("title", catalogue.say(language, result.title()));
        json.put("outcome", result.verdict().outcome().name());
        json.put(
                "findings",
                result.verdict().findings().stream().map(this::finding).toList());
        return json;
    }

    private Map<String, Object> finding(Finding finding) {
        var reason = finding.text();
        var json = new LinkedHashMap<String, Object>();
        json.put("reason", finding.reason());
        json.put("text", catalogue.say(language, reason));
        json.put("next", catalogue.sayNext(language, reason));
        json.put("where", finding.where());
        json.put("expected", finding.expected());
        json.put("actual", finding.actual());
        json.put("details", new TreeMap<>(finding.details()));
        return json;
    }

    private static Map<String, Object> summary(Summary summary) {
        var json = new LinkedHashMap<String, Object>();
        json.put("passed", summary.passed());
        json.put("failed", summary.failed());
        json.put("cannotCheck", summary.cannotCheck());
        json.put("unexpectedExits", summary.unexpectedExits());
        json.put("noAnswers", summary.noAnswers());
        json.put("provedNothing", summary.provedNothing());
        json.put("exitCode", summary.exitCode());
        return json;
    }

    private static String written(Map<String, Object> json) {
        try {
            return MAPPER.writeValueAsString(json) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
