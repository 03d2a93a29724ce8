package dev.overlaylab.shell.render;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.overlaylab.checkers.check.CheckResult;
import dev.overlaylab.i18n.Catalogue;
import dev.overlaylab.i18n.Language;
import dev.overlaylab.shell.report.CheckReport;
import dev.overlaylab.shell.report.CommandReport;
import dev.overlaylab.shell.report.DrillReport;
import dev.overlaylab.shell.report.Regression;
import dev.overlaylab.shell.report.RunReport;
import dev.overlaylab.shell.report.StepReport;
import dev.overlaylab.shell.report.Summary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A report for programs: JSON of the shape that {@code report.schema.json}, beside this class, describes.
 *
 * <p>It is of one of two kinds: a {@code run} that typed a lab's commands, or a {@code check} of machines as they are.
 * Fields may be added under the same format number; none is renamed, removed or given another meaning. {@code id},
 * {@code outcome} and {@code reason} are codes; {@code title}, {@code text} and {@code next} are in the language.
 */
public final class ReportJson {
    private static final int FORMAT = 2;
    private static final ObjectMapper MAPPER = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private final CheckJson checks;
    private final Language language;

    public ReportJson(Catalogue catalogue, Language language) {
        this.checks = new CheckJson(catalogue, language);
        this.language = language;
    }

    /** A whole run. */
    public String of(RunReport run) {
        var json = head("run", run.lab(), run.title(), run.driver());
        json.put("engineVersions", new TreeMap<>(run.engines()));
        json.put("startedAt", run.startedAt().toString());
        json.put("tookMs", run.took().toMillis());
        var steps = new ArrayList<Map<String, @Nullable Object>>();
        String before = null;
        for (var step : run.steps()) {
            steps.add(step(step, before));
            before = last(step.checks(), before);
        }
        json.put("steps", steps);
        json.put(
                "regressions",
                run.regressions().stream().map(ReportJson::regression).toList());
        json.put("summary", summary(run.summary()));
        return written(json);
    }

    private static Map<String, @Nullable Object> regression(Regression regression) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("step", regression.step());
        json.put("check", regression.result().checkId());
        json.put("lastGreen", regression.lastGreen());
        json.put("firstRed", regression.firstRed());
        json.put("commands", regression.commands());
        return json;
    }

    /** Verdicts on machines as they are. */
    public String of(CheckReport report) {
        var json = head("check", report.lab(), report.title(), report.driver());
        json.put("judgedAt", report.judgedAt().toString());
        json.put("tookMs", report.took().toMillis());
        var steps = new ArrayList<Map<String, @Nullable Object>>();
        String before = null;
        for (var step : report.steps()) {
            var it = new LinkedHashMap<String, @Nullable Object>();
            it.put("id", step.id());
            it.put("title", step.title().getOrDefault(language, step.id()));
            it.put("checks", checks.of(step.checks(), before));
            steps.add(it);
            before = last(step.checks(), before);
        }
        json.put("steps", steps);
        json.put("summary", verdicts(report.summary()));
        return written(json);
    }

    private Map<String, @Nullable Object> head(String kind, String lab, Map<Language, String> title, String driver) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("format", FORMAT);
        json.put("kind", kind);
        json.put("lab", lab);
        json.put("title", title.getOrDefault(language, lab));
        json.put("language", language.tag());
        json.put("driver", driver);
        return json;
    }

    /** The last check of a step; what the steps after it build on. */
    private static @Nullable String last(List<CheckResult> results, @Nullable String otherwise) {
        return results.isEmpty() ? otherwise : results.get(results.size() - 1).checkId();
    }

    private Map<String, @Nullable Object> step(StepReport step, @Nullable String before) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("id", step.id());
        json.put("title", step.title().getOrDefault(language, step.id()));
        json.put("tookMs", step.took().toMillis());
        json.put("provedNothing", step.provedNothing());
        json.put("commands", step.commands().stream().map(ReportJson::command).toList());
        json.put("before", checks.of(step.before(), before));
        json.put("checks", checks.of(step.checks(), before));
        json.put("drills", step.drills().stream().map(it -> drill(it, before)).toList());
        json.put("atEnd", checks.of(step.atEnd(), before));
        return json;
    }

    private Map<String, @Nullable Object> drill(DrillReport drill, @Nullable String before) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("id", drill.id());
        json.put("outcome", drill.outcome().name());
        json.put("text", drill.told().getOrDefault(language, drill.id()));
        json.put("tookMs", drill.took().toMillis());
        json.put("reason", drill.reason());
        json.put("suspects", drill.suspects());
        json.put("noticed", checks.of(List.of(drill.noticed()), before).get(0));
        json.put("breaking", drill.breaking().stream().map(ReportJson::command).toList());
        json.put("mending", drill.mending().stream().map(ReportJson::command).toList());
        json.put("mended", checks.of(drill.mended(), before));
        return json;
    }

    private static Map<String, @Nullable Object> command(CommandReport command) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("line", command.line());
        json.put("exit", command.hasExit() ? command.exit() : null);
        json.put("endless", command.isEndless());
        json.put("expectedExit", command.expectedExit());
        json.put("output", command.output());
        json.put("tookMs", command.took().toMillis());
        return json;
    }

    private static Map<String, Object> summary(Summary summary) {
        var json = verdicts(summary);
        json.put("unexpectedExits", summary.unexpectedExits());
        json.put("noAnswers", summary.noAnswers());
        json.put("provedNothing", summary.provedNothing());
        var drills = new LinkedHashMap<String, Object>();
        drills.put("passed", summary.drills().passed());
        drills.put("failed", summary.drills().failed());
        drills.put("cannotCheck", summary.drills().cannotCheck());
        json.put("drills", drills);
        return json;
    }

    private static Map<String, Object> verdicts(Summary summary) {
        var json = new LinkedHashMap<String, Object>();
        json.put("passed", summary.passed());
        json.put("failed", summary.failed());
        json.put("cannotCheck", summary.cannotCheck());
        json.put("exitCode", summary.exitCode());
        return json;
    }

    private static String written(Map<String, @Nullable Object> json) {
        try {
            return MAPPER.writeValueAsString(json) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
