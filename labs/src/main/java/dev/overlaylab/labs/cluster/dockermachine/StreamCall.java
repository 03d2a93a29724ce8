package dev.overlaylab.labs.cluster.dockermachine;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A call that came over a stream; {@code workstation/docker-machine} is the other end and describes the exchange. */
final class StreamCall implements Call {
    private static final int MOST_ARGUMENTS = 10_000;

    private final List<String> arguments;
    private final Map<String, String> environment;
    private final OutputStream output;
    private @Nullable Caller caller;
    private boolean handedOver;

    private StreamCall(List<String> arguments, Map<String, String> environment, OutputStream output) {
        this.arguments = arguments;
        this.environment = environment;
        this.output = output;
    }

    static StreamCall read(NulWords words, OutputStream output) throws IOException {
        words.next(); // the caller's directory: no sub-command has a use for it
        var environment = new LinkedHashMap<String, String>();
        for (var name : List.of("DOCKER_HOST", "SHELL", "NO_PROXY", "no_proxy")) {
            environment.put(name, words.next());
        }
        var count = words.next();
        if (!count.matches("\\d{1,5}") || Integer.parseInt(count) > MOST_ARGUMENTS) {
            throw new IOException("not a number of arguments: " + count);
        }
        var arguments = new ArrayList<String>();
        for (int i = Integer.parseInt(count); i > 0; i--) {
            arguments.add(words.next());
        }
        return new StreamCall(List.copyOf(arguments), environment, output);
    }

    void answersFrom(Caller source) {
        caller = source;
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
        lines('O', line);
    }

    @Override
    public void err(String line) {
        lines('E', line);
    }

    @Override
    public String ask(String question) throws InterruptedException {
        frame('Q', question);
        return Objects.requireNonNull(caller).answer();
    }

    @Override
    public void become(List<String> command) {
        for (var word : command) {
            frame('A', word.replace("\\", "\\\\").replace("\n", "\\n"));
        }
        frame('G', "");
        handedOver = true;
    }

    void end(int status) {
        if (!handedOver) {
            frame('X', Integer.toString(status));
        }
    }

    private void lines(char kind, String text) {
        text.lines().forEach(it -> frame(kind, it));
        if (text.isEmpty()) {
            frame(kind, "");
        }
    }

    /** A caller that has gone is told nothing; {@link Caller} notices its going. */
    private synchronized void frame(char kind, String text) {
        try {
            output.write((kind + text + "\n").getBytes(StandardCharsets.UTF_8));
            output.flush();
        } catch (IOException gone) {
            Thread.currentThread().interrupt();
        }
    }
}
