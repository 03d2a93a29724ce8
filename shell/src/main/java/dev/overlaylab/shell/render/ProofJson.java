package dev.overlaylab.shell.render;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.overlaylab.i18n.Catalogue;
import dev.overlaylab.i18n.Language;
import dev.overlaylab.shell.prove.Cell;
import dev.overlaylab.shell.prove.Cell.State;
import dev.overlaylab.shell.prove.CheckProof;
import dev.overlaylab.shell.prove.CommandProof;
import dev.overlaylab.shell.prove.LabProof;
import dev.overlaylab.shell.prove.Proof;
import dev.overlaylab.shell.prove.SabotageProof;
import dev.overlaylab.shell.prove.StepProof;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Proofs for programs: JSON of the shape that {@code proof.schema.json}, beside this class, describes. */
public final class ProofJson {
    static final int FORMAT = 1;
    private static final ObjectMapper MAPPER = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private final Catalogue catalogue;
    private final Language language;

    public ProofJson(Catalogue catalogue, Language language) {
        this.catalogue = catalogue;
        this.language = language;
    }

    public String of(List<Proof> proofs) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("format", FORMAT);
        json.put("kind", "proof");
        json.put("language", language.tag());
        json.put("labs", proofs.stream().map(this::proof).toList());
        json.put("exitCode", exitCode(proofs));
        try {
            return MAPPER.writeValueAsString(json) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The worst of all: failed before what could not be checked. */
    public static int exitCode(List<Proof> proofs) {
        return proofs.stream().anyMatch(it -> it.exitCode() == 1)
                ? 1
                : proofs.stream().mapToInt(Proof::exitCode).max().orElse(2);
    }

    private Map<String, @Nullable Object> proof(Proof proof) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("lab", proof.lab());
        json.put("title", proof.title().getOrDefault(language, proof.lab()));
        json.put("driver", proof.driver());
        json.put("engine", proof.engine());
        json.put("runs", proof.runs().stream().map(this::run).toList());
        json.put("flaky", flaky(proof));
        json.put("judgingMs", judging(proof));
        json.put("exitCode", proof.exitCode());
        return json;
    }

    private Map<String, @Nullable Object> run(LabProof run) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("startedAt", run.startedAt().toString());
        json.put("tookMs", run.took().toMillis());
        json.put("engineVersions", new TreeMap<>(run.engines()));
        json.put("steps", run.steps().stream().map(this::step).toList());
        json.put(
                "endedEarly", run.ended().map(it -> catalogue.say(language, it)).orElse(null));
        var summary = new LinkedHashMap<String, Object>();
        summary.put("commands", run.commands().count());
        summary.put("unexpectedExits", run.unexpectedExits());
        for (var state : State.values()) {
            summary.put(code(state), run.count(state));
        }
        summary.put("exitCode", run.exitCode());
        json.put("summary", summary);
        return json;
    }

    private Map<String, @Nullable Object> step(StepProof step) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("id", step.id());
        json.put("title", step.title().getOrDefault(language, step.id()));
        json.put("commands", step.commands().stream().map(ProofJson::command).toList());
        json.put("checks", step.checks().stream().map(this::check).toList());
        json.put("sabotages", step.sabotages().stream().map(this::sabotage).toList());
        return json;
    }

    private static Map<String, @Nullable Object> command(CommandProof command) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("id", command.id());
        json.put("exit", command.report().hasExit() ? command.report().exit() : null);
        json.put("endless", command.report().isEndless());
        json.put("expectedExit", command.report().expectedExit());
        json.put("tookMs", command.report().took().toMillis());
        return json;
    }

    private Map<String, @Nullable Object> check(CheckProof check) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("id", check.id());
        json.put("cells", cells(check.cells()));
        json.put("judgingMs", check.judging().map(Duration::toMillis).orElse(null));
        return json;
    }

    private Map<String, @Nullable Object> sabotage(SabotageProof sabotage) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("id", sabotage.id());
        json.put("check", sabotage.check());
        json.put("reason", sabotage.reason());
        json.put("cells", cells(sabotage.cells()));
        return json;
    }

    private Map<String, @Nullable Object> cells(Map<String, Cell> cells) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        cells.forEach((name, cell) -> {
            var it = new LinkedHashMap<String, @Nullable Object>();
            it.put("state", code(cell.state()));
            it.put("outcome", cell.outcome().map(Enum::name).orElse(null));
            it.put("reasons", cell.reasons());
            it.put(
                    "note",
                    cell.note().map(note -> catalogue.say(language, note)).orElse(null));
            json.put(name, it);
        });
        return json;
    }

    static String code(State state) {
        return switch (state) {
            case AS_DECLARED -> "as-declared";
            case WRONG -> "wrong";
            case CANNOT_CHECK -> "cannot-check";
            case NOT_REACHED -> "not-reached";
            case NOT_POSSIBLE -> "not-possible";
            case LEFT_OUT -> "left-out";
        };
    }

    /** The cells that came out otherwise in some of the runs. */
    private static List<Map<String, @Nullable Object>> flaky(Proof proof) {
        var flaky = new ArrayList<Map<String, @Nullable Object>>();
        var first = proof.first();
        for (int step = 0; step < first.steps().size(); step++) {
            int at = step;
            var checks = first.steps().get(step).checks();
            for (int i = 0; i < checks.size(); i++) {
                int row = i;
                checks.get(i)
                        .cells()
                        .keySet()
                        .forEach(name -> flaky(
                                flaky,
                                first.steps().get(at).id(),
                                checks.get(row).id(),
                                name,
                                proof.all(it -> named(
                                        it.steps().get(at).checks().get(row).cells(), name))));
            }
            var sabotages = first.steps().get(step).sabotages();
            for (int i = 0; i < sabotages.size(); i++) {
                int row = i;
                sabotages
                        .get(i)
                        .cells()
                        .keySet()
                        .forEach(name -> flaky(
                                flaky,
                                first.steps().get(at).id(),
                                sabotages.get(row).id(),
                                name,
                                proof.all(it -> named(
                                        it.steps().get(at).sabotages().get(row).cells(), name))));
            }
        }
        return flaky;
    }

    private static void flaky(
            List<Map<String, @Nullable Object>> flaky, String step, String row, String name, List<Cell> runs) {
        var not = runs.stream().filter(it -> it.state() != runs.get(0).state()).count();
        if (not > 0) {
            var json = new LinkedHashMap<String, @Nullable Object>();
            json.put("step", step);
            json.put("row", row);
            json.put("cell", name);
            json.put("states", runs.stream().map(it -> code(it.state())).toList());
            flaky.add(json);
        }
    }

    private static Cell named(Map<String, Cell> cells, String name) {
        var cell = cells.get(name);
        if (cell == null) {
            throw new IllegalArgumentException(name);
        }
        return cell;
    }

    /** By check, the median and the longest of all runs. */
    private static Map<String, @Nullable Object> judging(Proof proof) {
        var judging = new LinkedHashMap<String, @Nullable Object>();
        for (int step = 0; step < proof.first().steps().size(); step++) {
            var checks = proof.first().steps().get(step).checks();
            for (int i = 0; i < checks.size(); i++) {
                var times = proof.judging(step, i);
                if (!times.isEmpty()) {
                    judging.put(
                            checks.get(i).id(),
                            Map.of(
                                    "median",
                                    times.get(times.size() / 2).toMillis(),
                                    "longest",
                                    times.get(times.size() - 1).toMillis()));
                }
            }
        }
        return judging;
    }
}
