package dev.overlaylab.labs.explain;

import dev.overlaylab.labs.lab.Step;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Explains what commands print: a pure function from a command and its output to what there is to know about it. */
public final class Explanations {
    /** Of a longer output only so much is looked at, and of a longer line. */
    private static final int LINES = 2000;

    private static final int COLUMNS = 2000;

    private final List<OutputRule> rules;
    private final List<LabRule> ofLab;

    private Explanations(List<OutputRule> rules, List<LabRule> ofLab) {
        this.rules = List.copyOf(rules);
        this.ofLab = List.copyOf(ofLab);
    }

    /** All that is known about outputs anywhere. */
    public static Explanations ofProduct() {
        try (InputStream file = Explanations.class.getResourceAsStream("outputs.rules")) {
            var text = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
            return new Explanations(read(text), List.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same, and what a lab says of the outputs of a step's commands. */
    public Explanations at(Step step) {
        return new Explanations(rules, step.outputs().stream().map(LabRule::new).toList());
    }

    /**
     * What there is to know.
     *
     * @param command the line that was typed
     * @param output what it printed, without escape sequences, line by line
     * @return in the order of the places
     */
    public List<Annotation> of(String command, List<String> output) {
        var looked = output.stream()
                .limit(LINES)
                .map(it -> it.substring(0, Math.min(COLUMNS, it.length())))
                .toList();
        return Stream.concat(
                        ofLab.stream().flatMap(it -> it.in(command, looked).stream()),
                        rules.stream().flatMap(it -> it.in(command, looked).stream()))
                .sorted(Comparator.comparingInt(Annotation::line).thenComparingInt(Annotation::start))
                .toList();
    }

    List<OutputRule> rules() {
        return rules;
    }

    /** A line without blanks before it begins a rule, what follows says what it looks for. */
    static List<OutputRule> read(String text) {
        var rules = new ArrayList<OutputRule>();
        String id = "";
        var said = new HashMap<String, Pattern>();
        for (var line :
                text.lines().filter(it -> !it.isBlank() && !it.startsWith("#")).toList()) {
            if (line.startsWith(" ")) {
                var parts = line.strip().split("\\s+", 2);
                said.put(parts[0], Pattern.compile(parts[1]));
            } else {
                add(rules, id, said);
                id = line.strip();
                said.clear();
            }
        }
        add(rules, id, said);
        return rules;
    }

    private static void add(List<OutputRule> rules, String id, Map<String, Pattern> said) {
        if (!id.isEmpty()) {
            rules.add(new OutputRule(
                    id,
                    Objects.requireNonNull(said.get("command"), id),
                    Objects.requireNonNull(said.get("line"), id),
                    Optional.ofNullable(said.get("beside")),
                    Optional.ofNullable(said.get("without"))));
        }
    }
}
