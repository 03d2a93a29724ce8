package dev.overlaylab.labs.cluster.dockermachine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/** A call from a test: takes down what it is told. */
final class TypedCall implements Call {
    private final List<String> arguments;
    private final Map<String, String> environment = new HashMap<>();
    private final Queue<String> answers = new ArrayDeque<>();
    private final StringBuilder out = new StringBuilder();
    private final StringBuilder err = new StringBuilder();
    private final List<String> became = new ArrayList<>();

    TypedCall(String... arguments) {
        this.arguments = List.of(arguments);
    }

    TypedCall with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    TypedCall answering(String answer) {
        answers.add(answer);
        return this;
    }

    @Override
    public List<String> arguments() {
        return arguments;
    }

    @Override
    public Map<String, String> environment() {
        return environment;
    }

    @Override
    public void out(String line) {
        out.append(line).append('\n');
    }

    @Override
    public void err(String line) {
        err.append(line).append('\n');
    }

    @Override
    public String ask(String question) {
        out.append(question);
        return answers.remove();
    }

    @Override
    public void become(List<String> command) {
        became.addAll(command);
    }

    String printed() {
        return out.toString();
    }

    String complained() {
        return err.toString();
    }

    List<String> became() {
        return became;
    }
}
